/** What an operator watches of an office's node, in numbers. Cheap to ask again and again. */
import { OUTBOX_PENDING, RECEIPTS } from './store/office.ts';
import type { Store } from './store.ts';

export interface OfficeFigures {
  readonly logEntries: number;
  readonly receipts: number; // entries whose head is anchored and final
  readonly outboxPending: number; // facts that the chain does not have yet; counted up to MOST_PENDING
}

/** More than this is as alarming as this, and takes longer to count. */
export const MOST_PENDING = 10_000;

export async function officeFigures(store: Store): Promise<OfficeFigures> {
  const log = await store.meta('log');
  let outboxPending = 0;
  for await (const _ of store.scan(OUTBOX_PENDING, { limit: MOST_PENDING })) outboxPending++;
  let receipts = 0;
  for await (const [key] of store.scan(RECEIPTS, { reverse: true, limit: 1 })) receipts = Number(key) + 1;
  return { logEntries: log?.size ?? 0, receipts, outboxPending };
}
