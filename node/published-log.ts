/**
 * What an office's log shows to anyone: entries by the digest of a document in hand, and proofs between heads.
 *
 * An entry about an application that is not published is shown to who brings its sealed key only; without, it is not
 * there. Nothing else of the office's private half leaves through here.
 */
import { parseDigest } from '#protocol/digest.ts';
import { consistencyProof } from './log/proofs.ts';
import { TileReader } from './log/tiles.ts';
import { APPLICATIONS, ENTRIES, ENTRY_DIGESTS, INTAKE, type LogRecord, RECEIPTS } from './store/office.ts';
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
  /** Path that proves that the first `second` entries extend the first `first`; undefined beyond the end of the log. */
  consistencyProof(first: number, second: number): Promise<string[] | undefined>;
}

/** Read where nothing has the digest, so that it takes no less than where what has it is not shown. */
const UNASKED = [0];

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
    return records.every(
      (record) =>
        record?.visibility === 'open' || (sealedKey !== undefined && record?.sealedKey === sealedKey),
    );
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
        const { index: leafIndex, leafHash, entry } = record;
        const receipt = (await store.get(RECEIPTS, leafIndex))?.text;
        shown.push({ leafIndex, leafHash, entry, ...(receipt !== undefined && { receipt }) });
      }
      return shown;
    },
    async consistencyProof(first, second) {
      const size = (await store.meta('log'))?.size ?? 0;
      return second > size ? undefined : consistencyProof(tiles, first, second);
    },
  };
}
