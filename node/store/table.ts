/** What a table of the store is: its name, how its keys are written, what its values are. No database here. */

import { NodeError } from '../errors.ts';

/** How a value is kept: JSON of type V, or the bytes as they are. */
export type Encoding = 'json' | 'bytes';

export interface Table<K, V> {
  readonly name: string;
  readonly encoding: Encoding;
  /** Writes a key so that the order of the strings is the order of the keys. */
  readonly key: (key: K) => string;
  /** Never set: carries the type of the values. */
  readonly value?: V;
}

export function jsonTable<K, V>(name: string, key: (key: K) => string): Table<K, V> {
  return { name, key, encoding: 'json' };
}

export function bytesTable<K>(name: string, key: (key: K) => string): Table<K, Uint8Array> {
  return { name, key, encoding: 'bytes' };
}

export const text = (key: string): string => key;

/** 16 decimal digits: 2^53 − 1 has 16, and fixed width sorts like the numbers. */
export const integer = (key: number): string => {
  if (!Number.isSafeInteger(key) || key < 0)
    throw new RangeError(`"key" expected an integer ≥ 0, got ${key}`);
  return String(key).padStart(16, '0');
};

/** @throws NodeError STORE_DAMAGED */
export function decode<K, V>(table: Table<K, V>, value: string | Uint8Array): V {
  if (typeof value !== 'string') return value as V; // the table is one of bytes
  try {
    return JSON.parse(value);
  } catch (cause) {
    throw new NodeError('STORE_DAMAGED', `a row of "${table.name}" is not JSON`, { cause });
  }
}
