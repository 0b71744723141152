import { expect } from 'chai';
import fc from 'fast-check';
import { parseEntry } from '#protocol/entry.ts';
import { ProtocolError } from '#protocol/errors.ts';
import {
  checkDocument,
  checkReceipt,
  compareStatedDigest,
  parseReceipt,
  RECEIPT_MEDIA_TYPE,
  type Receipt,
  writeReceipt,
} from '#protocol/receipt.ts';
import {
  CANONICAL,
  entries,
  entryText,
  leaves,
  RAW,
  receiptText,
  rootOf,
} from '../../../scripts/vectors/log.ts';

const receipt = parseReceipt(receiptText());
const root = rootOf(entries);

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return 'none';
}

describe('receipt', () => {
  it('is written in one form and read back from it', () => {
    const text = writeReceipt(receipt);
    expect(parseReceipt(text)).to.deep.equal(receipt);
    expect(text).to.match(/^\{"anchor":\{"blockHash":/);
    const proven: Receipt = { ...receipt, chainProof: { header: 'f9', accounts: [1, { a: null }] } };
    expect(parseReceipt(writeReceipt(proven))).to.deep.equal(proven);
    expect(RECEIPT_MEDIA_TYPE).to.match(/;v=1$/);
  });

  it('is not written when it could not be read', () => {
    expect(codeOf(() => writeReceipt({ ...receipt, treeSize: 0 }))).to.equal('RECEIPT_INVALID');
    expect(codeOf(() => writeReceipt({ ...receipt, entry: '{}' }))).to.equal('RECEIPT_INVALID');
  });

  it('leads to the root of its log', () => {
    expect(checkReceipt(receipt)).to.deep.equal({ leafHash: leaves[4], root });
  });

  it('leads elsewhere or nowhere after any change of a bit in entry or path', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), fc.boolean(), (at, bit, inEntry) => {
        const texts = inEntry ? [receipt.entry] : [...receipt.inclusionPath];
        const which = at % texts.length;
        const bytes = Buffer.from(texts[which] ?? '', 'latin1');
        const place = (at >> 3) % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
        texts[which] = bytes.toString('latin1');
        const changed = inEntry ? { entry: texts[0] } : { inclusionPath: texts };
        try {
          expect(checkReceipt(parseReceipt(JSON.stringify({ ...receipt, ...changed }))).root).to.not.equal(
            root,
          );
        } catch (error) {
          expect(error).to.be.instanceOf(ProtocolError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('leads elsewhere or nowhere with any other index or length of the path at its size', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(6), (leafIndex, length) => {
        fc.pre(leafIndex !== receipt.leafIndex || length !== receipt.inclusionPath.length);
        const inclusionPath = [...receipt.inclusionPath, ...receipt.inclusionPath].slice(0, length);
        try {
          expect(checkReceipt({ ...receipt, leafIndex, inclusionPath }).root).to.not.equal(root);
        } catch (error) {
          expect(error).to.be.instanceOf(ProtocolError);
        }
      }),
    );
  });

  it('leads to the same root where another size gives the path the same shape, so the size is looked up', () => {
    expect(checkReceipt({ ...receipt, leafIndex: 8, treeSize: 11 }).root).to.equal(root);
  });

  it('never throws anything but its own errors on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(codeOf(() => parseReceipt(text))).to.not.equal('none');
      }),
    );
  });

  it('tells byte for byte from canonically equal, by the profile of the entry', () => {
    const document = { profile: 'c14n', digest: CANONICAL, rawDigest: RAW } as const;
    expect(checkDocument(receipt, document)).to.equal('byte-for-byte');
    expect(checkDocument(receipt, { ...document, rawDigest: CANONICAL })).to.equal('canonically-equal');
    expect(checkDocument(receipt, { ...document, digest: RAW })).to.equal('different');
    expect(checkDocument(receipt, { profile: 'raw', digest: RAW, rawDigest: RAW })).to.equal('different');
    const raw = { ...receipt, entry: entryText({ digest: `raw:${RAW}` }) };
    expect(checkDocument(raw, document)).to.equal('byte-for-byte');
    expect(checkDocument(raw, { ...document, rawDigest: CANONICAL })).to.equal('different');
  });

  it('compares a digest that comes without its document as far as that goes', () => {
    const canonical = parseEntry(receipt.entry);
    const raw = parseEntry(entryText({ digest: `raw:${RAW}` }));
    expect(compareStatedDigest(canonical, `c14n:${CANONICAL}`)).to.equal('canonically-equal');
    expect(compareStatedDigest(canonical, `c14n:${RAW}`)).to.equal('different');
    expect(compareStatedDigest(canonical, `raw:${RAW}`)).to.equal('byte-for-byte');
    expect(compareStatedDigest(canonical, `raw:${CANONICAL}`)).to.equal('undecided');
    expect(compareStatedDigest(raw, `raw:${RAW}`)).to.equal('byte-for-byte');
    expect(compareStatedDigest(raw, `raw:${CANONICAL}`)).to.equal('different');
    expect(compareStatedDigest(raw, `c14n:${RAW}`)).to.equal('undecided');
    expect(codeOf(() => compareStatedDigest(raw, RAW))).to.equal('DIGEST_INVALID');
  });
});
