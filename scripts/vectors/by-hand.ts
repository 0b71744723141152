/**
 * The formulas of the protocol once more, straight from their definitions, on `node:crypto` alone.
 *
 * Vectors and tests take their expected values from here, never from the code that they test. Slow is fine.
 */
import { createHash, createHmac } from 'node:crypto';

export type Bytes = Uint8Array;

export const text = (value: string): Bytes => Buffer.from(value, 'utf8');
export const bytes = (hexadecimal: string): Bytes => Buffer.from(hexadecimal, 'hex');
export const hex = (value: Bytes): string => Buffer.from(value).toString('hex');
export const zero: Bytes = Uint8Array.of(0);

export function sha(...parts: readonly Bytes[]): Bytes {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

export function hmac(key: string, ...parts: readonly Bytes[]): Bytes {
  return createHmac('sha256', key).update(Buffer.concat(parts)).digest();
}

/** The number yyyymmdd of a date in four bytes, big-endian. */
export function date(value: string): Bytes {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(Number(value.replaceAll('-', '')));
  return four;
}

/** RFC 8785 for a flat object of integers and of strings that need no escape. */
export function canonical(value: Readonly<Record<string, string | number>>): string {
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `"${name}":${JSON.stringify(value[name])}`).join(',')}}`;
}

export const leaf = (entry: Bytes): Bytes => sha(Uint8Array.of(0), entry);
export const node = (left: Bytes, right: Bytes): Bytes => sha(Uint8Array.of(1), left, right);

/** The largest power of two smaller than `n`. */
function split(n: number): number {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

/** MTH of RFC 9162 §2.1.1. */
export function root(entries: readonly Bytes[]): Bytes {
  const [only] = entries;
  if (only === undefined) return sha();
  if (entries.length === 1) return leaf(only);
  const k = split(entries.length);
  return node(root(entries.slice(0, k)), root(entries.slice(k)));
}

/** PATH of RFC 9162 §2.1.3.1. */
export function inclusion(index: number, entries: readonly Bytes[]): Bytes[] {
  if (entries.length === 1) return [];
  const k = split(entries.length);
  const [left, right] = [entries.slice(0, k), entries.slice(k)];
  return index < k ? [...inclusion(index, left), root(right)] : [...inclusion(index - k, right), root(left)];
}

/** PROOF of RFC 9162 §2.1.4.1. */
export function consistency(oldSize: number, entries: readonly Bytes[], whole = true): Bytes[] {
  if (oldSize === entries.length) return whole ? [] : [root(entries)];
  const k = split(entries.length);
  const [left, right] = [entries.slice(0, k), entries.slice(k)];
  return oldSize <= k
    ? [...consistency(oldSize, left, whole), root(right)]
    : [...consistency(oldSize - k, right, false), root(left)];
}
