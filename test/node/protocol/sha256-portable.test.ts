import { createHash, createHmac } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { toHex, utf8 } from '#protocol/bytes.ts';
import * as node from '#protocol/sha256-node.ts';
import * as portable from '#protocol/sha256-portable.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

describe('SHA-256', () => {
  it('has the same exports for Node and for the browser', () => {
    expect(Object.keys(portable)).to.deep.equal(Object.keys(node));
  });

  for (const [name, implementation] of Object.entries({ node, portable })) {
    const { sha256, sha256Hex, hmacSha256, createSha256 } = implementation;

    describe(name, () => {
      it('gives the digests of FIPS 180-4', () => {
        expect(sha256Hex()).to.equal('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
        expect(sha256Hex(utf8('abc'))).to.equal(
          'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        );
      });

      it('gives the second test case of RFC 4231', () => {
        expect(toHex(hmacSha256(utf8('Jefe'), utf8('what do ya want '), utf8('for nothing?')))).to.equal(
          '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
        );
      });

      it('hashes parts like the whole, at once or piece by piece', () => {
        fc.assert(
          fc.property(fc.array(bytes, { maxLength: 5 }), bytes, (parts, key) => {
            const whole = Buffer.concat(parts);
            const expected = createHash('sha256').update(whole).digest('hex');
            const pieces = createSha256();
            for (const part of parts) pieces.update(part);
            expect(sha256Hex(...parts)).to.equal(expected);
            expect(toHex(sha256(...parts))).to.equal(expected);
            expect(toHex(pieces.digest())).to.equal(expected);
            expect(toHex(hmacSha256(key, ...parts))).to.equal(
              createHmac('sha256', key).update(whole).digest('hex'),
            );
          }),
        );
      });
    });
  }
});
