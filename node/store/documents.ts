/**
 * The documents themselves, by raw digest: small ones in the database, large ones as files in `blobs/`.
 *
 * A blob is durable before the batch that names it; one that no batch names is left over from a crash and harmless,
 * for its name is its digest.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDigest } from '#protocol/digest.ts';
import { parseEntry } from '#protocol/entry.ts';
import type { Defect } from '#standards/quality/defect.ts';
import { writeDurably } from '../durable-file.ts';
import type { Store } from '../store.ts';
import type { Batch } from './batch.ts';
import { storageError } from './failure.ts';
import {
  DEFECTS,
  DOCUMENTS,
  ENTRIES,
  ENTRY_DIGESTS,
  INTAKE,
  PURGES,
  type Purge,
  RECEIPTS,
} from './office.ts';

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
 * Erases a document on purpose: its bytes, the texts of its entries with their salts, the office's own copies of
 * their receipts, and what quality reports quote of it. Leaf hashes stay, so the tree holds, and a receipt that was given
 * out still verifies; whoever has none learns nothing from the chain, not even with the document in hand.
 *
 * Rows go in one write, files after it. Called again it finishes what a crash interrupted; the first purge stays on
 * record.
 * @returns leaf indexes of the entries that were of this document
 */
export async function purgeDocument(store: Store, rawDigest: string, purge: Purge): Promise<number[]> {
  const entries: number[] = [];
  for await (const [, { index }] of store.scan(INTAKE, { prefix: `${rawDigest}/` })) entries.push(index);
  const compact = async (): Promise<void> => {
    await store.compact(DOCUMENTS, rawDigest);
    for (const index of entries)
      for (const table of [DEFECTS, ENTRIES, RECEIPTS] as const)
        await store.compact<number, unknown>(table, index);
  };
  await compact();
  const first = (await store.get(PURGES, rawDigest)) ?? purge;
  await store.update(async (batch) => {
    batch.delete(DOCUMENTS, rawDigest).put(PURGES, rawDigest, { ...first, unfinished: true });
    for (const index of entries) await eraseRows(store, batch, index);
  });
  await removeFiles(store, rawDigest, entries);
  await compact();
  const { unfinished: _, ...finished } = first;
  await store.update(async (batch) => void batch.put(PURGES, rawDigest, finished));
  return entries;
}

async function eraseRows(store: Store, batch: Batch, index: number): Promise<void> {
  const defects = await store.get(DEFECTS, index);
  if (defects !== undefined) batch.put(DEFECTS, index, defects.map(withoutValue));
  const record = await store.get(ENTRIES, index);
  if (record === undefined || record.erased !== undefined) return;
  const { rawDigest, kind, subject, mediaType, digest } = parseEntry(record.entry);
  const erased = { rawDigest, kind, subject, mediaType };
  batch.put(ENTRIES, index, { ...record, entry: '', fileName: `entry-${index}`, erased });
  const { profile, hash } = parseDigest(digest);
  if (profile === 'c14n') batch.delete(ENTRY_DIGESTS, { hash, index });
  const receipt = await store.get(RECEIPTS, index);
  if (receipt !== undefined) batch.put(RECEIPTS, index, { ...receipt, text: '' }); // its place says how far receipts are
}

/** The folder of receipts names each file by the place of its entry first. */
async function removeFiles(store: Store, rawDigest: string, entries: readonly number[]): Promise<void> {
  try {
    await rm(join(store.dataFolder, 'blobs', rawDigest), { force: true });
    const folder = join(store.dataFolder, 'receipts');
    const starts = entries.map((index) => `${String(index).padStart(8, '0')}-`);
    for (const name of existsSync(folder) ? await readdir(folder) : []) {
      const isOfEntry = starts.some((start) => name.startsWith(start));
      if (isOfEntry && /\.receipt\.json(\.tmp)?$/.test(name)) await rm(join(folder, name), { force: true });
    }
  } catch (error) {
    throw storageError(error, 'erasing a document');
  }
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
