/** Makes the store of a new data folder from a backup. */
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import { toHex } from '#protocol/bytes.ts';
import { sha256 } from '#sha256';
import { type BackupHeader, type BackupRecord, readBackup } from './backup-file.ts';
import type { OnProgress } from './control.ts';
import { writeDurably } from './durable-file.ts';
import { NodeError } from './errors.ts';
import { storageError } from './store/failure.ts';
import { hasFiles } from './store/hold.ts';
import type { Identity } from './store/office.ts';
import { fillDatabase, type RawRow } from './store/raw.ts';
import { SCHEMA } from './store/schema.ts';

export interface RestoreOptions {
  readonly file: string;
  /** Has no store yet. */
  readonly dataFolder: string;
  /** What the configuration says that the store is to be bound to; the office is empty for an observer. */
  readonly identity: Identity;
  readonly onProgress?: OnProgress;
}

const REPORT_EVERY = 10_000;

/**
 * Restores all or nothing: the store is there only once the digest of the backup was found to hold.
 * @throws NodeError STORE_NOT_EMPTY, BACKUP_DAMAGED, BACKUP_OF_ANOTHER, STORE_NEWER,
 * FILE_UNREADABLE, DISK_FULL, STORE_UNAVAILABLE
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupHeader> {
  const { file, dataFolder, identity } = options;
  const location = join(dataFolder, 'store');
  if (hasFiles(location)) throw new NodeError('STORE_NOT_EMPTY', `${location} holds a store`);
  const input = createReadStream(file);
  const unzipped = createGunzip();
  input.on('error', (error) => unzipped.destroy(unreadable(file, error)));
  const temporary = `${location}.restoring`;
  try {
    const { header, records } = await readBackup(input.pipe(unzipped));
    assertMeant(header, identity);
    await mkdir(dataFolder, { recursive: true });
    await rm(temporary, { recursive: true, force: true });
    await fillDatabase(temporary, rowsOf(records, options));
    await rm(location, { recursive: true, force: true }); // what a start left that made no store
    await rename(temporary, location);
    return header;
  } catch (error) {
    throw storageError(error, `restoring ${file}`);
  } finally {
    input.destroy();
    await rm(temporary, { recursive: true, force: true });
  }
}

function assertMeant({ schema, identity: found }: BackupHeader, expected: Identity): void {
  if (schema > SCHEMA.version)
    throw new NodeError(
      'STORE_NEWER',
      `the backup has schema ${schema}, this release knows ${SCHEMA.version}`,
    );
  const chainOf = ({ chainId, genesisHash, contracts }: Identity) => ({ chainId, genesisHash, contracts });
  if (!isDeepStrictEqual(chainOf(found), chainOf(expected))) {
    const said = `chain ${found.chainId} with genesis ${found.genesisHash} and its contracts`;
    throw new NodeError('BACKUP_OF_ANOTHER', `the backup is of ${said}`);
  }
  const isOwn = found.office === expected.office && found.logNumber === expected.logNumber;
  if (found.office !== '' && !isOwn)
    throw new NodeError('BACKUP_OF_ANOTHER', `the backup is of ${found.office}, log ${found.logNumber}`);
}

/** The rows; large documents go to their files on the way, where their names are their digests. */
async function* rowsOf(
  records: AsyncIterable<BackupRecord>,
  { dataFolder, onProgress }: RestoreOptions,
): AsyncGenerator<RawRow> {
  let done = 0;
  for await (const { kind, key, value } of records) {
    if (kind === 'row') yield { key, value };
    else await keepDocument(dataFolder, key, value);
    done += 1;
    if (done % REPORT_EVERY === 0) onProgress?.({ done, total: 0, what: 'records' });
  }
}

async function keepDocument(dataFolder: string, key: Uint8Array, bytes: Uint8Array): Promise<void> {
  const name = toHex(sha256(bytes));
  if (Buffer.from(key).toString() !== name)
    throw new NodeError(
      'BACKUP_DAMAGED',
      'the file is no whole backup: a document is not the one of its name',
    );
  await mkdir(join(dataFolder, 'blobs'), { recursive: true });
  await writeDurably(join(dataFolder, 'blobs', name), bytes, 0o600);
}

const unreadable = (file: string, cause: Error): NodeError =>
  new NodeError('FILE_UNREADABLE', `${file} cannot be read`, { cause });
