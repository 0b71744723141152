/** Changes that become durable together or not at all. */
import type { Undo } from './register.ts';
import type { Encoding, Table } from './table.ts';

/** The changes of one table as they go to the database: key → value, `null` for a deletion. */
export interface TableChanges {
  readonly table: string;
  readonly encoding: Encoding;
  readonly rows: Map<string, string | Uint8Array | null>;
}

export class Batch {
  readonly #tables = new Map<string, TableChanges>();

  /** The changes, a later one of the same key in place of the earlier. */
  get tables(): Iterable<TableChanges> {
    return this.#tables.values();
  }

  put<K, V>(table: Table<K, V>, key: K, value: V): this {
    const { name, encoding } = table;
    const encoded = encoding === 'bytes' && value instanceof Uint8Array ? value : JSON.stringify(value);
    this.#rows(name, encoding).set(table.key(key), encoded);
    return this;
  }

  delete<K, V>(table: Table<K, V>, key: K): this {
    this.#rows(table.name, table.encoding).set(table.key(key), null);
    return this;
  }

  /** Puts back what a block changed. */
  restore(undo: readonly Undo[]): this {
    for (const { table, key, previous } of undo) this.#rows(table, 'json').set(key, previous);
    return this;
  }

  #rows(table: string, encoding: Encoding): TableChanges['rows'] {
    let changes = this.#tables.get(table);
    if (changes === undefined) {
      changes = { table, encoding, rows: new Map() };
      this.#tables.set(table, changes);
    }
    return changes.rows;
  }
}
