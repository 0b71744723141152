/**
 * What an office's log shows to anyone: entries by the digest of a document in hand, what the office published of an
 * application, and proofs between heads.
 *
 * An entry about an application that is not published is shown to who brings its sealed key only; without, it is not
 * there. Nothing else of the office's private half leaves through here.
 */
import { parseDigest } from '#protocol/digest.ts';
import { type EntryKind, parseEntry } from '#protocol/entry.ts';
import { consistencyProof } from './log/proofs.ts';
import { TileReader } from './log/tiles.ts';
import {
  APPLICATIONS,
  type ApplicationRecord,
  ENTRIES,
  ENTRY_DIGESTS,
  INTAKE,
  type LogRecord,
  RECEIPTS,
} from './store/office.ts';
import type { Store } from './store.ts';

export interface PublishedEntry {
  readonly leafIndex: number;
  readonly leafHash: string;
  readonly entry: string; // the exact text that was hashed
  readonly receipt?: string; // once it is issued
}

export interface PublishedLog {
  readonly office: string;
  readonly logNumber: number;
  /**
   * Entries whose document has the digest, oldest first.
   * @param digest `<profile>:<hash>`
   * @param sealedKey of an unpublished application, derived from its access code
   */
  entriesOf(digest: string, sealedKey?: string): Promise<PublishedEntry[]>;
  /**
   * Entries of the documents that an office makes public with an application, oldest first: none while it is not
   * published, but to who brings its key.
   * @param id application id
   */
  entriesOfApplication(id: string, sealedKey?: string): Promise<PublishedEntry[]>;
  /** Path that proves that the first `second` entries extend the first `first`; undefined beyond the end of the log. */
  consistencyProof(first: number, second: number): Promise<string[] | undefined>;
}

/** Read where nothing has the digest, so that it takes no less than where what has it is not shown. */
const UNASKED = [0];

/** Without the document in hand nobody is told that others are there, such as a priority document or an extract. */
const MADE_PUBLIC: readonly EntryKind[] = ['application', 'publication', 'grant'];

export function createPublishedLog(store: Store, office: string, logNumber: number): PublishedLog {
  const tiles = new TileReader(store, 256);

  async function indexesOf(digest: string): Promise<number[]> {
    const { profile, hash } = parseDigest(digest);
    const found = new Set<number>();
    if (profile === 'raw')
      for await (const [, { index }] of store.scan(INTAKE, { prefix: `${hash}/` })) found.add(index);
    else for await (const [, index] of store.scan(ENTRY_DIGESTS, { prefix: `${hash}/` })) found.add(index);
    return [...found].sort((a, b) => a - b);
  }

  async function isShown({ applications }: LogRecord, sealedKey: string | undefined): Promise<boolean> {
    const records = await store.getMany(APPLICATIONS, applications);
    return records.every((record) => mayBeSeen(record, sealedKey));
  }

  async function withReceipt({ index: leafIndex, leafHash, entry }: LogRecord): Promise<PublishedEntry> {
    const receipt = (await store.get(RECEIPTS, leafIndex))?.text;
    return { leafIndex, leafHash, entry, ...(receipt !== undefined && { receipt }) };
  }

  return {
    office,
    logNumber,
    async entriesOf(digest, sealedKey) {
      const shown: PublishedEntry[] = [];
      const found = await indexesOf(digest);
      const isFound = found.length > 0;
      for (const record of await store.getMany(ENTRIES, isFound ? found : UNASKED)) {
        if (record === undefined || !(await isShown(record, sealedKey))) continue;
        if (!isFound || record.erased !== undefined) continue;
        shown.push(await withReceipt(record));
      }
      return shown;
    },
    async entriesOfApplication(id, sealedKey) {
      const application = await store.get(APPLICATIONS, id);
      const isSeen = mayBeSeen(application, sealedKey);
      const records = await store.getMany(ENTRIES, isSeen ? application.documents : UNASKED);
      if (!isSeen) return [];
      const shown = records.filter((record) => record !== undefined).filter(isMadePublic);
      return Promise.all(shown.map(withReceipt));
    },
    async consistencyProof(first, second) {
      const size = (await store.meta('log'))?.size ?? 0;
      return second > size ? undefined : consistencyProof(tiles, first, second);
    },
  };
}

function mayBeSeen(
  record: ApplicationRecord | undefined,
  sealedKey: string | undefined,
): record is ApplicationRecord {
  if (record === undefined) return false;
  return record.visibility === 'open' || (sealedKey !== undefined && record.sealedKey === sealedKey);
}

function isMadePublic({ entry, erased }: LogRecord): boolean {
  return erased === undefined && MADE_PUBLIC.includes(parseEntry(entry).kind);
}
