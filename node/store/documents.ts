/**
 * The documents themselves, by raw digest: small ones in the database, large ones as files in `blobs/`.
 *
 * A blob is durable before the batch that names it; one that no batch names is left over from a crash and harmless,
 * for its name is its digest.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Defect } from '#standards/quality/defect.ts';
import { writeDurably } from '../durable-file.ts';
import type { Store } from '../store.ts';
import type { Batch } from './batch.ts';
import { storageError } from './failure.ts';
import { DEFECTS, DOCUMENTS, INTAKE, PURGES, type Purge } from './office.ts';

/** Documents over this are files: a database copies its values several times as it compacts. */
export const BLOB_BYTES = 2 ** 20;

export type StoredDocument =
  | { readonly state: 'present'; readonly bytes: Uint8Array }
  | ({ readonly state: 'purged' } & Purge)
  | { readonly state: 'missing' };

/** Writes a large document to its file, durably; call it before the update that keeps it. */
export async function keepBlob(store: Store, rawDigest: string, bytes: Uint8Array): Promise<void> {
  if (bytes.length <= BLOB_BYTES) return;
  const folder = join(store.dataFolder, 'blobs');
  try {
    await mkdir(folder, { recursive: true });
    await writeDurably(join(folder, rawDigest), bytes, 0o600);
  } catch (error) {
    throw storageError(error, 'writing a document');
  }
}

/** Puts a small document into the batch; a large one is already in its file. */
export function keepDocument(batch: Batch, rawDigest: string, bytes: Uint8Array): void {
  if (bytes.length <= BLOB_BYTES) batch.put(DOCUMENTS, rawDigest, bytes);
}

/** @throws NodeError STORE_UNAVAILABLE when the file is there and cannot be read */
export async function readStored(store: Store, rawDigest: string): Promise<StoredDocument> {
  const bytes = (await store.get(DOCUMENTS, rawDigest)) ?? (await readBlob(store, rawDigest));
  if (bytes !== undefined) return { state: 'present', bytes };
  const purge = await store.get(PURGES, rawDigest);
  return purge === undefined ? { state: 'missing' } : { state: 'purged', ...purge };
}

/**
 * Erases the bytes of a document on purpose, and what quality reports quote of them. Entry, leaf and digests stay, so
 * every proof still holds. Called again it finishes what a crash interrupted; the first purge stays on record.
 * @returns leaf indexes of the entries that were of this document
 */
export async function purgeDocument(store: Store, rawDigest: string, purge: Purge): Promise<number[]> {
  const entries: number[] = [];
  for await (const [, { index }] of store.scan(INTAKE, { prefix: `${rawDigest}/` })) entries.push(index);
  const compact = async (): Promise<void> => {
    await store.compact(DOCUMENTS, rawDigest);
    for (const index of entries) await store.compact(DEFECTS, index);
  };
  await compact();
  await store.update(async (batch) => {
    batch.delete(DOCUMENTS, rawDigest);
    if ((await store.get(PURGES, rawDigest)) === undefined) batch.put(PURGES, rawDigest, purge);
    for (const index of entries) {
      const defects = await store.get(DEFECTS, index);
      if (defects !== undefined) batch.put(DEFECTS, index, defects.map(withoutValue));
    }
  });
  await rm(join(store.dataFolder, 'blobs', rawDigest), { force: true });
  await compact();
  return entries;
}

async function readBlob(store: Store, rawDigest: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(join(store.dataFolder, 'blobs', rawDigest));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw storageError(error, 'reading a document');
  }
}

function withoutValue({ value: _, ...defect }: Defect): Defect {
  return defect;
}
