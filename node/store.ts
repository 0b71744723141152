/**
 * The store of one node: one Level database in `<data folder>/store`, large documents beside it in `blobs/`.
 *
 * This is the only file that knows the database. Tables, key encodings and value shapes are in `store/office.ts`
 * (what the office knows and owes), `store/outbox.ts` and `store/register.ts` (what the chain says).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Level } from 'level';
import { parseDigest } from '#protocol/digest.ts';
import { parseEntry } from '#protocol/entry.ts';
import { NodeError } from './errors.ts';
import { Batch } from './store/batch.ts';
import { storageError } from './store/failure.ts';
import { hasFiles, holdInProcess } from './store/hold.ts';
import { ENTRIES, ENTRY_DIGESTS, META, type Meta } from './store/office.ts';
import { CURSOR, type Undo } from './store/register.ts';
import type { Encoding, Table } from './store/table.ts';

/** A step from one version of the schema to the next: puts its changes into the batch. */
export type Migration = (store: Store, batch: Batch) => Promise<void>;

/** The schema this release reads and writes; `migrations[n]` leads from version n to n + 1. */
export interface Schema {
  version: number;
  migrations: Readonly<Record<number, Migration>>;
}

export const SCHEMA: Schema = {
  version: 2,
  migrations: { 1: toSecond },
};

/**
 * The second version counts by office, keeps notices and the claims of each later application, so the projection is
 * built again; and it finds entries by the canonical digest of their documents.
 */
async function toSecond(store: Store, batch: Batch): Promise<void> {
  batch.delete(CURSOR, 'cursor');
  for await (const [, { index, entry }] of store.scan(ENTRIES)) {
    const { profile, hash } = parseDigest(parseEntry(entry).digest);
    if (profile === 'c14n') batch.put(ENTRY_DIGESTS, { hash, index }, index);
  }
}

/** Which keys to visit; `prefix` and `after` are parts of keys as they are written. */
export interface Range {
  prefix?: string; // only keys that begin so
  after?: string; // only keys behind this one; before it when reversed
  limit?: number;
  reverse?: boolean;
}

type Moment = ReturnType<typeof Level.prototype.snapshot>;

/** What can be read of a store. */
export interface Readable {
  get<K, V>(table: Table<K, V>, key: K): Promise<V | undefined>;
  getMany<K, V>(table: Table<K, V>, keys: readonly K[]): Promise<(V | undefined)[]>;
  scan<K, V>(table: Table<K, V>, range?: Range): AsyncIterable<[string, V]>;
}

export type Sublevel = ReturnType<typeof Level.prototype.sublevel<string, string | Uint8Array>>;

export class Store {
  readonly dataFolder: string;
  readonly #db: Level;
  readonly #sublevels = new Map<string, Sublevel>();
  #lastUpdate: Promise<unknown> = Promise.resolve();
  readonly #release: () => void;
  #failure: NodeError | undefined;

  /** @param release called when the store is closed */
  constructor(dataFolder: string, db: Level, release: () => void) {
    this.dataFolder = dataFolder;
    this.#db = db;
    this.#release = release;
  }

  async get<K, V>(table: Table<K, V>, key: K, at?: Moment): Promise<V | undefined> {
    const value = await this.#reading(() =>
      this.#sublevel(table.name, table.encoding).get(table.key(key), { snapshot: at }),
    );
    return value === undefined ? undefined : decode(table, value);
  }

  /** The values of the keys, in their order. */
  async getMany<K, V>(table: Table<K, V>, keys: readonly K[], at?: Moment): Promise<(V | undefined)[]> {
    const values = await this.#reading(() =>
      this.#sublevel(table.name, table.encoding).getMany(keys.map(table.key), { snapshot: at }),
    );
    return values.map((value) => (value === undefined ? undefined : decode(table, value)));
  }

  /** Visits key (as written) and value in key order. */
  async *scan<K, V>(table: Table<K, V>, range: Range = {}, at?: Moment): AsyncGenerator<[string, V]> {
    const { prefix = '', after, limit = -1, reverse = false } = range;
    const end = `${prefix}\u{10ffff}`;
    const bounds =
      after === undefined
        ? { gte: prefix, lt: end }
        : reverse
          ? { gte: prefix, lt: after }
          : { gt: after, lt: end };
    const iterator = this.#sublevel(table.name, table.encoding).iterator({
      ...{ ...bounds, limit, reverse },
      snapshot: at,
    });
    try {
      for await (const [key, value] of iterator) yield [key, decode(table, value)];
    } catch (error) {
      throw error instanceof NodeError ? error : storageError(error, 'reading the store');
    }
  }

  /** Lets `work` read what the store holds now, whatever is written meanwhile; what it replaces is kept until then. */
  async still<T>(work: (store: Readable) => Promise<T>): Promise<T> {
    const at = this.#db.snapshot();
    try {
      return await work({
        get: (table, key) => this.get(table, key, at),
        getMany: (table, keys) => this.getMany(table, keys, at),
        scan: (table, range) => this.scan(table, range, at),
      });
    } finally {
      await at.close();
    }
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
    const db = this.#db;
    if (!canCompact(db)) throw new TypeError('the database is not LevelDB');
    const place = this.#sublevel(table.name, table.encoding).prefixKey(table.key(key), 'utf8');
    await this.#reading(() => db.compactRange(place, place));
  }

  /** Removes every row of a table: for projections that are rebuilt. */
  async clear<K, V>(table: Table<K, V>): Promise<void> {
    await this.#reading(() => this.#sublevel(table.name, table.encoding).clear());
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
      await (writes.length === 0 ? writes.close() : writes.write({ sync: durable }));
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

/** The type of `Level` is that of browsers too, which cannot. */
function canCompact(db: Level): db is Level & { compactRange(start: string, end: string): Promise<void> } {
  return 'compactRange' in db;
}

function decode<K, V>(table: Table<K, V>, value: string | Uint8Array): V {
  if (typeof value !== 'string') return value as V; // the table is one of bytes
  try {
    return JSON.parse(value);
  } catch (cause) {
    throw new NodeError('STORE_DAMAGED', `a row of "${table.name}" is not JSON`, { cause });
  }
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
  const db = new Level(location, { writeBufferSize: 16 * 2 ** 20, maxOpenFiles: 64 });
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
