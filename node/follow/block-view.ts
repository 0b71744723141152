import type { Batch } from '../store/batch.ts';
import { COUNTS, type Counts, OFFICES } from '../store/register.ts';
import type { Table } from '../store/table.ts';
import type { Store } from '../store.ts';

/** The block whose events are applied. Hashes without 0x. */
export interface Block {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string;
  readonly timestamp: string; // UTC to the second
}

type Change = (batch: Batch) => void;

/** The projection as the events of one block see it: what the store has, with what the block changed so far. */
export class BlockView {
  readonly block: Block;
  readonly #store: Store;
  /** The last value of each row, undefined once deleted, and how it is written. */
  readonly #changed = new Map<string, { readonly row: unknown; readonly change: Change }>();

  constructor(store: Store, block: Block) {
    this.#store = store;
    this.block = block;
  }

  async get<K, V>(table: Table<K, V>, key: K): Promise<V | undefined> {
    const changed = this.#changed.get(`${table.name}!${table.key(key)}`);
    if (changed === undefined) return this.#store.get(table, key);
    return changed.row as V | undefined; // only `put` and `delete` write it, with V
  }

  put<K, V>(table: Table<K, V>, key: K, row: V): void {
    const change: Change = (batch) => batch.put(table, key, row);
    this.#changed.set(`${table.name}!${table.key(key)}`, { row, change });
  }

  delete<K, V>(table: Table<K, V>, key: K): void {
    const change: Change = (batch) => batch.delete(table, key);
    this.#changed.set(`${table.name}!${table.key(key)}`, { row: undefined, change });
  }

  /** Writes every row once, as the block left it: the counts of an office move with each event. */
  writeTo(batch: Batch): void {
    for (const { change } of this.#changed.values()) change(batch);
  }

  /** Changes a row that must be there: an event that presupposes it came before. */
  async change<K, V>(table: Table<K, V>, key: K, change: (row: V) => V): Promise<void> {
    const row = await this.get(table, key);
    // Events of a contract that began before the first block that was followed.
    if (row !== undefined) this.put(table, key, change(row));
  }

  /** All rows whose keys, as written, begin so, in key order. For small groups. */
  async all<K, V>(table: Table<K, V>, prefix: string): Promise<V[]> {
    const rows = new Map<string, V>();
    for await (const [key, row] of this.#store.scan(table, { prefix })) rows.set(key, row);
    this.#overlay(table, prefix, rows);
    return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  /**
   * How many rows a list has, whose places are 0, 1, 2 …. Most lists are short, and looking for a row takes a
   * thirtieth of a scan (measured).
   */
  async length<K, V>(table: Table<K, V>, keyOf: (place: number) => K): Promise<number> {
    const has = async (place: number) => (await this.get(table, keyOf(place))) !== undefined;
    let below = 0; // all places below are taken
    let free = 0; // the first that may be free
    for (let step = 1; await has(free); step *= 2) {
      below = free + 1;
      free += step;
    }
    while (below < free) {
      const middle = Math.floor((below + free) / 2);
      if (await has(middle)) below = middle + 1;
      else free = middle;
    }
    return free;
  }

  /** The last row of a group that only grows. */
  async last<K, V>(table: Table<K, V>, prefix: string): Promise<V | undefined> {
    const rows = new Map<string, V>();
    for await (const [key, row] of this.#store.scan(table, { prefix, reverse: true, limit: 1 }))
      rows.set(key, row);
    this.#overlay(table, prefix, rows);
    return [...rows].sort(([a], [b]) => (a < b ? 1 : -1))[0]?.[1];
  }

  #overlay<K, V>(table: Table<K, V>, prefix: string, rows: Map<string, V>): void {
    const start = `${table.name}!`;
    for (const [place, { row }] of this.#changed) {
      if (!place.startsWith(start + prefix)) continue;
      if (row === undefined) rows.delete(place.slice(start.length));
      else rows.set(place.slice(start.length), row as V); // as in `get`
    }
  }

  /** Moves the counts of an office. */
  async count(office: string, move: (counts: Counts) => Counts): Promise<void> {
    const counts = await this.get(COUNTS, office);
    this.put(COUNTS, office, move(counts ?? { open: {}, sealed: {}, claims: 0 }));
  }

  /** Notes that an office wrote into the register: how fresh its data are. */
  async wrote(office: string): Promise<void> {
    const row = await this.get(OFFICES, office);
    if (row === undefined || row.lastWriteAt === this.block.timestamp) return;
    this.put(OFFICES, office, { ...row, lastWriteAt: this.block.timestamp });
  }
}
