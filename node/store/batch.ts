/** Changes that become durable together or not at all. */
import type { Undo } from './register.ts';
import type { Encoding, Table } from './table.ts';

/** One change as it goes to the database; `value` is `null` for a deletion. */
export interface Change {
  table: string;
  encoding: Encoding;
  key: string;
  value: string | Uint8Array | null;
}

export class Batch {
  readonly #changes = new Map<string, Change>();

  /** The changes, a later one of the same key in place of the earlier. */
  get changes(): readonly Change[] {
    return [...this.#changes.values()];
  }

  put<K, V>(table: Table<K, V>, key: K, value: V): this {
    const { name, encoding } = table;
    const encoded = encoding === 'bytes' && value instanceof Uint8Array ? value : JSON.stringify(value);
    return this.#set({ table: name, encoding, key: table.key(key), value: encoded });
  }

  delete<K, V>(table: Table<K, V>, key: K): this {
    return this.#set({ table: table.name, encoding: table.encoding, key: table.key(key), value: null });
  }

  /** Puts back what a block changed. */
  restore(undo: readonly Undo[]): this {
    for (const { table, key, previous } of undo) this.#set({ table, encoding: 'json', key, value: previous });
    return this;
  }

  #set(change: Change): this {
    this.#changes.set(`${change.table}!${change.key}`, change);
    return this;
  }
}
