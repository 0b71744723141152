/**
 * Far behind the head: events are asked for in ranges, the next range while one is applied, and only blocks that hold
 * some are read.
 */
import type { Chain } from '../chain/connection.ts';
import { NodeError } from '../errors.ts';
import type { Store } from '../store.ts';
import {
  type Addresses,
  type BlockWithTransactions,
  fetchBlock,
  fetchEvents,
  type Occurrence,
} from './chain-reader.ts';
import { blocksOfOwn, ownOutcomes, ownTransactions } from './own-transactions.ts';
import { applyBlock } from './projection.ts';

/** Blocks of the first range. */
const FIRST_SPAN = 64;
/** A range with fewer events than this is doubled, one with more than that halved: answers stay within memory. */
const FEW_EVENTS = 2_000;
const MANY_EVENTS = 20_000;
/** Blocks that are asked for at once. */
export const BLOCKS_AT_ONCE = 16;

export interface Followed {
  readonly store: Store;
  readonly chain: Chain;
  readonly contracts: Addresses;
}

interface Blocks {
  readonly from: number;
  readonly to: number;
  /** The highest that can no longer be lost; -1 while none is known to be. */
  readonly final: number;
  /** Hash of the block before the first, where it was followed. */
  readonly parent: string | undefined;
}

interface Fetched {
  readonly to: number;
  /** Of the block before the range. */
  readonly parent: string | undefined;
  /** In all, whichever blocks are there. */
  readonly events: number;
  /** Blocks with events or own transactions, and the last of the range; undefined where the chain has changed since. */
  readonly blocks: readonly ({ block: BlockWithTransactions; here: Occurrence[] } | undefined)[];
}

/**
 * Follows from one block to another. Ends before when the chain changed meanwhile: the next look finds what.
 * @throws as `catchUp`
 */
export async function followRanges(
  followed: Followed,
  { from, to, final, parent }: Blocks,
  signal?: AbortSignal,
): Promise<void> {
  const { chain, store } = followed;
  let span = Math.min(FIRST_SPAN, chain.profile.logRange);
  // A failure waits until the range before is applied.
  const ask = (first: number): Promise<Fetched | { readonly error: unknown }> =>
    fetchRange(followed, first, Math.min(first + span - 1, to)).catch((error: unknown) => ({ error }));
  let first = from;
  let last = parent;
  let asked = ask(first);
  while (first <= to) {
    signal?.throwIfAborted();
    const fetched = await asked;
    if ('error' in fetched) {
      if (span === 1 || !isRefusal(fetched.error)) throw fetched.error;
      span = Math.ceil(span / 2);
      asked = ask(first);
      continue;
    }
    if (last !== undefined && fetched.parent !== last) return;
    if (fetched.events < FEW_EVENTS) span = Math.min(2 * span, chain.profile.logRange);
    if (fetched.events > MANY_EVENTS) span = Math.ceil(span / 2);
    first = fetched.to + 1;
    asked = first <= to ? ask(first) : asked;
    const own = await ownTransactions(store);
    for (const found of fetched.blocks) {
      if (found === undefined) return;
      const { block, here } = found;
      const outcomes = await ownOutcomes(chain, own, block.transactions, here);
      await applyBlock(store, { block, occurrences: here, outcomes, isFinal: block.number <= final });
      last = block.hash;
    }
  }
}

/** Engines and what stands before them limit a range by blocks, by events or by time: a shorter one may be answered. */
function isRefusal(error: unknown): boolean {
  return error instanceof NodeError && error.code === 'CHAIN_ANSWER';
}

async function fetchRange({ store, chain, contracts }: Followed, from: number, to: number): Promise<Fetched> {
  const occurrences = await fetchEvents(chain, contracts, { from, to });
  const byBlock = Map.groupBy(occurrences, ({ blockNumber }) => blockNumber);
  const numbers = new Set([to, ...byBlock.keys()]);
  // An own transaction that changed nothing has no event.
  for (const number of await blocksOfOwn(chain, await ownTransactions(store)))
    if (number >= from && number < to) numbers.add(number);
  const blocks: Fetched['blocks'][number][] = [];
  const sorted = [...numbers].sort((a, b) => a - b);
  for (let at = 0; at < sorted.length; at += BLOCKS_AT_ONCE) {
    const some = sorted.slice(at, at + BLOCKS_AT_ONCE).map(async (number) => {
      const block = await fetchBlock(chain, number);
      const here = byBlock.get(number) ?? [];
      const isThere = block !== undefined && here.every(({ blockHash }) => blockHash === block.hash);
      return isThere ? { block, here } : undefined;
    });
    blocks.push(...(await Promise.all(some)));
  }
  const parent = from === 0 ? undefined : (await fetchBlock(chain, from - 1))?.hash;
  return { to, parent, events: occurrences.length, blocks };
}
