import { toHex, utf8 } from '#protocol/bytes.ts';
import { type LogEntry, writeEntry } from '#protocol/entry.ts';
import type { Receipt } from '#protocol/receipt.ts';
import { edgeOf, inclusionPath, leafHash, rootAt, subtrees } from '#protocol/tree.ts';

function entry(index: number, subject: string): string {
  const digest = index.toString(16).padStart(64, '0');
  const entry: LogEntry = {
    v: 1,
    log: `31337/0x${'1'.repeat(40)}/JP/1`,
    kind: 'application',
    digest: `c14n:${digest}`,
    rawDigest: digest,
    subject,
    issuedAt: '2025-01-01T00:00:00Z',
    mediaType: 'application/xml',
    salt: digest.slice(32),
  };
  return writeEntry(entry);
}

/** Receipts from all over a log of `size`, and the root that each must lead to. */
export function sampleLog(
  size: number,
  count: number,
  subjectAt: (index: number) => string,
): { receipts: Receipt[]; root: string } {
  const entries = Array.from({ length: size }, (_, index) => entry(index, subjectAt(index)));
  const hashAt = subtrees(entries.map((text) => leafHash(utf8(text))));
  const edge = edgeOf(size, hashAt);
  const anchor = {
    blockNumber: 1,
    blockHash: '0'.repeat(64),
    transactionHash: '0'.repeat(64),
    recordedAt: '2025-01-01T00:00:00Z',
  };
  const every = Math.floor(size / count);
  return {
    root: toHex(rootAt(size, hashAt, edge)),
    receipts: Array.from({ length: count }, (_, place) => {
      const leafIndex = place * every;
      const path = inclusionPath(leafIndex, size, hashAt, edge).map(toHex);
      return { v: 1, entry: entries[leafIndex]!, leafIndex, treeSize: size, inclusionPath: path, anchor };
    }),
  };
}
