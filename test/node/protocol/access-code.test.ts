import { expect } from 'chai';
import fc from 'fast-check';
import {
  accessCodeFromBytes,
  checkCharacter,
  formatAccessCode,
  isAccessCode,
  parseAccessCode,
} from '#protocol/access-code.ts';
import { ProtocolError } from '#protocol/errors.ts';

const codes = fc.uint8Array({ minLength: 13, maxLength: 13 }).map(accessCodeFromBytes);

function codeOf(text: string): string {
  try {
    parseAccessCode(text);
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return 'none';
}

describe('access code', () => {
  it('computes the check character of ISO 7064 MOD 37,36', () => {
    // The example of the Global Release Identifier standard, A1-2425G-ABC1234002-M, which uses the same system.
    expect(checkCharacter('A12425GABC1234002')).to.equal('M');
  });

  it('reads back every code that it writes, as people write it too', () => {
    fc.assert(
      fc.property(codes, (k) => {
        const text = formatAccessCode(k);
        expect(text).to.match(/^(.{4}-){5}.$/);
        for (const written of [
          text,
          k,
          text.toLowerCase(),
          ` ${text.replaceAll('-', ' ')} `,
          text.replaceAll('1', 'I'),
          text.replaceAll('1', 'l'),
          text.replaceAll('0', 'o'),
        ]) {
          expect(parseAccessCode(written)).to.equal(k);
        }
      }),
    );
  });

  it('takes the first 100 bits of 13 bytes, five to a character', () => {
    expect(accessCodeFromBytes(new Uint8Array(13))).to.equal('0'.repeat(20));
    expect(accessCodeFromBytes(new Uint8Array(13).fill(255))).to.equal('Z'.repeat(20));
    const last = new Uint8Array(13);
    last[12] = 0x0f;
    expect(accessCodeFromBytes(last)).to.equal('0'.repeat(20));
    last[12] = 0x10;
    expect(accessCodeFromBytes(last)).to.equal(`${'0'.repeat(19)}1`);
    expect(() => accessCodeFromBytes(new Uint8Array(12))).to.throw(RangeError);
  });

  it('refuses what is no code, and does not repeat it', () => {
    const k = '6A13ECGNJZSFFGHRMCXW';
    for (const bad of [
      '',
      k.slice(1),
      `${k}00`,
      k.replace('6', 'U'),
      k.replace('6', '*'),
      k.replace('6', 'ß'),
    ]) {
      expect(codeOf(bad), bad).to.equal('ACCESS_CODE_INVALID');
    }
    expect(codeOf(`${k}1`)).to.equal('ACCESS_CODE_CHECK_FAILED');
    expect(() => parseAccessCode(`${k}1`)).to.throw(ProtocolError, /^(?!.*6A13)/);
    expect(() => formatAccessCode(k.toLowerCase())).to.throw(TypeError, /^(?!.*6a13)/);
    expect(isAccessCode(`${k}O`)).to.equal(false);
  });

  it('finds a mistyped character, but where two check characters read alike', () => {
    fc.assert(
      fc.property(
        codes,
        fc.nat(19),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (k, at, character) => {
          fc.pre(k[at] !== character);
          const wrong = k.slice(0, at) + character + k.slice(at + 1);
          const alike = /[1IL]/.test(checkCharacter(k))
            ? /[1IL]/
            : /[0O]/.test(checkCharacter(k))
              ? /[0O]/
              : /$^/;
          const expected = alike.test(checkCharacter(wrong)) ? 'none' : 'ACCESS_CODE_CHECK_FAILED';
          expect(codeOf(wrong + checkCharacter(k))).to.equal(expected);
        },
      ),
    );
  });
});
