/** The rows of a database as bytes: for copies, which need not know what they are. */
import { Level } from 'level';
import { utf8 } from '#protocol/bytes.ts';

export interface RawRow {
  readonly key: Uint8Array; // with the name of its table
  readonly value: Uint8Array;
}

const BYTES = { keyEncoding: 'view', valueEncoding: 'view' } as const;
/** A batch of this size is written, then the next is gathered. */
const BATCH_BYTES = 4 * 2 ** 20;

/**
 * The rows of one moment, whatever is written meanwhile.
 * @param tables names; all without. The version of the schema is always among them.
 */
export async function* rawRows(db: Level, tables?: readonly string[]): AsyncGenerator<RawRow> {
  // A sublevel puts its name between two exclamation marks before each key; the next character is a quotation mark.
  const ranges = tables?.map((name) => ({ gte: utf8(`!${name}!`), lt: utf8(`!${name}"`) }));
  const schema = { gte: utf8('!meta!schema'), lte: utf8('!meta!schema') };
  const at = db.snapshot();
  try {
    for (const range of ranges === undefined ? [{}] : [...ranges, schema]) {
      const iterator = db.iterator<Uint8Array, Uint8Array>({ ...range, ...BYTES, snapshot: at });
      for await (const [key, value] of iterator) yield { key, value };
    }
  } finally {
    await at.close();
  }
}

/** Makes a new database of rows, durably. @throws what the database throws, and what `rows` does */
export async function fillDatabase(location: string, rows: AsyncIterable<RawRow>): Promise<void> {
  const db = new Level<Uint8Array, Uint8Array>(location, { ...BYTES, errorIfExists: true });
  await db.open();
  try {
    let batch = db.batch();
    let bytes = 0;
    for await (const { key, value } of rows) {
      batch.put(key, value);
      bytes += key.length + value.length;
      if (bytes < BATCH_BYTES) continue;
      await batch.write();
      [batch, bytes] = [db.batch(), 0];
    }
    await batch.write({ sync: true }); // and with it all before
  } finally {
    await db.close();
  }
}
