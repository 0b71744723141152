/**
 * A receipt under another head than the one it was issued under. A tree holds all entries before it, so when the key of
 * a head was in other hands, a later head of a trusted key proves the same entry.
 */
import { checkReceipt, parseReceipt, type Receipt, writeReceipt } from '#protocol/receipt.ts';
import { NodeError } from './errors.ts';
import { inclusionProof } from './log/proofs.ts';
import { TileReader } from './log/tiles.ts';
import { ENTRIES, RECEIPTS } from './store/office.ts';
import { CLOSED_LOGS, COMPROMISED_KEYS, type HeadRow, LOG_HEADS } from './store/register.ts';
import type { Store } from './store.ts';

/**
 * The receipt of an entry under the newest final head that holds and whose key the office trusts in its block.
 * @returns undefined while there is no such head, or the entry was erased
 * @throws NodeError LOG_DIVERGED when the anchored root is not the one of the log
 */
export async function renewedReceipt(store: Store, index: number): Promise<string | undefined> {
  const [record, identity] = [await store.get(ENTRIES, index), await store.meta('identity')];
  if (record === undefined || record.erased !== undefined || identity === undefined) return undefined;
  const { office, logNumber } = identity;
  const head = await trustedHead(store, { office, logNumber, above: index });
  if (head === undefined) return undefined;
  const { blockNumber, blockHash, transactionHash, recordedAt } = head;
  const receipt: Receipt = {
    ...{ v: 1, entry: record.entry, leafIndex: index, treeSize: head.size },
    inclusionPath: await inclusionProof(new TileReader(store), index, head.size),
    anchor: { blockNumber, blockHash, transactionHash, recordedAt },
  };
  const check = checkReceipt(receipt);
  if (check.leafHash !== record.leafHash || check.root !== head.root)
    throw new NodeError('LOG_DIVERGED', `head ${head.size} of ${office} log ${logNumber} is not of this log`);
  return writeReceipt(receipt);
}

async function trustedHead(
  store: Store,
  { office, logNumber, above }: { office: string; logNumber: number; above: number },
): Promise<HeadRow | undefined> {
  const closed = await store.get(CLOSED_LOGS, { office, logNumber });
  const most = Math.min(await newestReceiptedSize(store), closed?.goodSize ?? Number.POSITIVE_INFINITY);
  const prefix = LOG_HEADS.key({ office, logNumber, size: 0 }).slice(0, -16);
  for await (const [, head] of store.scan(LOG_HEADS, { prefix, reverse: true })) {
    if (head.size <= above) return undefined;
    if (head.size > most) continue;
    const since = await store.get(COMPROMISED_KEYS, { office, key: head.key });
    if (since === undefined || head.blockNumber < since) return head;
  }
  return undefined;
}

/** Receipts are issued for final heads only, and in the order of the log. */
async function newestReceiptedSize(store: Store): Promise<number> {
  for await (const [, { text }] of store.scan(RECEIPTS, { reverse: true }))
    if (text !== '') return parseReceipt(text).treeSize;
  return 0;
}
