/** What can be read of a store, whether it goes on meanwhile or stands still. */
import type { Table } from './table.ts';

/** Which keys to visit; `prefix` and `after` are parts of keys as they are written. */
export interface Range {
  prefix?: string; // only keys that begin so
  after?: string; // only keys behind this one; before it when reversed
  limit?: number;
  reverse?: boolean;
}

export interface Readable {
  get<K, V>(table: Table<K, V>, key: K): Promise<V | undefined>;
  /** `get` for one of few rows that are asked for again and again: who gets its value MUST NOT change it. */
  kept<K, V>(table: Table<K, V>, key: K): Promise<V | undefined>;
  /** The values of the keys, in their order. */
  getMany<K, V>(table: Table<K, V>, keys: readonly K[]): Promise<(V | undefined)[]>;
  /** Visits key (as written) and value in key order. */
  scan<K, V>(table: Table<K, V>, range?: Range): AsyncIterable<[string, V]>;
  /** The values of a list whose places count up from 0, the last part of their keys. */
  list<K, V>(table: Table<K, V>, keyOf: (place: number) => K): Promise<V[]>;
  /** The values whose keys, as written, begin so: few, that are asked for again and again. */
  few<K, V>(table: Table<K, V>, prefix?: string): Promise<readonly V[]>;
}
