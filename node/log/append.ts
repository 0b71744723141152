/** Appends leaves to the log of this office: tiles, entries and the end of the log move in one batch. */
import { concat, toHex, utf8 } from '#protocol/bytes.ts';
import { leafHash, rootAt } from '#protocol/tree.ts';
import { NodeError } from '../errors.ts';
import type { Batch } from '../store/batch.ts';
import { ENTRIES, type LogRecord, type LogState, TILES } from '../store/office.ts';
import type { Store } from '../store.ts';
import { HASH_BYTES, hashAtOver, TILE_WIDTH, Tile } from './tiles.ts';

/** What is known of an entry before it has a place. */
export type NewEntry = Omit<LogRecord, 'index' | 'leafHash'>;

/**
 * Puts entries behind the last one, in their order; gives them with their places, and the new end of the log.
 * Call it once in an update. The cost depends on the number of new leaves only, not on the size of the log.
 * @throws NodeError STORE_DAMAGED when the tiles at the end of the log are not there
 */
export async function appendEntries(
  store: Store,
  batch: Batch,
  entries: readonly NewEntry[],
): Promise<{ records: LogRecord[]; log: LogState }> {
  const before = await store.meta('log');
  if (before === undefined) throw new NodeError('STORE_DAMAGED', 'the log was never opened');
  const leaves = entries.map(({ entry }) => leafHash(utf8(entry)));
  const records = entries.map((entry, position) => ({
    index: before.size + position,
    ...entry,
    leafHash: toHex(leaves[position] ?? new Uint8Array()),
  }));
  for (const record of records) batch.put(ENTRIES, record.index, record);

  const size = before.size + leaves.length;
  const root = await appendHashes(store, batch, before.size, leaves);
  const log = { ...before, size, root: toHex(root) };
  store.putMeta(batch, 'log', log);
  return { records, log };
}

/** Puts leaf hashes into the tiles of a log of `before` leaves; gives the root of the longer log. */
export async function appendHashes(
  store: Store,
  batch: Batch,
  before: number,
  leaves: readonly Uint8Array[],
): Promise<Uint8Array> {
  const edge = new Map<number, { index: number; tile: Tile }>();
  let added: readonly Uint8Array[] = leaves;
  let level = 0;
  for (
    let subtrees = before;
    added.length > 0 || subtrees > 0;
    subtrees = Math.floor(subtrees / TILE_WIDTH)
  ) {
    const first = Math.floor(subtrees / TILE_WIDTH);
    const held = subtrees % TILE_WIDTH;
    const start = held === 0 ? new Uint8Array() : await partOfTile(store, level, first, held);
    const hashes = concat(start, ...added);
    const complete: Uint8Array[] = [];
    for (let offset = 0, index = first; offset < hashes.length; offset += TILE_WIDTH * HASH_BYTES, index++) {
      const bytes = hashes.slice(offset, offset + TILE_WIDTH * HASH_BYTES);
      const tile = new Tile(bytes);
      if (added.length > 0) batch.put(TILES, { level, index }, bytes);
      // A tile is complete above only with the leaves that this call added.
      if (tile.width === TILE_WIDTH) complete.push(tile.hash(8, 0));
      edge.set(level, { index, tile });
    }
    added = complete;
    level += 1;
  }
  const hashAt = hashAtOver((tileLevel, index) => {
    const last = edge.get(tileLevel);
    return last?.index === index ? last.tile : undefined;
  });
  return rootAt(before + leaves.length, hashAt);
}

async function partOfTile(store: Store, level: number, index: number, width: number): Promise<Uint8Array> {
  const hashes = await store.get(TILES, { level, index });
  if (hashes?.length !== width * HASH_BYTES) {
    throw new NodeError(
      'STORE_DAMAGED',
      `tile ${level}/${index} at the end of the log has not ${width} hashes`,
    );
  }
  return hashes;
}
