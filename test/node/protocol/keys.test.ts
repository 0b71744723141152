import { expect } from 'chai';
import fc from 'fast-check';
import { accessCodeFromBytes } from '#protocol/access-code.ts';
import { ProtocolError } from '#protocol/errors.ts';
import {
  blinding,
  claimKey,
  claimMask,
  claimSeal,
  dateMask,
  maskDate,
  maskKey,
  openKey,
  seal,
  sealedKey,
} from '#protocol/keys.ts';
import { date, hex, hmac, sha, text, zero } from '../../../scripts/vectors/by-hand.ts';

const ids = fc
  .tuple(
    fc.constantFrom('JP', 'US', 'EP'),
    fc.constantFrom('P', 'U', 'T'),
    fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 32,
    }),
  )
  .map((parts) => parts.join('.'));
const codes = fc.uint8Array({ minLength: 13, maxLength: 13 }).map(accessCodeFromBytes);
const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(hex);
const indexes = fc.nat({ max: 1000 });
const dates = fc.constantFrom('1883-03-20', '2007-11-08', '2024-02-29', '9999-12-31');
const from = (hexadecimal: string): Uint8Array => Buffer.from(hexadecimal, 'hex');

describe('keys', () => {
  it('are the formulas on every input', () => {
    fc.assert(
      fc.property(codes, ids, indexes, (k, id, i) => {
        const tag = (name: string): Uint8Array => text(`ipanchor/v1/${name}\0`);
        expect(openKey(id)).to.equal(hex(sha(tag('application'), text(id))));
        expect(sealedKey(k, id)).to.equal(hex(hmac(k, tag('sealed'), text(id))));
        expect(blinding(k, id)).to.equal(hex(hmac(k, tag('blinding'), text(id))));
        expect(claimKey(k, id, i)).to.equal(hex(hmac(k, tag('claim'), text(`${id}\0${i}`))));
        expect(claimMask(k, id, 'US', i)).to.equal(hex(hmac(k, tag('claim-mask'), text(`${id}\0US\0${i}`))));
        const mask = hmac(k, tag('claim-date'), text(`${id}\0US\0${i}`));
        expect(dateMask(k, id, 'US', i)).to.equal(hex(mask).slice(0, 8));
      }),
    );
  });

  it('seal what they are given', () => {
    fc.assert(
      fc.property(hashes, hashes, hashes, dates, (key, other, third, day) => {
        const sealed = { openKey: key, documentDigest: other, filingDate: day, blinding: third };
        for (const [profile, byte] of [
          ['none', 0],
          ['raw', 1],
          ['c14n', 2],
        ] as const) {
          expect(seal({ ...sealed, profile })).to.equal(
            hex(
              sha(
                text('ipanchor/v1/seal'),
                zero,
                from(key),
                Uint8Array.of(byte),
                from(other),
                date(day),
                from(third),
              ),
            ),
          );
        }
        expect(
          claimSeal({ openKey: key, laterKey: other, claimedDate: day, osf: 'EP', claimMask: third }),
        ).to.equal(
          hex(
            sha(
              text('ipanchor/v1/claim-seal'),
              zero,
              from(key),
              from(other),
              date(day),
              text('EP'),
              from(third),
            ),
          ),
        );
      }),
    );
  });

  it('come out from under their masks as they were', () => {
    fc.assert(
      fc.property(hashes, hashes, fc.nat(99991231), (key, mask, day) => {
        expect(maskKey(maskKey(key, mask), mask)).to.equal(key);
        const short = mask.slice(0, 8);
        const masked = maskDate(day, short);
        expect(masked).to.be.within(0, 0xffffffff);
        expect(maskDate(masked, short)).to.equal(day);
      }),
    );
  });

  it('refuse what could be taken for something else, and repeat no secret', () => {
    const k = accessCodeFromBytes(new Uint8Array(13).fill(7));
    expect(() => openKey('JP.P.secret number')).to.throw(ProtocolError, /^(?!.*secret)/);
    expect(() => sealedKey(`${k}0`, 'JP.P.1')).to.throw(TypeError, /^(?!.*0E)/);
    expect(() => sealedKey(k.toLowerCase(), 'JP.P.1')).to.throw(TypeError);
    for (const index of [-1, 1.5, 2 ** 53]) expect(() => claimKey(k, 'JP.P.1', index)).to.throw(RangeError);
    expect(() => claimMask(k, 'JP.P.1', 'USA', 0)).to.throw(TypeError);
    expect(() => maskKey('ab', 'ab')).to.throw(TypeError);
    expect(() => maskDate(20071108, 'abcd')).to.throw(TypeError);
  });
});
