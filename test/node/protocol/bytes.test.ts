import { expect } from 'chai';
import fc from 'fast-check';
import { concat, equalBytes, fromHex, hashesBytes, isHash, toHex, utf8, xorBytes } from '#protocol/bytes.ts';

describe('bytes', () => {
  it('writes and reads hexadecimal text like Buffer does', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toHex(bytes)).to.equal(Buffer.from(bytes).toString('hex'));
        expect(fromHex(toHex(bytes))).to.deep.equal(bytes);
      }),
    );
  });

  it('refuses text that is not lower-case hexadecimal, and does not repeat it', () => {
    for (const bad of ['AB', '0x', 'a', 'zz', '０0', '\u0130a', 'a\u0000', ' a']) {
      expect(() => fromHex(bad)).to.throw(TypeError, /^(?!.*AB)/);
    }
    expect(() => fromHex('abcd', 3)).to.throw(TypeError);
    expect(fromHex('abcd', 2)).to.deep.equal(Uint8Array.of(0xab, 0xcd));
  });

  it('knows a hash by its length and case', () => {
    expect(isHash('0'.repeat(64))).to.equal(true);
    for (const bad of [
      '0'.repeat(63),
      'A'.repeat(64),
      `${'0'.repeat(64)}\n`,
      `0x${'0'.repeat(64)}`,
      0,
      null,
    ]) {
      expect(isHash(bad)).to.equal(false);
    }
  });

  it('reads hashes together as it reads each, or none of them', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 5 }), (hashes) => {
        expect(hashesBytes(hashes)).to.deep.equal(hashes.map((text) => fromHex(text)));
      }),
    );
    const good = '0'.repeat(64);
    const misplaced = ['0'.repeat(63), '0'.repeat(65)]; // together as long as two
    const bad = [
      '',
      'A'.repeat(64),
      '\u00e9'.repeat(64),
      `${'0'.repeat(63)}\ud800`,
      `${'0'.repeat(63)}g`,
      0,
      null,
    ];
    for (const values of [misplaced, ...bad.map((value) => [good, value])])
      expect(hashesBytes(values), String(values)).to.equal(undefined);
  });

  it('refuses a lone surrogate, which UTF-8 would replace', () => {
    expect(utf8('é')).to.deep.equal(Uint8Array.of(0xc3, 0xa9));
    expect(() => utf8('\ud800')).to.throw(TypeError);
  });

  it('joins, compares and combines', () => {
    const [a, b] = [Uint8Array.of(1, 2), Uint8Array.of(3)];
    expect(concat(a, b)).to.deep.equal(Uint8Array.of(1, 2, 3));
    expect(concat()).to.deep.equal(new Uint8Array());
    expect(equalBytes(a, Uint8Array.of(1, 2))).to.equal(true);
    expect(equalBytes(a, b)).to.equal(false);
    expect(equalBytes(a, Uint8Array.of(1, 3))).to.equal(false);
    expect(xorBytes(a, Uint8Array.of(3, 3))).to.deep.equal(Uint8Array.of(2, 1));
    expect(() => xorBytes(a, b)).to.throw(RangeError);
  });
});
