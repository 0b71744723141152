/** Receipts are issued in the order of the log: one that is missing below the last would never be issued again. */
import { writeReceipt } from '#protocol/receipt.ts';
import type { Check } from './fsck-check.ts';
import { inclusionProof, rootOf } from './log/proofs.ts';
import { ENTRIES, RECEIPTS } from './store/office.ts';
import { type HeadRow, LOG_HEADS } from './store/register.ts';
import type { Store } from './store.ts';

/** Issues what is missing under the first anchored head that covers it: a later receipt shows that one to be final. */
export async function checkReceiptGaps({ store, tiles, report }: Check): Promise<void> {
  let next = 0;
  for await (const [key, { issuedAt }] of store.scan(RECEIPTS)) {
    for (; next < Number(key); next++) {
      const index = next;
      const record = await store.get(ENTRIES, index);
      if (record === undefined) continue; // told by the check of the log
      const covering = await headOver(store, index);
      const isOurs = covering !== undefined && (await rootOf(tiles, covering.size)) === covering.root;
      const head = isOurs ? covering : undefined;
      const mend = head && {
        v: 1 as const,
        entry: record.entry,
        leafIndex: index,
        treeSize: head.size,
        inclusionPath: await inclusionProof(tiles, index, head.size),
        anchor: {
          blockNumber: head.blockNumber,
          blockHash: head.blockHash,
          transactionHash: head.transactionHash,
          recordedAt: head.recordedAt,
        },
      };
      await report(
        'RECEIPT_MISSING',
        `receipt ${index}`,
        'not in the store, but later ones are',
        mend && ((batch) => batch.put(RECEIPTS, index, { text: writeReceipt(mend), issuedAt })),
      );
    }
    next = Number(key) + 1;
  }
}

async function headOver(store: Store, index: number): Promise<HeadRow | undefined> {
  const identity = await store.meta('identity');
  if (identity === undefined) return undefined;
  const after = LOG_HEADS.key({ ...identity, size: index });
  const prefix = after.slice(0, -16);
  for await (const [, head] of store.scan(LOG_HEADS, { prefix, after, limit: 1 })) return head;
  return undefined;
}
