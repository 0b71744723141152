/** The outbox as a queue: the only writer of its tables, so that they always agree. */
import type { Store } from '../store.ts';
import type { Batch } from './batch.ts';
import { KEYS_LOST, OUTBOX, OUTBOX_IDS, OUTBOX_PENDING } from './office.ts';
import { type OutboxAction, type OutboxItem, outboxId } from './outbox.ts';

/**
 * Adds actions that are not owed yet. Call it once in an update, with all its actions: it does not see what the
 * same batch holds already.
 * @param at time, UTC to the second
 */
export async function enqueue(
  store: Store,
  batch: Batch,
  actions: readonly OutboxAction[],
  at: string,
): Promise<void> {
  const byId = new Map(actions.map((action) => [outboxId(action), action]));
  const ids = [...byId.keys()];
  const known = await store.getMany(OUTBOX_IDS, ids);
  let seq = (await store.meta('outboxNext')) ?? 1;
  for (const [position, id] of ids.entries()) {
    const action = byId.get(id);
    if (known[position] !== undefined || action === undefined) continue;
    batch.put(OUTBOX, seq, { seq, id, action, state: 'pending', createdAt: at });
    batch.put(OUTBOX_IDS, id, seq).put(OUTBOX_PENDING, seq, true);
    seq += 1;
  }
  store.putMeta(batch, 'outboxNext', seq);
}

/** The oldest items that are still owed. */
export async function pendingItems(store: Store, limit: number): Promise<OutboxItem[]> {
  const seqs: number[] = [];
  for await (const [key] of store.scan(OUTBOX_PENDING, { limit })) seqs.push(Number(key));
  const items = await store.getMany(OUTBOX, seqs);
  return items.filter((item) => item !== undefined);
}

/** The items of ids, in any state, in their order. */
export async function itemsByIds(store: Store, ids: readonly string[]): Promise<(OutboxItem | undefined)[]> {
  const seqs = await store.getMany(OUTBOX_IDS, ids);
  const known = seqs.filter((seq) => seq !== undefined);
  const items = new Map((await store.getMany(OUTBOX, known)).map((item) => [item?.seq, item]));
  return seqs.map((seq) => (seq === undefined ? undefined : items.get(seq)));
}

/** The chain has answered: the event of an item, or of its conflict, stands in block `settledIn`. */
export function settle(
  batch: Batch,
  item: OutboxItem,
  outcome: { state: 'settled'; settledIn: number } | { state: 'conflict'; settledIn: number; reason: string },
): void {
  batch.put(OUTBOX, item.seq, { ...item, ...outcome }).delete(OUTBOX_PENDING, item.seq);
  const isLost =
    item.action.type === 'declare-sealed' && outcome.state === 'conflict' && outcome.reason === 'KeyTaken';
  if (isLost) batch.put(KEYS_LOST, item.seq, true);
}

/** What the chain had answered is lost: the item is owed again. */
export function owe(batch: Batch, { settledIn: _, reason: __, ...item }: OutboxItem): void {
  batch.put(OUTBOX, item.seq, { ...item, state: 'pending' }).put(OUTBOX_PENDING, item.seq, true);
  batch.delete(KEYS_LOST, item.seq);
}
