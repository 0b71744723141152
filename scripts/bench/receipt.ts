import { hash } from 'node:crypto';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { type LogEntry, writeEntry } from '#protocol/entry.ts';
import { checkReceipt, type Receipt } from '#protocol/receipt.ts';
import { edgeOf, inclusionPath, leafHash, rootAt, subtrees } from '#protocol/tree.ts';
import { atLeast, interleaved, type Measure, processorTimed } from './measure.ts';

const SIZE = 100_000;
const RECEIPTS = 5_000;

function entry(index: number): string {
  const digest = index.toString(16).padStart(64, '0');
  const entry: LogEntry = {
    v: 1,
    log: `31337/0x${'1'.repeat(40)}/JP/1`,
    kind: 'application',
    digest: `c14n:${digest}`,
    rawDigest: digest,
    subject: `JP.P.2025${String(index).padStart(6, '0')}`,
    issuedAt: '2025-01-01T00:00:00Z',
    mediaType: 'application/xml',
    salt: digest.slice(32),
  };
  return writeEntry(entry);
}

/** Receipts from all over one log, and the root that each must lead to. */
function receipts(): { receipts: Receipt[]; root: string } {
  const entries = Array.from({ length: SIZE }, (_, index) => entry(index));
  const hashAt = subtrees(entries.map((text) => leafHash(utf8(text))));
  const edge = edgeOf(SIZE, hashAt);
  const anchor = {
    blockNumber: 1,
    blockHash: '0'.repeat(64),
    transactionHash: '0'.repeat(64),
    recordedAt: '2025-01-01T00:00:00Z',
  };
  const every = Math.floor(SIZE / RECEIPTS);
  return {
    root: toHex(rootAt(SIZE, hashAt, edge)),
    receipts: Array.from({ length: RECEIPTS }, (_, place) => {
      const leafIndex = place * every;
      const path = inclusionPath(leafIndex, SIZE, hashAt, edge).map(toHex);
      return { v: 1, entry: entries[leafIndex]!, leafIndex, treeSize: SIZE, inclusionPath: path, anchor };
    }),
  };
}

export async function benchReceipt(): Promise<Measure[]> {
  const made = receipts();
  const entryBytes = made.receipts.map(({ entry }) => utf8(entry));
  const inner = new Uint8Array(65);
  const times = await interleaved({
    checked: () =>
      processorTimed(() => {
        for (const receipt of made.receipts)
          if (checkReceipt(receipt).root !== made.root) throw new Error('a receipt does not hold');
      }),
    hashes: () =>
      processorTimed(() => {
        for (const [place, receipt] of made.receipts.entries()) {
          hash('sha256', entryBytes[place]!, 'buffer');
          for (let step = 0; step < receipt.inclusionPath.length; step += 1) hash('sha256', inner, 'buffer');
        }
      }),
  });
  const perReceipt = (time: number): string => ((time / RECEIPTS) * 1000).toFixed(1);
  return [
    atLeast(0.5, {
      id: 'receipt',
      what: `root of a receipt in a log of ${SIZE}, to the bare hashes it needs, processor time`,
      value: times.hashes / times.checked,
      unit: 'ratio',
      detail: `${perReceipt(times.checked)} µs to ${perReceipt(times.hashes)} µs`,
    }),
  ];
}
