/** The tree heads that the register should have. */
import { encodeCall } from '../chain/contracts.ts';
import { officeBytes, withPrefix } from '../chain/encoding.ts';
import { consistencyProof, rootOf } from '../log/proofs.ts';
import type { TileReader } from '../log/tiles.ts';
import { HEADS, type PlannedHead } from '../store/office.ts';
import { type HeadRow, LOG_HEADS } from '../store/register.ts';
import type { Store } from '../store.ts';

export interface OwnLog {
  readonly office: string;
  readonly logNumber: number;
}

/** What DocumentLog allows one append to add: its MAX_GROWTH. */
const MAX_GROWTH = 2 ** 20;
/** Measured ≤ 120,000 at any size; a long proof adds call data. */
export const HEAD_GAS = 400_000;

/** The largest head of the log that the register has. */
async function latestAnchored(store: Store, { office, logNumber }: OwnLog): Promise<HeadRow | undefined> {
  const prefix = LOG_HEADS.key({ office, logNumber, size: 0 }).slice(0, -16);
  for await (const [, row] of store.scan(LOG_HEADS, { prefix, reverse: true, limit: 1 })) return row;
  return undefined;
}

/** Heads that were planned and that the register lacks, in their order: they are sent again exactly as they were. */
export async function lackingHeads(store: Store, log: OwnLog): Promise<PlannedHead[]> {
  const size = (await latestAnchored(store, log))?.size ?? 0;
  const after = HEADS.key({ logNumber: log.logNumber, size });
  const lacking: PlannedHead[] = [];
  for await (const [, head] of store.scan(HEADS, { prefix: prefixOf(log), after })) lacking.push(head);
  return lacking;
}

/** The next head, when the log has grown beyond the last one that was planned or anchored. */
export async function planHead(
  store: Store,
  tiles: TileReader,
  log: OwnLog,
  plannedAt: string,
): Promise<PlannedHead | undefined> {
  const state = await store.meta('log');
  let previousSize = (await latestAnchored(store, log))?.size ?? 0;
  for await (const [, head] of store.scan(HEADS, { prefix: prefixOf(log), reverse: true, limit: 1 })) {
    previousSize = Math.max(previousSize, head.size);
  }
  if (state === undefined || state.size <= previousSize) return undefined;
  const size = Math.min(state.size, previousSize + MAX_GROWTH);
  const root = size === state.size ? state.root : await rootOf(tiles, size);
  return { logNumber: log.logNumber, size, root, previousSize, plannedAt };
}

/** The call that anchors a head, with 0x. */
export async function headCall(
  tiles: TileReader,
  { office, logNumber }: OwnLog,
  head: PlannedHead,
): Promise<string> {
  const { size, root, previousSize } = head;
  const proof = previousSize === 0 ? [] : await consistencyProof(tiles, previousSize, size);
  return encodeCall(
    'DocumentLog',
    'append',
    officeBytes(office),
    BigInt(logNumber),
    BigInt(size),
    withPrefix(root),
    proof.map(withPrefix),
  );
}

/** What the keys of one log's planned heads begin with. */
const prefixOf = ({ logNumber }: OwnLog): string => HEADS.key({ logNumber, size: 0 }).slice(0, -16);
