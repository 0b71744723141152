/**
 * Follows the chain into the projection, block by block, and takes blocks back when the chain does.
 *
 * Near the head every block is read, so that each parent hash is checked. From far behind, events are asked for in ranges
 * and only blocks that hold some are read: a register that was away for a year is level within minutes.
 */
import type { Chain } from '../chain/connection.ts';
import { NodeError } from '../errors.ts';
import { CURSOR } from '../store/register.ts';
import { type Addresses, fetchBlock, fetchEvents } from './chain-reader.ts';
import { ownOutcomes, ownTransactions } from './own-transactions.ts';
import { applyBlock, clearProjection, undoLastBlock } from './projection.ts';
import { BLOCKS_AT_ONCE, type Followed, followRanges } from './ranges.ts';

export interface FollowOptions extends Followed {
  /** No event of the contracts is in an earlier block. */
  readonly firstBlock: number;
  readonly say?: (line: string) => void;
}

/** Blocks this near the head are read one by one unless they are final: deeper than any reorganisation that was seen. */
const NEAR = 64;

/**
 * Follows until the chain has nothing new. Gives the number of the head that was reached.
 * @throws NodeError CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER, CHAIN_RESET, or one of the store
 */
export async function catchUp(options: FollowOptions, signal?: AbortSignal): Promise<number> {
  const { store, chain, say = () => undefined } = options;
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
        say('It took back more than can be undone: the register is built again from the first block.');
        await clearProjection(store, -1);
      }
      continue;
    }
    const next = cursor === undefined ? options.firstBlock : cursor.number + 1;
    if (head.number < next) return head.number;
    if (head.number - next >= NEAR) {
      const final = (await chain.finalBlock()) ?? -1;
      const to = Math.max(Math.min(final, head.number), head.number - NEAR / 2);
      await followRanges(options, { from: next, to, final, parent: cursor?.hash }, signal);
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

/**
 * Follows one block after the other. One that is gone, or that does not follow the last one, ends it: the next look
 * finds the reorganisation.
 */
async function followEach(
  { store, chain, contracts }: Followed,
  from: number,
  to: number,
  parent: string | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  let last = parent;
  for (let first = from; first <= to; first += BLOCKS_AT_ONCE) {
    signal?.throwIfAborted();
    const count = Math.min(BLOCKS_AT_ONCE, to - first + 1);
    const asked = Array.from({ length: count }, (_, place) =>
      blockWithEvents(chain, contracts, first + place),
    );
    for (const found of await Promise.all(asked)) {
      if (found === undefined || (last !== undefined && found.block.parentHash !== last)) return;
      const { block, occurrences } = found;
      const own = await ownTransactions(store);
      const outcomes = await ownOutcomes(chain, own, block.transactions, occurrences);
      await applyBlock(store, { block, occurrences, outcomes, isFinal: false });
      last = block.hash;
    }
  }
}

/** The events by hash, never by number: a chain that goes to another block and back in between would hide them. */
async function blockWithEvents(chain: Chain, contracts: Addresses, number: number) {
  const block = await fetchBlock(chain, number);
  return block && { block, occurrences: await fetchEvents(chain, contracts, { blockHash: block.hash }) };
}
