/** Copies a store into one file, also while its node runs: what it holds at one moment. */
import { createWriteStream } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { utf8 } from '#protocol/bytes.ts';
import { type BackupHeader, type BackupRecord, backupBytes } from './backup-file.ts';
import type { OnProgress } from './control.ts';
import { NodeError } from './errors.ts';
import { storageError } from './store/failure.ts';
import type { Identity } from './store/office.ts';
import type { RawRow } from './store/raw.ts';
import { CURSOR, REGISTER_TABLES, UNDOS, type Undo } from './store/register.ts';
import { SCHEMA } from './store/schema.ts';
import type { Store } from './store.ts';

export interface BackupOptions {
  readonly store: Store;
  /** What the store is bound to; its office is empty in an observer's. */
  readonly identity: Identity;
  /** A file that is not there yet, or a folder, in which it gets a name. */
  readonly target: string;
  /** Leaves out all that is an office's own: for an observer, or for any other node of the chain. */
  readonly registerOnly: boolean;
  /** The time, UTC to the second with `Z`. */
  readonly now: () => string;
  readonly onProgress?: OnProgress;
}

export interface Backup extends Pick<BackupHeader, 'asOf'> {
  readonly file: string;
  readonly records: number;
}

const REGISTER_NAMES: ReadonlySet<string> = new Set(REGISTER_TABLES.map(({ name }) => name));
/** Speed: what makes the file a tenth smaller takes several times as long. */
const GZIP_LEVEL = 1;
const REPORT_EVERY = 10_000;

/**
 * Writes the backup, durably and whole: a file of that name is there only once it is complete. Keys, passwords and the
 * key of the access codes are files of their own, and not in it.
 * @throws NodeError BACKUP_EXISTS, DISK_FULL, STORE_UNAVAILABLE
 */
export async function writeBackup(options: BackupOptions): Promise<Backup> {
  const { store, registerOnly, now, onProgress } = options;
  const identity = registerOnly ? { ...options.identity, office: '', logNumber: 0 } : options.identity;
  const createdAt = now();
  const file = await nameFor(options.target, identity.office || 'register', createdAt);
  const cursor = await store.get(CURSOR, 'cursor');
  const asOf = cursor === undefined ? null : { blockNumber: cursor.number, blockHash: cursor.hash };
  const header = {
    format: 'ipanchor-backup',
    v: 1,
    createdAt,
    schema: SCHEMA.version,
    identity,
    asOf,
  } as const;
  let records = 0;
  async function* counted(): AsyncGenerator<BackupRecord> {
    for await (const record of recordsOf(store, registerOnly)) {
      yield record;
      records += 1;
      if (records % REPORT_EVERY === 0) onProgress?.({ done: records, total: 0, what: 'records' });
    }
  }
  const temporary = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    // It may hold unpublished documents.
    const stream = createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(backupBytes(header, counted()), createGzip({ level: GZIP_LEVEL }), stream);
    await link(temporary, file);
    const folder = await open(dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new NodeError('BACKUP_EXISTS', `${file} or ${temporary} is there already`);
    throw storageError(error, `writing ${file}`);
  } finally {
    await rm(temporary, { force: true });
  }
  return { file, records, asOf };
}

/** Of a store that knows what it is bound to: an office's. @throws NodeError as `writeBackup`, STORE_DAMAGED */
export async function writeOwnBackup(
  { store, now }: Pick<BackupOptions, 'store' | 'now'>,
  options: Pick<BackupOptions, 'target' | 'registerOnly' | 'onProgress'>,
): Promise<Backup> {
  const identity = await store.meta('identity');
  if (identity === undefined) throw new NodeError('STORE_DAMAGED', 'the store does not say whose it is');
  return writeBackup({ store, now, identity, ...options });
}

async function nameFor(target: string, what: string, at: string): Promise<string> {
  const isFolder = (await stat(target).catch(() => undefined))?.isDirectory() === true;
  return isFolder ? join(target, `ipanchor-${what}-${at.replaceAll(':', '')}.backup`) : target;
}

async function* recordsOf(store: Store, registerOnly: boolean): AsyncGenerator<BackupRecord> {
  if (registerOnly) {
    for await (const row of store.raw([...REGISTER_NAMES])) yield { kind: 'row', ...withoutOwn(row) };
    return;
  }
  // Rows first: a large document is on disk before the row that names it.
  for await (const row of store.raw()) yield { kind: 'row', ...row };
  const folder = join(store.dataFolder, 'blobs');
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue;
    const value = await readFile(join(folder, name)).catch(() => undefined); // erased since
    if (value !== undefined) yield { kind: 'document', key: utf8(name), value };
  }
}

const UNDO_PREFIX = `!${UNDOS.name}!`;

/** What a block changed of the office's own tables, to be put back by a reorganisation, is the office's own. */
function withoutOwn(row: RawRow): RawRow {
  if (!Buffer.from(row.key).toString().startsWith(UNDO_PREFIX)) return row;
  const changes: Undo[] = JSON.parse(Buffer.from(row.value).toString());
  const undo = changes.filter(({ table }) => REGISTER_NAMES.has(table));
  return { key: row.key, value: utf8(JSON.stringify(undo)) };
}
