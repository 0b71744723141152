/** A real store with a small register in it, written as follow writes it, and a real log of one office. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRegisterReader, type LiveReader } from '#node/register/reader.ts';
import type { Batch } from '#node/store/batch.ts';
import * as rows from '#node/store/register.ts';
import { openStore, type Store } from '#node/store.ts';
import { accessCodeFromBytes } from '#protocol/access-code.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { type LogEntry, writeEntry } from '#protocol/entry.ts';
import { blinding, claimKey, openKey, seal, sealedKey } from '#protocol/keys.ts';
import { type Receipt, writeReceipt } from '#protocol/receipt.ts';
import { inclusionPath, leafHash, rootFromLeaves, subtrees } from '#protocol/tree.ts';

export const CHAIN_ID = '31337';
export const DOCUMENT_LOG = `0x${'d0'.repeat(20)}`;
export const LATER = { office: 'US', rightType: 'P', filingDate: '2026-10-01' } as const;
export const CODE = accessCodeFromBytes(new Uint8Array(13).fill(7));
export const HASH = { a: 'aa'.repeat(32), b: 'bb'.repeat(32), other: 'cc'.repeat(32) };
const RECORDER = '1e'.repeat(20);
const BLOCK = { number: 40, hash: '40'.repeat(32), timestamp: '2026-11-20T10:00:00Z' };
const ANCHOR = { blockNumber: 30, blockHash: '30'.repeat(32), transactionHash: '31'.repeat(32) };
const RECORDED_AT = '2026-02-01T09:00:00Z';

/** The documents of the log of JP: the entries of the receipts. */
const SUBJECTS = ['JP.P.2026000001', 'JP.P.2026000002', 'US.P.18000001', 'JP.P.2026000004'] as const;

export interface Fixture {
  readonly store: Store;
  readonly reader: LiveReader;
  readonly receipt: (index: number) => Receipt;
  /** Writes rows as follow does: in one batch. */
  readonly write: (change: (batch: Batch) => void) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The keys that the client derives from the code for an application. */
export function keysOf(id: string) {
  return { sealedKey: sealedKey(CODE, id), blinding: blinding(CODE, id) };
}

export async function createFixture(): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'ipanchor-register-'));
  const store = await openStore(folder);
  const write: Fixture['write'] = (change) => store.update(async (batch) => change(batch));
  const entries = SUBJECTS.map((subject, index) => writeEntry(entryOf(subject, index)));
  const leaves = entries.map((entry) => leafHash(utf8(entry)));
  const root = toHex(rootFromLeaves(leaves));
  await write((batch) => {
    batch.put(rows.CURSOR, 'cursor', BLOCK);
    batch.put(rows.COUNTS, 'JP', { open: { P: 4, T: 1 }, sealed: { P: 1 }, claims: 0 });
    batch.put(rows.COUNTS, 'US', { open: {}, sealed: {}, claims: 2 });
    for (const code of ['JP', 'US', 'EP', 'DD']) batch.put(rows.OFFICES, code, officeRow(code));
    for (const row of records()) {
      batch.put(rows.RECORDS, row, row);
      if (row.state === 'open') batch.put(rows.FILINGS, row, row.key);
    }
    const claim = claimRow();
    batch.put(rows.CLAIMS, claim, claim);
    batch.put(rows.CLAIMS_BY, { ...claim, turn: 0 }, { ...claim, turn: 0 });
    batch.put(rows.SEALED_CLAIMS, claimKey(CODE, 'JP.P.2026000003', 0), sealedClaimRow());
    const head = {
      office: 'JP',
      logNumber: 1,
      size: leaves.length,
      root,
      recordedAt: RECORDED_AT,
      key: RECORDER,
      ...ANCHOR,
    };
    batch.put(rows.LOG_HEADS, head, head);
    const authorisation = { office: 'JP', key: RECORDER, role: 'recorder', term: 1, from: 2 } as const;
    batch.put(rows.AUTHORISATIONS, authorisation, authorisation);
  });
  return {
    store,
    reader: createRegisterReader(store, CHAIN_ID),
    receipt: (index) => ({
      v: 1,
      entry: entries[index] ?? '',
      leafIndex: index,
      treeSize: leaves.length,
      inclusionPath: inclusionPath(index, leaves.length, subtrees(leaves)).map(toHex),
      anchor: { ...ANCHOR, recordedAt: RECORDED_AT },
    }),
    write,
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

export function textOf(receipt: Receipt): string {
  return writeReceipt(receipt);
}

function entryOf(subject: string, index: number): LogEntry {
  const digest = index === 1 ? HASH.b : HASH.a;
  return {
    v: 1,
    log: `${CHAIN_ID}/${DOCUMENT_LOG}/JP/1`,
    kind: 'application',
    digest: `c14n:${digest}`,
    rawDigest: HASH.other,
    subject,
    issuedAt: '2026-02-01T08:00:00Z',
    mediaType: 'application/xml',
    salt: '5a'.repeat(16),
  };
}

function officeRow(code: string): rows.OfficeRow {
  const status = code === 'EP' ? 'suspended' : 'active';
  return {
    code,
    status,
    admin: 'ad'.repeat(20),
    profileUri: `https://${code.toLowerCase()}.example/office.json`,
    profileDigest: '00'.repeat(32),
    since: '2026-01-01T00:00:00Z',
    term: 1,
    history: [{ status: 'active', term: 1, from: 1 }],
    ...(code === 'JP' && { lastWriteAt: '2026-11-20T09:00:00Z' }),
  };
}

/** An open patent record of JP with digest a, filed on 2026-01-15 and recorded on 2026-02-01. */
export function openRow(id: string, changes: Partial<rows.RegisterRow> = {}): rows.RegisterRow {
  return {
    office: id.slice(0, 2),
    key: openKey(id),
    state: 'open',
    rightType: 'P',
    profile: 'c14n',
    digest: HASH.a,
    filingDate: '2026-01-15',
    applicationId: id,
    withdrawn: false,
    revision: 0,
    recordedAt: RECORDED_AT,
    blockNumber: 20,
    transactionHash: '20'.repeat(32),
    ...changes,
  };
}

export function sealedRow(id: string): rows.RegisterRow {
  const { applicationId, ...row } = openRow(id, { state: 'sealed' });
  const { sealedKey: key, blinding } = keysOf(id);
  const { filingDate } = row;
  const input = {
    openKey: openKey(id),
    profile: 'c14n',
    documentDigest: HASH.a,
    filingDate,
    blinding,
  } as const;
  return { ...row, key, digest: seal(input) };
}

function records(): rows.RegisterRow[] {
  const opened = 'JP.P.2026000002';
  const { applicationId, ...tombstone } = openRow(opened, { state: 'opened', openedAs: openKey(opened) });
  return [
    openRow('JP.P.2026000001'),
    openRow(opened, { digest: HASH.b }),
    { ...tombstone, key: keysOf(opened).sealedKey },
    sealedRow('JP.P.2026000003'),
    openRow('JP.P.2026000004', { withdrawn: true, withdrawnAt: '2026-05-01T00:00:00Z' }),
    openRow('JP.P.2026000005', { revision: 1, revisedAt: '2026-11-01T00:00:00Z' }),
    openRow('JP.P.2026000006', { revision: 1, revisedAt: '2026-03-01T00:00:00Z' }),
    openRow('JP.P.2026000007', { recordedAt: '2026-11-10T00:00:00Z' }),
    openRow('JP.P.2026000008', { profile: 'none', digest: '00'.repeat(32) }),
    openRow('JP.T.2026000009', { rightType: 'T' }),
    openRow('JP.P.1999158010', { filingDate: '1999-06-04' }),
  ];
}

function claimRow(): rows.ClaimRow {
  return {
    earlierKey: openKey('JP.P.2026000001'),
    index: 0,
    osf: 'US',
    laterKey: openKey('US.P.18000001'),
    claimId: 'c1'.repeat(32),
    claimedDate: '2026-01-15',
    status: 'Accepted',
    declaredAt: '2026-10-02T00:00:00Z',
  };
}

function sealedClaimRow(): rows.SealedClaimRow {
  return {
    claimKey: claimKey(CODE, 'JP.P.2026000003', 0),
    claimSeal: 'c5'.repeat(32),
    maskedLaterKey: 'c6'.repeat(32),
    maskedDate: 'c7'.repeat(4),
    osf: 'US',
    status: 'Claimed',
    declaredAt: '2026-10-03T00:00:00Z',
  };
}
