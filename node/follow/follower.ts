/**
 * Follows the chain into the projection, block by block, and takes blocks back when the chain does.
 *
 * Near the head every block is read, so that each parent hash is checked. Far behind, events are asked for in ranges
 * and only blocks that hold some are read: a register that was away for a year is level within minutes.
 */
import type { Chain } from '../chain/connection.ts';
import { NodeError } from '../errors.ts';
import { CURSOR } from '../store/register.ts';
import type { Store } from '../store.ts';
import { type Addresses, fetchBlock, fetchEvents } from './chain-reader.ts';
import { blocksOfOwn, ownOutcomes, ownTransactions } from './own-transactions.ts';
import { applyBlock, clearProjection, UNDO_DEPTH, undoLastBlock } from './projection.ts';

export interface FollowOptions {
  readonly store: Store;
  readonly chain: Chain;
  readonly contracts: Addresses;
  /** No event of the contracts is in an earlier block. */
  readonly firstBlock: number;
  readonly say?: (line: string) => void;
}

/** Blocks this near the head are read one by one: deeper than any reorganisation that was seen. */
const NEAR = 64;
/** A range with fewer events than this is doubled, one with more than that halved: answers stay within memory. */
const FEW_EVENTS = 2_000;
const MANY_EVENTS = 20_000;

/**
 * Follows until the chain has nothing new. Gives the number of the head that was reached.
 * @throws NodeError CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER, CHAIN_RESET, or one of the store
 */
export async function catchUp(options: FollowOptions, signal?: AbortSignal): Promise<number> {
  const { store, chain, say = () => undefined } = options;
  let span = NEAR; // blocks after the first of a range
  for (;;) {
    signal?.throwIfAborted();
    const cursor = await store.get(CURSOR, 'cursor');
    const head = await fetchBlock(chain, 'latest');
    if (head === undefined) return -1;
    if (cursor === undefined) {
      await clearProjection(store, (await chain.finalBlock()) ?? -1);
    } else if (cursor.hash !== head.hash && (await fetchBlock(chain, cursor.number))?.hash !== cursor.hash) {
      // Another chain under the same address is no reorganisation; nothing may be taken back for it.
      await chain.assertSame();
      if (head.number < cursor.number && chain.profile.finality.kind !== 'saved') throw lags(head, cursor);
      say(`The chain took back block ${cursor.number}.`);
      if (!(await undoLastBlock(store))) {
        say(`It took back more than ${UNDO_DEPTH} blocks: the register is built again from the first block.`);
        await clearProjection(store, -1);
      }
      continue;
    }
    const next = cursor === undefined ? options.firstBlock : cursor.number + 1;
    if (head.number < next) return head.number;
    if (head.number - next >= NEAR) {
      const to = Math.min(next + span, head.number - NEAR / 2);
      const events = await followRange(options, next, to).catch((error: unknown) => refusedIn(span, error));
      if (events < FEW_EVENTS) span = Math.min(2 * span + 1, chain.profile.logRange - 1);
      if (events > MANY_EVENTS) span = Math.floor(span / 2);
    } else {
      await followEach(options, next, head.number, cursor?.hash, signal);
    }
  }
}

/**
 * Fewer blocks than were followed are not taken back yet: the engine may only be behind another that was asked before,
 * and what would be owed again is on the chain. Once it has that many again, it shows what they are. Only of the
 * embedded chain is it known that it went back.
 */
function lags(head: { readonly number: number }, cursor: { readonly number: number }): NodeError {
  return new NodeError(
    'CHAIN_LAGS',
    `the chain has ${head.number} blocks, and ${cursor.number} were followed`,
  );
}

/** Engines and what stands before them limit a range by blocks, by events or by time: a shorter one may be answered. */
function refusedIn(span: number, error: unknown): number {
  if (error instanceof NodeError && error.code === 'CHAIN_ANSWER' && span > 0)
    return Number.POSITIVE_INFINITY;
  throw error;
}

/**
 * Follows one block after the other. One that is gone, or that does not follow the last one, ends it: the next look
 * finds the reorganisation.
 */
async function followEach(
  { store, chain, contracts }: FollowOptions,
  from: number,
  to: number,
  parent: string | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  let last = parent;
  for (let number = from; number <= to; number++) {
    signal?.throwIfAborted();
    const block = await fetchBlock(chain, number);
    if (block === undefined || (last !== undefined && block.parentHash !== last)) return;
    // By hash, never by number: a chain that goes to another block and back in between would hide the events.
    const occurrences = await fetchEvents(chain, contracts, { blockHash: block.hash });
    const own = await ownTransactions(store);
    await applyBlock(
      store,
      block,
      occurrences,
      await ownOutcomes(chain, own, block.transactions, occurrences),
    );
    last = block.hash;
  }
}

/** Gives the number of events in the range. */
async function followRange(options: FollowOptions, from: number, to: number): Promise<number> {
  const { store, chain, contracts } = options;
  const occurrences = await fetchEvents(chain, contracts, { from, to });
  const own = await ownTransactions(store);
  const byBlock = Map.groupBy(occurrences, ({ blockNumber }) => blockNumber);
  const numbers = new Set([to, ...byBlock.keys()]);
  // An own transaction that changed nothing has no event.
  for (const number of await blocksOfOwn(chain, own)) if (number >= from && number < to) numbers.add(number);
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const block = await fetchBlock(chain, number);
    const here = byBlock.get(number) ?? [];
    // The chain changed between the two questions: the next look asks anew from the cursor.
    if (block === undefined || here.some(({ blockHash }) => blockHash !== block.hash)) break;
    await applyBlock(store, block, here, await ownOutcomes(chain, own, block.transactions, here));
  }
  return occurrences.length;
}
