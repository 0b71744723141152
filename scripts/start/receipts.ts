/** Receipts of the main job: where they are, how many were verified, and one verified from nothing but the chain. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOf } from '#node/anchor/receipt-files.ts';
import { connectChain } from '#node/chain/connection.ts';
import { verifyOnChain } from '#node/chain-verification.ts';
import { digestFile } from '#node/cli/document-file.ts';
import { ENTRIES, RECEIPTS } from '#node/store/office.ts';
import type { Taken } from './intake.ts';
import type { Network } from './network.ts';
import type { Offices } from './office-nodes.ts';

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

/** How many of the documents have a receipt that their node verified. */
export async function countVerified(offices: Offices, taken: readonly Taken[]): Promise<number> {
  let verified = 0;
  for (const { office, index } of taken) {
    const { node } = await offices.get(office);
    if ((await node.store.get(RECEIPTS, index))?.verifiedAt !== undefined) verified++;
  }
  return verified;
}
