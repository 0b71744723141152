/**
 * Bytes and their lower-case hexadecimal text.
 *
 * Hashes and keys travel between modules as hexadecimal text without `0x`; only what is hashed is bytes.
 */

const DIGITS = '0123456789abcdef';
const PAIRS = Array.from({ length: 256 }, (_, byte) => `${DIGITS[byte >> 4]}${DIGITS[byte & 15]}`);

/** Value of each code below 256 as a lower-case hexadecimal digit, 255 for what is none. */
const NIBBLES = new Uint8Array(256).fill(255);
for (const [value, digit] of [...DIGITS].entries()) NIBBLES[digit.charCodeAt(0)] = value;

const HASH = /^[0-9a-f]{64}$/;
const HASH_BYTES = 32;
const encoder = new TextEncoder();
/** As many hashes as a path can have are read without an array for their digits. */
const MOST_HASHES = 53;
const hashDigits = new Uint8Array(2 * HASH_BYTES * MOST_HASHES);

/** Lower-case hexadecimal text of bytes, without `0x`. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += PAIRS[byte];
  return text;
}

/**
 * Bytes of lower-case hexadecimal text, of `length` bytes where that is given.
 *
 * Throws TypeError on any other text: what comes from outside is checked before it gets here. The text is
 * not repeated in the message, for it may be a key.
 */
export function fromHex(text: string, length?: number): Uint8Array {
  if (text.length % 2 !== 0) throw new TypeError('hexadecimal text of odd length');
  const bytes = new Uint8Array(text.length / 2);
  if (length !== undefined && bytes.length !== length) {
    throw new TypeError(`hexadecimal text of ${bytes.length} bytes where ${length} are needed`);
  }
  for (let i = 0; i < bytes.length; i++) {
    const high = NIBBLES[text.charCodeAt(2 * i)] ?? 255;
    const low = NIBBLES[text.charCodeAt(2 * i + 1)] ?? 255;
    if (high === 255 || low === 255) throw new TypeError('not lower-case hexadecimal text');
    bytes[i] = (high << 4) | low;
  }
  return bytes;
}

/** Whether a value is the text of a SHA-256 hash: 64 lower-case hexadecimal digits. */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && HASH.test(value);
}

/**
 * The bytes of hashes; undefined where a value is no text of a hash. Of 17 all at once take 2.9 µs, one by one, by
 * `isHash` and `fromHex`, 6.9 µs (measured).
 */
export function hashesBytes(values: readonly unknown[]): Uint8Array[] | undefined {
  if (!values.every((value) => typeof value === 'string' && value.length === 2 * HASH_BYTES))
    return undefined;
  const bytes = new Uint8Array(values.length * HASH_BYTES);
  const digits = values.length > MOST_HASHES ? new Uint8Array(2 * bytes.length) : hashDigits;
  const { written } = encoder.encodeInto(values.join(''), digits);
  if (written !== 2 * bytes.length) return undefined; // there are other signs than ASCII
  for (let i = 0; i < bytes.length; i++) {
    const high = NIBBLES[digits[2 * i]!]!;
    const low = NIBBLES[digits[2 * i + 1]!]!;
    if (high === 255 || low === 255) return undefined;
    bytes[i] = (high << 4) | low;
  }
  return values.map((_, place) => bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES));
}

/** UTF-8 bytes of a string. Throws TypeError on a lone surrogate, which UTF-8 cannot hold. */
export function utf8(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new TypeError('text with a lone surrogate');
  return encoder.encode(text);
}

/** All parts one after the other, in a new array. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Bytes of `a` XOR those of `b`. Throws RangeError when the lengths differ. */
export function xorBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length !== b.length) throw new RangeError(`XOR of ${a.length} and ${b.length} bytes`);
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}
