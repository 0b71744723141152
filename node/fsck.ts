/**
 * Checks a store against itself, its documents and the chain: derives everything again and compares. With `repair`
 * it mends what can be derived; what cannot be is only told.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkAudit } from './fsck-audit.ts';
import { type Check, type Difference, FSCK_NOTES } from './fsck-check.ts';
import { checkLog } from './fsck-log.ts';
import { checkNumbersWithoutDocument } from './fsck-numbers.ts';
import { checkCodes, checkOutbox, checkReceipts } from './fsck-office.ts';
import { checkProjection } from './fsck-projection.ts';
import { checkReceiptGaps } from './fsck-receipts.ts';
import { TileReader } from './log/tiles.ts';
import { CURSOR } from './store/register.ts';
import type { Vault } from './store/vault.ts';
import { openStore, type Store } from './store.ts';

export interface FsckOptions {
  readonly store: Store;
  readonly vault: Vault;
  readonly repair?: boolean;
  /**
   * Follows the chain into a store until it has nothing new; without, the register half is not checked. This store
   * follows it too, repair or not, as its node would: only at one block can two projections be compared.
   */
  readonly follow?: (into: Store) => Promise<unknown>;
  readonly onDifference: (difference: Difference) => void;
}

/**
 * @returns how many differences are not mended, notes apart
 * @throws NodeError of the store when it cannot be read at all
 */
export async function fsck(options: FsckOptions): Promise<number> {
  const { store, vault, repair = false, follow, onDifference } = options;
  let count = 0;
  const check: Check = {
    store,
    vault,
    repair,
    tiles: new TileReader(store),
    report: async (code, where, message, mend) => {
      const mended = repair && mend !== undefined;
      if (mended) await store.update(async (batch) => void (await mend(batch)));
      if (!mended && !FSCK_NOTES.has(code)) count += 1;
      onDifference({ code, where, message, mended });
    },
  };
  await checkLog(check);
  await checkNumbersWithoutDocument(check);
  await checkReceipts(check);
  await checkReceiptGaps(check);
  await checkCodes(check);
  await checkOutbox(check);
  await checkAudit(check);
  if (follow !== undefined) await compareWithRebuilt(check, follow);
  return count;
}

async function compareWithRebuilt(check: Check, follow: (into: Store) => Promise<unknown>): Promise<void> {
  const folder = await mkdtemp(join(check.store.dataFolder, 'fsck-'));
  try {
    const fresh = await openStore(folder);
    try {
      do {
        await follow(fresh);
        await follow(check.store);
      } while ((await cursorOf(fresh)) !== (await cursorOf(check.store)));
      await checkProjection(check, fresh);
    } finally {
      await fresh.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function cursorOf(store: Store): Promise<string | undefined> {
  return (await store.get(CURSOR, 'cursor'))?.hash;
}
