/** Receipts of the main job: where they are, how many were verified, and one verified from nothing but the chain. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOf } from '#node/anchor/receipt-files.ts';
import { connectChain } from '#node/chain/connection.ts';
import { verifyOnChain } from '#node/chain-verification.ts';
import { digestFile } from '#node/cli/document-file.ts';
import type { ObserverNode } from '#node/office.ts';
import { ENTRIES, RECEIPTS } from '#node/store/office.ts';
import { parseEntry, parseLogId } from '#protocol/entry.ts';
import { parseReceipt } from '#protocol/receipt.ts';
import { verifyReceipt } from '#protocol/verify.ts';
import type { Taken } from './intake.ts';
import type { Network } from './network.ts';
import type { Offices } from './office-nodes.ts';

/** What was erased on purpose is known when it comes again, and not kept: there is nothing of it to judge. */
export async function withoutErased(offices: Offices, taken: readonly Taken[]): Promise<Taken[]> {
  const kept: Taken[] = [];
  for (const document of taken) {
    const { store } = (await offices.get(document.office)).node;
    if ((await store.get(ENTRIES, document.index))?.erased === undefined) kept.push(document);
  }
  return kept;
}

/** Path of the receipt that the node wrote for a document, and what it says. */
export async function receiptOf(offices: Offices, { office, index }: Taken) {
  const { receipts, node } = await offices.get(office);
  const record = await node.store.get(ENTRIES, index);
  if (record === undefined) throw new TypeError('an accepted document has an entry');
  return join(receipts, nameOf(record));
}

/** Verifies with a connection of its own, from the three things that anyone may hold. */
export async function verifyFromChain(
  { access, deployment }: Network,
  document: string,
  receiptFile: string,
) {
  const chain = await connectChain({ ...access, expected: deployment });
  try {
    return await verifyOnChain(
      chain,
      deployment,
      await readFile(receiptFile, 'utf8'),
      await digestFile(document),
    );
  } finally {
    chain.close();
  }
}

/** Of so many documents. */
export interface Judged {
  /** Their entry is under a tree head that the observer found on the chain. */
  readonly anchored: number;
  /** And their receipt leads to the root of that head. */
  readonly verified: number;
}

/** Holds the receipt of each document against what the observer followed, not against the word of its office. */
export async function judge(
  offices: Offices,
  { reader }: ObserverNode,
  taken: readonly Taken[],
): Promise<Judged> {
  let [anchored, verified] = [0, 0];
  for (const { office, index } of taken) {
    const receipt = await (await offices.get(office)).node.store.get(RECEIPTS, index);
    if (receipt === undefined) continue;
    const { treeSize, entry } = parseReceipt(receipt.text);
    const head = await reader.head(office, parseLogId(parseEntry(entry).log).logNumber, treeSize);
    if (head === undefined) continue;
    anchored++;
    if (verifyReceipt({ receipt: receipt.text, head }).verdict === 'verified') verified++;
  }
  return { anchored, verified };
}
