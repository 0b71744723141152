/**
 * The store of one node: one Level database in `<data folder>/store`, large documents beside it in `blobs/`.
 *
 * This is the only file that knows the database. Tables, key encodings and value shapes are in `store/office.ts`
 * (what the office knows and owes), `store/outbox.ts` and `store/register.ts` (what the chain says).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Level } from 'level';
import { NodeError } from './errors.ts';
import { Batch } from './store/batch.ts';
import { compactRange } from './store/compact.ts';
import { storageError } from './store/failure.ts';
import { hasFiles, holdInProcess } from './store/hold.ts';
import { KeptReads } from './store/kept.ts';
import { META, type Meta } from './store/office.ts';
import { type RawRow, rawRows } from './store/raw.ts';
import type { Range, Readable } from './store/readable.ts';
import type { Undo } from './store/register.ts';
import { SCHEMA, type Schema } from './store/schema.ts';
import { decode, type Encoding, type Table } from './store/table.ts';

/** Rows that a scan reads at once, at most. */
const PAGE = 1_000;
/** As many rows are read faster by this thread than by way of another. */
const AT_ONCE = 8;
/** Most lists have a row or none: that is told without a scan. */
const SHORT_LIST = 4;
/** Rows and groups of rows that are kept, each of some KB at most. */
const KEPT_GROUPS = 1_000;

export type { Readable };

type Moment = ReturnType<typeof Level.prototype.snapshot>;
export type Sublevel = ReturnType<typeof Level.prototype.sublevel<string, string | Uint8Array>>;

export class Store implements Readable {
  readonly dataFolder: string;
  readonly #db: Level;
  readonly #sublevels = new Map<string, Sublevel>();
  #lastUpdate: Promise<unknown> = Promise.resolve();
  readonly #release: () => void;
  readonly #kept = new KeptReads(KEPT_GROUPS);
  #failure: NodeError | undefined;

  /** @param release called when the store is closed */
  constructor(dataFolder: string, db: Level, release: () => void) {
    this.dataFolder = dataFolder;
    this.#db = db;
    this.#release = release;
  }

  async get<K, V>(table: Table<K, V>, key: K, at?: Moment): Promise<V | undefined> {
    const sublevel = this.#sublevel(table.name, table.encoding);
    const place = sublevel.prefixKey(table.key(key), 'utf8');
    const options = { valueEncoding: sublevel.valueEncoding().name, snapshot: at, fillCache: false };
    // 2.7 µs of processor time for one of a million rows; 17 by another thread, 4.3 to keep its block (measured).
    try {
      const value = this.#db.getSync<string, string | Uint8Array>(place, options);
      return value === undefined ? undefined : decode(table, value);
    } catch (error) {
      throw storageError(error, 'reading the store');
    }
  }

  kept<K, V>(table: Table<K, V>, key: K): Promise<V | undefined> {
    return this.#kept.get(`${table.name}=${table.key(key)}`, () => this.get(table, key));
  }

  async getMany<K, V>(table: Table<K, V>, keys: readonly K[], at?: Moment): Promise<(V | undefined)[]> {
    if (keys.length <= AT_ONCE) return Promise.all(keys.map((key) => this.get(table, key, at)));
    const values = await this.#reading(() =>
      this.#sublevel(table.name, table.encoding).getMany(keys.map(table.key), { snapshot: at }),
    );
    return values.map((value) => (value === undefined ? undefined : decode(table, value)));
  }

  async *scan<K, V>(table: Table<K, V>, range: Range = {}, at?: Moment): AsyncGenerator<[string, V]> {
    const { prefix = '', after, limit = -1, reverse = false } = range;
    const end = `${prefix}\u{10ffff}`;
    const bounds =
      after === undefined
        ? { gte: prefix, lt: end }
        : reverse
          ? { gte: prefix, lt: after }
          : { gt: after, lt: end };
    const options = { ...bounds, limit, reverse, snapshot: at };
    const iterator = this.#sublevel(table.name, table.encoding).iterator(options);
    try {
      // In pages, which the database ends at 16 KiB: row by row, each one is a wait of its own.
      for (let page = await iterator.nextv(PAGE); page.length > 0; page = await iterator.nextv(PAGE))
        for (const [key, value] of page) yield [key, decode(table, value)];
    } catch (error) {
      throw error instanceof NodeError ? error : storageError(error, 'reading the store');
    } finally {
      await iterator.close();
    }
  }

  async list<K, V>(table: Table<K, V>, keyOf: (place: number) => K, at?: Moment): Promise<V[]> {
    const values: V[] = [];
    for (let place = 0; place < SHORT_LIST; place += 1) {
      const value = await this.get(table, keyOf(place), at);
      if (value === undefined) return values;
      values.push(value);
    }
    const after = table.key(keyOf(SHORT_LIST - 1));
    const prefix = after.slice(0, after.lastIndexOf('/') + 1);
    return [...values, ...(await valuesOf(this.scan(table, { prefix, after }, at)))];
  }

  few<K, V>(table: Table<K, V>, prefix = ''): Promise<readonly V[]> {
    return this.#kept.get(`${table.name}!${prefix}`, () => valuesOf(this.scan(table, { prefix })));
  }

  /** Lets `work` read what the store holds now, whatever is written meanwhile; what it replaces is kept until then. */
  async still<T>(work: (store: Readable) => Promise<T>): Promise<T> {
    const at = this.#db.snapshot();
    try {
      return await work({
        get: (table, key) => this.get(table, key, at),
        kept: (table, key) => this.get(table, key, at),
        getMany: (table, keys) => this.getMany(table, keys, at),
        scan: (table, range) => this.scan(table, range, at),
        list: (table, keyOf) => this.list(table, keyOf, at),
        few: (table, prefix = '') => valuesOf(this.scan(table, { prefix }, at)),
      });
    } finally {
      await at.close();
    }
  }

  /** The rows of one moment as bytes, of these tables or all: for a copy. */
  raw(tables?: readonly string[]): AsyncGenerator<RawRow> {
    return rawRows(this.#db, tables);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#reading(() => this.#db.keys({ limit: 1 }).all())).length === 0;
  }

  async meta<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined> {
    return (await this.get(META, key)) as Meta[K] | undefined; // `putMeta` is the only writer of `meta`
  }

  putMeta<K extends keyof Meta>(batch: Batch, key: K, value: Meta[K]): void {
    batch.put(META, key, value);
  }

  /**
   * The one way to write: runs `change` alone (updates wait for each other, so what it reads stays true) and
   * commits its batch as one atomic write. `durable` (the default) returns after fsync; without, the write is
   * atomic and ordered but may be lost with all later ones on a power cut: only for what can be rebuilt.
   * @throws NodeError DISK_FULL, STORE_UNAVAILABLE; every later update then fails too, until the store is opened again
   */
  update<T>(change: (batch: Batch) => Promise<T>, { durable = true } = {}): Promise<T> {
    const run = async (): Promise<T> => {
      if (this.#failure !== undefined) throw this.#failure;
      const batch = new Batch();
      const result = await change(batch);
      await this.#commit(batch, durable);
      return result;
    };
    const update = this.#lastUpdate.then(run, run);
    this.#lastUpdate = update.catch(() => undefined);
    return update;
  }

  /** The values that the changes of a batch will replace, for `Batch.restore`. Tables of JSON only. */
  async undoOf(batch: Batch): Promise<Undo[]> {
    const undo = [...batch.tables].map(async ({ table, encoding, rows }) => {
      if (encoding !== 'json') throw new TypeError(`"${table}" cannot be undone`);
      const keys = [...rows.keys()];
      const values = await this.#reading(() => this.#sublevel(table, encoding).getMany(keys));
      return keys.map((key, place): Undo => {
        const previous = values[place];
        return { table, key, previous: typeof previous === 'string' ? previous : null };
      });
    });
    return (await Promise.all(undo)).flat();
  }

  /**
   * Brings what was written under a key into a table file, merged with what such files had of it. Before and after the
   * deletion of a row: only then no file of the database holds its value any more.
   */
  async compact<K, V>(table: Table<K, V>, key: K): Promise<void> {
    const place = this.#sublevel(table.name, table.encoding).prefixKey(table.key(key), 'utf8');
    await this.#reading(() => compactRange(this.#db, place, place));
  }

  /** Removes every row of a table: for projections that are rebuilt. */
  async clear<K, V>(table: Table<K, V>): Promise<void> {
    const clear = () => this.#sublevel(table.name, table.encoding).clear();
    await this.#kept.during(() => this.#reading(clear));
  }

  /** Waits for the update that is running, then closes. */
  async close(): Promise<void> {
    await this.#lastUpdate;
    await this.#db.close();
    this.#release();
  }

  async #commit({ tables }: Batch, durable: boolean): Promise<void> {
    try {
      // Chained: for an array of operations the database takes half as long again (measured).
      const writes = this.#db.batch();
      for (const { table, encoding, rows } of tables) {
        const options = { sublevel: this.#sublevel(table, encoding) };
        for (const [key, value] of rows) {
          if (value === null) writes.del(key, options);
          else writes.put(key, value, options);
        }
      }
      if (writes.length === 0) await writes.close();
      else await this.#kept.during(() => writes.write({ sync: durable }));
    } catch (error) {
      this.#failure = storageError(error, 'writing the store');
      throw this.#failure;
    }
  }

  async #reading<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw storageError(error, 'reading the store');
    }
  }

  #sublevel(name: string, encoding: Encoding): Sublevel {
    let sublevel = this.#sublevels.get(name);
    if (sublevel === undefined) {
      const valueEncoding = encoding === 'bytes' ? 'view' : 'utf8';
      sublevel = this.#db.sublevel<string, string | Uint8Array>(name, { valueEncoding });
      this.#sublevels.set(name, sublevel);
    }
    return sublevel;
  }
}

async function valuesOf<V>(rows: AsyncIterable<[string, V]>): Promise<V[]> {
  const values: V[] = [];
  for await (const [, value] of rows) values.push(value);
  return values;
}

/**
 * Opens the store of a data folder, creates it when there is none, migrates an older one.
 * @throws NodeError STORE_IN_USE, STORE_NEWER, STORE_DAMAGED, DISK_FULL, STORE_UNAVAILABLE
 */
export async function openStore(dataFolder: string, schema: Schema = SCHEMA): Promise<Store> {
  const location = join(dataFolder, 'store');
  if (hasFiles(location) && !existsSync(join(location, 'CURRENT'))) {
    // Without CURRENT, LevelDB would quietly begin a new database among the remains of the old.
    throw new NodeError('STORE_DAMAGED', `${location} has no file CURRENT`);
  }
  const release = await holdInProcess(location);
  // Made here and not before: it opens itself. Two write buffers of 16 MiB: with smaller ones the database takes up to
  // half as long again for what it compacts (measured). A table file, 2 MiB, is mapped into memory while it is open.
  const db = new Level(location, { writeBufferSize: 16 * 2 ** 20, maxOpenFiles: 512 });
  try {
    await db.open();
  } catch (error) {
    release();
    throw storageError(error, `opening ${location}`);
  }
  const store = new Store(dataFolder, db, release);
  try {
    await bringToVersion(store, schema);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

async function bringToVersion(store: Store, schema: Schema): Promise<void> {
  const found = await store.meta('schema');
  if (found === undefined && (await store.isEmpty())) {
    return store.update(async (batch) => store.putMeta(batch, 'schema', schema.version));
  }
  if (!Number.isSafeInteger(found)) throw new NodeError('STORE_DAMAGED', 'the store has no schema version');
  let version = Number(found);
  if (version > schema.version) {
    throw new NodeError(
      'STORE_NEWER',
      `the store has schema ${version}, this release knows ${schema.version}`,
    );
  }
  for (; version < schema.version; version++) {
    const migrate = schema.migrations[version];
    if (migrate === undefined) throw new RangeError(`no migration from schema ${version}`);
    await store.update(async (batch) => {
      await migrate(store, batch);
      store.putMeta(batch, 'schema', version + 1);
    });
  }
}
