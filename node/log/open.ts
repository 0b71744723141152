/** Binds a store to its chain, office and log, once, and holds it against them at every later start. */
import { isDeepStrictEqual } from 'node:util';
import { toHex } from '#protocol/bytes.ts';
import { formatLogId } from '#protocol/entry.ts';
import { emptyRoot } from '#protocol/tree.ts';
import { NodeError } from '../errors.ts';
import type { Identity, LogState } from '../store/office.ts';
import type { Store } from '../store.ts';
import { rootOf } from './proofs.ts';
import { TileReader } from './tiles.ts';

/**
 * Gives the end of the log; a new store gets an empty one.
 * @throws NodeError STORE_OF_ANOTHER_OFFICE, or STORE_DAMAGED when the tiles do not give the root on record
 */
export async function openLog(store: Store, identity: Identity): Promise<LogState> {
  const known = await store.meta('identity');
  if (known !== undefined && !isDeepStrictEqual(known, identity)) {
    throw new NodeError('STORE_OF_ANOTHER_OFFICE', 'the store is bound to another chain, office or log', {
      where: store.dataFolder,
    });
  }
  const log = await store.meta('log');
  if (log === undefined) return beginLog(store, identity);
  if ((await rootOf(new TileReader(store), log.size)) !== log.root) {
    throw new NodeError('STORE_DAMAGED', `the tiles of ${log.size} leaves do not give the root on record`);
  }
  return log;
}

async function beginLog(store: Store, identity: Identity): Promise<LogState> {
  const id = formatLogId({
    chainId: identity.chainId,
    address: `0x${identity.contracts.documentLog}`,
    office: identity.office,
    logNumber: identity.logNumber,
  });
  const log: LogState = { id, size: 0, root: toHex(emptyRoot()) };
  await store.update(async (batch) => {
    store.putMeta(batch, 'identity', identity);
    store.putMeta(batch, 'log', log);
  });
  return log;
}
