/**
 * Access codes: 100 random bits that an applicant gets with the filing receipt and gives to the office of
 * second filing.
 *
 * `k`, the key of every HMAC, is 20 characters of Crockford's base 32. A person sees them in groups of four
 * with a check character (ISO 7064 MOD 37,36) behind: `6A13-ECGN-JZSF-FGHR-MCXW-O`. No message repeats a code.
 */
import { ProtocolError } from '#protocol/errors.ts';

/** Base 32 after Crockford: no I, L, O, U. */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** ISO 7064 counts over all 36, so a check character may also be I, L, O or U. */
const BASE36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const K = /^[0-9A-HJKMNP-TV-Z]{20}$/;
const ASCII = /^[0-9A-Za-z]*$/;
const CODE_BYTES = 13;
const CODE_BITS = 100;
/** Of one character of base 32. */
const BITS = 5;

/**
 * `k` of a code as a person wrote it: any case, hyphens and spaces anywhere, I and L read as 1, O as 0.
 *
 * The check character is optional; when it is there it must fit. Throws ProtocolError ACCESS_CODE_INVALID or
 * ACCESS_CODE_CHECK_FAILED.
 */
export function parseAccessCode(text: string): string {
  const written = text.replace(/[\s-]/g, '');
  // Before the case is folded: outside ASCII that makes letters of what is none, as SS of ß.
  const characters = ASCII.test(written) ? asRead(written.toUpperCase()) : '';
  const k = characters.slice(0, 20);
  if (!K.test(k) || characters.length > 21) {
    throw new ProtocolError(
      'ACCESS_CODE_INVALID',
      'an access code has 20 letters or digits, no U, and one to check',
    );
  }
  const check = characters.slice(20);
  if (check !== '' && check !== asRead(checkCharacter(k))) {
    throw new ProtocolError(
      'ACCESS_CODE_CHECK_FAILED',
      'the check character does not fit: a character is mistyped',
    );
  }
  return k;
}

/** A code as a person is given it: groups of four, the check character behind. `k` as `parseAccessCode` gives it. */
export function formatAccessCode(k: string): string {
  if (!isAccessCode(k)) throw new TypeError('not an access code without check character');
  return `${k.replace(/.{4}/g, '$&-')}${checkCharacter(k)}`;
}

/** Whether a value is a `k`: 20 characters of Crockford's base 32, upper case. */
export function isAccessCode(value: unknown): value is string {
  return typeof value === 'string' && K.test(value);
}

/** `k` of 13 random bytes: their first 100 bits, five a character; the last four bits are not used. */
export function accessCodeFromBytes(random: Uint8Array): string {
  if (random.length !== CODE_BYTES) throw new RangeError(`an access code needs ${CODE_BYTES} random bytes`);
  let k = '';
  for (let bit = 0; bit < CODE_BITS; bit += BITS) {
    const place = bit >> 3;
    const pair = ((random[place] ?? 0) << 8) | (random[place + 1] ?? 0);
    k += BASE32[(pair >> (16 - BITS - (bit & 7))) & 31];
  }
  return k;
}

function asRead(characters: string): string {
  return characters.replace(/[IL]/g, '1').replaceAll('O', '0');
}

/** Check character of ISO/IEC 7064 MOD 37,36 over 0-9 and A-Z: sums modulo 36 with 36 for 0, products modulo 37. */
export function checkCharacter(k: string): string {
  let product = 36;
  for (const character of k) {
    const sum = (product + BASE36.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return BASE36.charAt((37 - product) % 36);
}
