/**
 * Gives out the access codes: each in a file of its own beside the receipt, readable by the office alone, once the
 * receipt is there. After that the node writes it no more by itself.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatAccessCode } from '#protocol/access-code.ts';
import { storageError } from '../store/failure.ts';
import { CODES, CODES_DUE, RECEIPTS } from '../store/office.ts';
import type { Vault } from '../store/vault.ts';
import type { Store } from '../store.ts';

export interface CodeFilesOptions {
  readonly store: Store;
  readonly vault: Vault;
  /** The folder of the receipts. */
  readonly folder: string;
  readonly now: () => string;
}

/** Files in one write of the store. */
const GROUP = 256;

/**
 * Writes the codes whose receipts are issued and that were not given out yet. A crash in between writes a file again,
 * with the same content.
 * @returns how many were given out
 * @throws NodeError DISK_FULL, STORE_UNAVAILABLE, VAULT_KEY_INVALID
 */
export async function giveOutCodes(options: CodeFilesOptions): Promise<number> {
  let count = 0;
  for (let group = await dueCodes(options); group.length > 0; group = await dueCodes(options)) {
    await Promise.all(group.map(({ index, id }) => writeCode(options, index, id)));
    await markGivenOut(options, group);
    count += group.length;
  }
  return count;
}

interface Due {
  readonly index: number;
  readonly id: string;
}

/** In the order of the log, up to the first entry without a receipt: receipts are issued in that order. */
async function dueCodes({ store }: CodeFilesOptions): Promise<Due[]> {
  const group: Due[] = [];
  for await (const [key] of store.scan(CODES_DUE, { limit: GROUP })) {
    const slash = key.indexOf('/');
    const due = { index: Number(key.slice(0, slash)), id: key.slice(slash + 1) };
    if ((await store.get(RECEIPTS, due.index)) === undefined) break;
    group.push(due);
  }
  return group;
}

async function writeCode(
  { store, vault, folder }: CodeFilesOptions,
  index: number,
  id: string,
): Promise<void> {
  const row = await store.get(CODES, id);
  if (row === undefined) return; // purged since
  const text = JSON.stringify({ applicationId: id, accessCode: formatAccessCode(vault.open(id, row)) });
  const path = join(folder, codeFileName(index, id));
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.tmp`, `${text}\n`, { mode: 0o600 });
    await rename(`${path}.tmp`, path);
  } catch (error) {
    throw storageError(error, 'writing an access code file');
  }
}

async function markGivenOut({ store, now }: CodeFilesOptions, group: readonly Due[]): Promise<void> {
  await store.update(async (batch) => {
    const rows = await store.getMany(
      CODES,
      group.map(({ id }) => id),
    );
    for (const [place, due] of group.entries()) {
      const row = rows[place];
      if (row !== undefined) batch.put(CODES, due.id, { ...row, givenOutAt: now() });
      batch.delete(CODES_DUE, due);
    }
  });
}

/** The number in an id may hold characters that no file name should. */
export function codeFileName(index: number, id: string): string {
  return `${String(index).padStart(8, '0')}-${id.replaceAll(/[^A-Za-z0-9._-]+/g, '_')}.access-code.json`;
}
