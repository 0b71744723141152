import { OUTBOX } from '../store/office.ts';
import { owe } from '../store/queue.ts';
import { BLOCKS, CURSOR, NOTICE_DEPTH, NOTICES, REGISTER_TABLES, UNDOS } from '../store/register.ts';
import type { Table } from '../store/table.ts';
import type { Store } from '../store.ts';
import { applyApplicationEvent } from './application-events.ts';
import { type Block, BlockView } from './block-view.ts';
import type { Occurrence } from './chain-reader.ts';
import { applyClaimEvent } from './claim-events.ts';
import { applyDirectoryEvent } from './directory-events.ts';
import { applyLogEvent } from './log-events.ts';
import { noticeOf } from './notices.ts';
import { type OwnOutcome, settleOwn } from './own-transactions.ts';

/** Blocks behind the cursor that can be undone, unless they were final; a deeper reorganisation rebuilds the projection. */
export const UNDO_DEPTH = 256;

/**
 * Everything that follow writes is derived from the chain or settled by it, so a write that a power cut takes is
 * made again from the cursor that went with it.
 */
const REBUILDABLE = { durable: false };

export interface BlockToApply {
  readonly block: Block;
  readonly occurrences: readonly Occurrence[];
  readonly outcomes: readonly OwnOutcome[];
  /** One that cannot be lost any more needs no undo, which takes a fifth of the time (measured). */
  readonly isFinal: boolean;
}

/** Moves the projection by one block: its events, what they settle, the undo and the cursor are one atomic write. */
export async function applyBlock(
  store: Store,
  { block, occurrences, outcomes, isFinal }: BlockToApply,
): Promise<void> {
  await store.update(async (batch) => {
    const view = new BlockView(store, block);
    for (const occurrence of occurrences) await applyEvent(view, occurrence);
    view.writeTo(batch);
    for (const outcome of outcomes) await settleOwn(store, batch, outcome, block.number);
    const { number, hash, parentHash, timestamp } = block;
    const notices = occurrences.map(({ event }) => noticeOf(event)).filter((notice) => notice !== undefined);
    if (notices.length > 0) batch.put(NOTICES, number, { block: number, timestamp, notices });
    batch.put(CURSOR, 'cursor', { number, hash, timestamp });
    if (!isFinal) batch.put(UNDOS, number, await store.undoOf(batch));
    batch.put(BLOCKS, number, { number, hash, parentHash, timestamp });
    for (const old of await oldest(store, BLOCKS, number - UNDO_DEPTH))
      batch.delete(BLOCKS, old).delete(UNDOS, old);
    for (const old of await oldest(store, NOTICES, number - NOTICE_DEPTH)) batch.delete(NOTICES, old);
  }, REBUILDABLE);
}

function applyEvent(view: BlockView, { event, transactionHash }: Occurrence): Promise<void> {
  switch (event.contract) {
    case 'OfficeDirectory':
      return applyDirectoryEvent(view, event);
    case 'DocumentLog':
      return applyLogEvent(view, event, transactionHash);
    case 'ApplicationRegister':
      return applyApplicationEvent(view, event, transactionHash);
    case 'PriorityRegister':
      return applyClaimEvent(view, event);
  }
}

/** Some of the blocks below a number that a table has rows of. To look through the undos would be to read them. */
async function oldest<V>(store: Store, table: Table<number, V>, below: number): Promise<number[]> {
  const numbers: number[] = [];
  for await (const [key] of store.scan(table, { limit: 64 })) {
    if (Number(key) >= below) break;
    numbers.push(Number(key));
  }
  return numbers;
}

/** Takes the last block back. False when its undo is no longer kept. */
export async function undoLastBlock(store: Store): Promise<boolean> {
  return store.update(async (batch) => {
    const cursor = await store.get(CURSOR, 'cursor');
    if (cursor === undefined) return false;
    const undo = await store.get(UNDOS, cursor.number);
    if (undo === undefined) return false;
    batch.restore(undo).delete(BLOCKS, cursor.number).delete(UNDOS, cursor.number);
    return true;
  }, REBUILDABLE);
}

/** Items that one write looks at: an outbox may hold millions. */
const OWED_AT_ONCE = 1_000;

/**
 * Empties the projection, so that it is built again from the first block. Items that were settled above the given
 * block are owed again: the undo that would have put them back is gone. While that goes on the cursor stays, so that
 * after a crash it is begun anew; once it is gone, the next start empties the rest.
 */
export async function clearProjection(store: Store, finalBlock: number): Promise<void> {
  await oweAbove(store, finalBlock);
  await store.update(async (batch) => {
    batch.delete(CURSOR, 'cursor');
  });
  for (const table of REGISTER_TABLES) await store.clear<never, unknown>(table);
}

async function oweAbove(store: Store, block: number): Promise<void> {
  let after: string | undefined;
  do {
    const range = { limit: OWED_AT_ONCE, ...(after !== undefined && { after }) };
    after = await store.update(async (batch) => {
      let last: string | undefined;
      for await (const [key, item] of store.scan(OUTBOX, range)) {
        if (item.settledIn !== undefined && item.settledIn > block) owe(batch, item);
        last = key;
      }
      return last;
    });
  } while (after !== undefined);
}
