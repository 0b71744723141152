/** What hangs on the log: receipts, access codes and the lists of what is owed to the chain. */

import { CodedError } from '#protocol/errors.ts';
import { sealedKey } from '#protocol/keys.ts';
import { checkReceipt, parseReceipt, writeReceipt } from '#protocol/receipt.ts';
import type { Check } from './fsck-check.ts';
import { inclusionProof, rootOf } from './log/proofs.ts';
import {
  APPLICATIONS,
  type ApplicationRecord,
  CODES,
  ENTRIES,
  OUTBOX,
  OUTBOX_IDS,
  OUTBOX_PENDING,
  RECEIPTS,
} from './store/office.ts';

/** Every receipt must be of its entry and lead to the root of the log at its size. */
export async function checkReceipts(check: Check): Promise<void> {
  const { store, tiles, report } = check;
  for await (const [key, record] of store.scan(RECEIPTS)) {
    const index = Number(key);
    const entry = await store.get(ENTRIES, index);
    if (entry === undefined || entry.erased !== undefined) continue; // told by the check of the log
    const fault = await receiptFault(check, index, entry.entry, record.text);
    if (fault === undefined) continue;
    const anchor = anchorOf(record.text);
    await report(
      'RECEIPT_DIFFERS',
      `receipt ${index}`,
      fault,
      anchor &&
        (async (batch) => {
          const path = await inclusionProof(tiles, index, anchor.treeSize);
          const text = writeReceipt({
            ...anchor,
            v: 1,
            entry: entry.entry,
            leafIndex: index,
            inclusionPath: path,
          });
          batch.put(RECEIPTS, index, { ...record, text });
        }),
    );
  }
}

async function receiptFault(
  { tiles }: Check,
  index: number,
  entry: string,
  text: string,
): Promise<string | undefined> {
  try {
    const receipt = parseReceipt(text);
    if (receipt.entry !== entry || receipt.leafIndex !== index) return 'it is of another entry';
    const root = await rootOf(tiles, receipt.treeSize);
    return checkReceipt(receipt).root === root ? undefined : 'its path does not lead to the root of the log';
  } catch (error) {
    if (error instanceof CodedError) return error.message;
    throw error;
  }
}

/** What of a damaged receipt the log cannot give again; `undefined` when it is not readable. */
function anchorOf(text: string) {
  try {
    const { treeSize, anchor } = parseReceipt(text);
    return { treeSize, anchor };
  } catch (error) {
    if (error instanceof CodedError) return undefined;
    throw error;
  }
}

/** Every sealed record must have the code that its key was made with, or it can never be opened. */
export async function checkCodes({ store, vault, report }: Check): Promise<void> {
  for await (const [, record] of store.scan(APPLICATIONS)) {
    if (record.sealedKey === undefined) continue;
    const where = applicationPlace(record);
    const row = await store.get(CODES, record.id);
    if (row === undefined) {
      if (record.visibility === 'sealed')
        await report('CODE_MISSING', where, 'no access code to open it with');
      continue;
    }
    try {
      if (sealedKey(vault.open(record.id, row), record.id) === record.sealedKey) continue;
      await report('CODE_DIFFERS', where, 'its access code does not give its key');
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      await report('CODE_DIFFERS', where, error.message);
    }
  }
}

/** The three lists of the outbox must agree, and every application must be owed or recorded. */
export async function checkOutbox({ store, report }: Check): Promise<void> {
  for await (const [, item] of store.scan(OUTBOX)) {
    const where = `outbox item ${item.seq}`;
    if ((await store.get(OUTBOX_IDS, item.id)) !== item.seq) {
      await report('OUTBOX_DIFFERS', where, 'its id does not lead to it', (batch) =>
        batch.put(OUTBOX_IDS, item.id, item.seq),
      );
    }
    const isListed = (await store.get(OUTBOX_PENDING, item.seq)) !== undefined;
    if (isListed === (item.state === 'pending')) continue;
    await report(
      'OUTBOX_DIFFERS',
      where,
      `it is ${item.state} and ${isListed ? '' : 'not '}listed as pending`,
      (batch) =>
        isListed ? batch.delete(OUTBOX_PENDING, item.seq) : batch.put(OUTBOX_PENDING, item.seq, true),
    );
  }
  for await (const [, record] of store.scan(APPLICATIONS)) {
    if ((await store.get(OUTBOX_IDS, `record:${record.sealedKey ?? record.openKey}`)) !== undefined) continue;
    await report('OUTBOX_DIFFERS', applicationPlace(record), 'its recording was never owed');
  }
}

/** How a report names an application: never by its number, which may not be public. */
function applicationPlace({ firstDocument, sealedKey: sealed, openKey }: ApplicationRecord): string {
  return firstDocument === undefined
    ? `imported application of key ${sealed ?? openKey}`
    : `application of entry ${firstDocument}`;
}
