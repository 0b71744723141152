import type { Chain } from '../chain/connection.ts';
import { claimRefusalOf, refusalOf, withPrefix } from '../chain/encoding.ts';
import type { Batch } from '../store/batch.ts';
import { TRANSACTIONS, type TransactionIntent } from '../store/office.ts';
import { itemsByIds, settle } from '../store/queue.ts';
import type { Store } from '../store.ts';
import type { Occurrence } from './chain-reader.ts';

/** What became of the items of one transaction of this office that stands in a block. */
export interface OwnOutcome {
  readonly items: readonly string[]; // ids of outbox items, in the order of the batch
  readonly refused: ReadonlyMap<number, string>; // place in the batch → why the contract skipped it
}

/** Every transaction of this office that may be in a block, by each of its hashes. */
export async function ownTransactions(store: Store): Promise<Map<string, TransactionIntent>> {
  const known = new Map<string, TransactionIntent>();
  for await (const [, intent] of store.scan(TRANSACTIONS)) {
    for (const hash of [intent.hash, ...intent.replaced]) known.set(hash, intent);
  }
  return known;
}

/**
 * The outcomes of the own transactions among those of a block. One that was reverted has none: its items are still
 * owed. One without events changed nothing, so that what it carries was so already.
 */
export async function ownOutcomes(
  chain: Chain,
  own: ReadonlyMap<string, TransactionIntent>,
  transactions: readonly string[],
  occurrences: readonly Occurrence[],
): Promise<OwnOutcome[]> {
  const outcomes: OwnOutcome[] = [];
  for (const hash of transactions) {
    const intent = own.get(hash);
    if (intent === undefined || intent.items.length === 0) continue;
    const events = occurrences.filter(({ transactionHash }) => transactionHash === hash);
    if (events.length === 0) {
      const receipt = await chain.provider.getTransactionReceipt(withPrefix(hash));
      if (receipt?.status !== 1) continue;
    }
    outcomes.push({ items: intent.items, refused: refusals(events) });
  }
  return outcomes;
}

function refusals(occurrences: readonly Occurrence[]): Map<number, string> {
  const refused = new Map<number, string>();
  for (const { event } of occurrences) {
    if (event.name === 'ApplicationRefused')
      refused.set(Number(event.args.index), refusalOf(event.args.reason));
    if (event.name === 'ClaimRefused')
      refused.set(Number(event.args.index), claimRefusalOf(event.args.reason));
  }
  return refused;
}

export async function settleOwn(
  store: Store,
  batch: Batch,
  { items, refused }: OwnOutcome,
  settledIn: number,
): Promise<void> {
  for (const [place, item] of (await itemsByIds(store, items)).entries()) {
    if (item?.state !== 'pending') continue;
    const reason = refused.get(place);
    settle(
      batch,
      item,
      reason === undefined ? { state: 'settled', settledIn } : { state: 'conflict', settledIn, reason },
    );
  }
}

/** The numbers of the blocks that hold own transactions. */
export async function blocksOfOwn(
  chain: Chain,
  own: ReadonlyMap<string, TransactionIntent>,
): Promise<Set<number>> {
  const blocks = new Set<number>();
  for (const hash of own.keys()) {
    const receipt = await chain.provider.getTransactionReceipt(withPrefix(hash));
    if (receipt !== null) blocks.add(receipt.blockNumber);
  }
  return blocks;
}
