import { expect } from 'chai';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { unpackPair } from '../../web/work/unpack.ts';

const text = (value: string) => new TextEncoder().encode(value);
const names = (archive: Uint8Array) => unpackPair(Uint8Array.from(archive)).map(({ name }) => name);
const refusal = (archive: Uint8Array) => {
  try {
    unpackPair(Uint8Array.from(archive));
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

/** The archive with another size of its first file, as its directory states it. */
function withStatedSize(archive: Uint8Array, size: number): Uint8Array {
  const changed = Buffer.from(archive);
  changed.writeUInt32LE(size, changed.indexOf('PK\x01\x02', 'latin1') + 24);
  return changed;
}

describe('a document and its receipt in a ZIP file', () => {
  const pair = zipSync({ 'f.xml': text('<a/>'.repeat(100)), 'f.xml.receipt.json': text('{}') });

  it('are unpacked, whatever folders are around them', async () => {
    expect(names(pair)).to.deep.equal(['f.xml', 'f.xml.receipt.json']);
    const [document] = unpackPair(Uint8Array.from(pair));
    expect(await document?.text()).to.equal('<a/>'.repeat(100));
    const inFolders = {
      'a/': new Uint8Array(),
      'a/../../f.pdf': text('%PDF'),
      'a/r.JSON': text('{}'),
      '__MACOSX/a/._f.pdf': text('x'),
    };
    expect(names(zipSync(inFolders))).to.deep.equal(['f.pdf', 'r.JSON']);
  });

  it('are told from an archive that is a document itself', () => {
    for (const files of [
      {},
      { 'f.xml': text('<a/>') },
      { 'f.xml': text('<a/>'), 'g.xml': text('<a/>') },
      { 'f.xml': text('<a/>'), 'g.xml': text('<a/>'), 'r.json': text('{}') },
      Object.fromEntries(Array.from({ length: 70 }, (_, place) => [`${place}/`, new Uint8Array()])),
    ])
      expect(names(zipSync(files))).to.deep.equal([]);
  });

  it('are refused when they state to unpack to more than is held in memory', () => {
    expect(refusal(withStatedSize(pair, 0xf000_0000))).to.equal('ARCHIVE_TOO_LARGE');
  });

  it('take no more memory than they state, when they hold more', () => {
    const bomb = zipSync({ 'f.pdf': new Uint8Array(8 << 20), 'r.json': text('{}') });
    const [document] = unpackPair(Uint8Array.from(withStatedSize(bomb, 1000)));
    expect(document?.size ?? 0).to.be.at.most(1000);
  });

  it('may have hostile names', () => {
    const archive = Buffer.from(zipSync({ 'aaaaaaaaa.b': text('x'), 'r.json': text('{}') }));
    const renamed = Buffer.from(archive.toString('latin1').replaceAll('aaaaaaaaa', '__proto__'), 'latin1');
    expect(names(renamed)).to.deep.equal(['__proto__.b', 'r.json']);
    const bare = zipSync({ aaaaaaaaa: text('x'), 'r.json': text('{}') });
    const hidden = Buffer.from(
      Buffer.from(bare).toString('latin1').replaceAll('aaaaaaaaa', '__proto__'),
      'latin1',
    );
    expect(names(hidden)).to.deep.equal([]);
  });

  it('are nothing in what is no archive, or a spoilt one', () => {
    fc.assert(
      fc.property(fc.nat(pair.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const spoilt = Uint8Array.from(pair);
        spoilt[place] = (spoilt[place] ?? 0) ^ change;
        const code = refusal(spoilt);
        expect(code === undefined || code === 'ARCHIVE_TOO_LARGE').to.equal(true);
      }),
    );
    expect(names(text('PK\x03\x04 and no more'))).to.deep.equal([]);
  });
});
