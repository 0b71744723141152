/** The schema of the store, and how the store of an older release comes to it. */
import { parseDigest } from '#protocol/digest.ts';
import { parseEntry } from '#protocol/entry.ts';
import type { Batch } from './batch.ts';
import { ENTRIES, ENTRY_DIGESTS } from './office.ts';
import type { Readable } from './readable.ts';
import { BLOCKS, CURSOR } from './register.ts';

/** A step from one version of the schema to the next: puts its changes into the batch. */
export type Migration = (store: Readable, batch: Batch) => Promise<void>;

/** The schema this release reads and writes; `migrations[n]` leads from version n to n + 1. */
export interface Schema {
  version: number;
  migrations: Readonly<Record<number, Migration>>;
}

export const SCHEMA: Schema = {
  version: 7,
  migrations: { 1: toSecond, 2: toThird, 3: toFourth, 4: toFifth, 5: toSixth, 6: toSeventh },
};

/**
 * The second version counts by office, keeps notices and the claims of each later application, so the projection is
 * built again; and it finds entries by the canonical digest of their documents.
 */
async function toSecond(store: Readable, batch: Batch): Promise<void> {
  batch.delete(CURSOR, 'cursor');
  for await (const [, { index, entry }] of store.scan(ENTRIES)) {
    const { profile, hash } = parseDigest(parseEntry(entry).digest);
    if (profile === 'c14n') batch.put(ENTRY_DIGESTS, { hash, index }, index);
  }
}

/** The third version counts the claims of a later application from 0: the projection is built again. */
async function toThird(_store: Readable, batch: Batch): Promise<void> {
  batch.delete(CURSOR, 'cursor');
}

/** The fourth version keeps which contracts the members listed: the projection is built again. */
async function toFourth(_store: Readable, batch: Batch): Promise<void> {
  batch.delete(CURSOR, 'cursor');
}

/** The fifth version finds published records by filing date: the projection is built again. */
async function toFifth(_store: Readable, batch: Batch): Promise<void> {
  batch.delete(CURSOR, 'cursor');
}

/**
 * The sixth version keeps what a block changed beside the block, which alone is kept out of a copy of the register. What
 * stood in the blocks goes, for all of it may not fit into memory: should the chain take back one of these, the projection
 * is built again.
 */
async function toSixth(store: Readable, batch: Batch): Promise<void> {
  for await (const [, { number, hash, parentHash, timestamp }] of store.scan(BLOCKS))
    batch.put(BLOCKS, number, { number, hash, parentHash, timestamp });
}

/** The seventh version keeps when a sealed record was opened: the projection is built again. */
async function toSeventh(_store: Readable, batch: Batch): Promise<void> {
  batch.delete(CURSOR, 'cursor');
}
