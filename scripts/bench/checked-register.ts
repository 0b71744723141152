import { hash } from 'node:crypto';
import * as rows from '#node/store/register.ts';
import { openStore } from '#node/store.ts';
import { openKey } from '#protocol/keys.ts';
import type { Receipt } from '#protocol/receipt.ts';
import { sampleLog } from './sample-log.ts';

/** How each office writes the number that it canonically has, of a year and a serial number below 100,000. */
const OFFICES = {
  JP: (year: number, serial: string) => [`${year}-0${serial}`, `${year}0${serial}`],
  KR: (year: number, serial: string) => [`10-${year}-00${serial}`, `10${year}00${serial}`],
  AU: (year: number, serial: string) => [`${year}2${serial}`, `${year}2${serial}`],
  IN: (year: number, serial: string) => [`${year}110${serial}`, `${year}110${serial}`],
} satisfies Record<string, (year: number, serial: string) => [string, string]>;
type Office = keyof typeof OFFICES;
const CODES = Object.keys(OFFICES) as Office[]; // `OFFICES` has no other keys

const FIRST_YEAR = 2016;
const YEARS = 10;
const GROUP = 10_000;
const LOG_SIZE = 100_000;
const RECORDER = '1e'.repeat(20);
const BLOCK = { number: 4_000_000, hash: '40'.repeat(32), timestamp: '2026-01-15T10:00:00Z' };
const ANCHOR = { blockNumber: 3_900_000, blockHash: '30'.repeat(32), transactionHash: '31'.repeat(32) };
const RECORDED_AT = '2026-01-01T09:00:00Z';

export const CHAIN_ID = '31337';
export const DOCUMENT_LOG = `0x${'1'.repeat(40)}`;
export const HEAD = { head: BLOCK.number, finalized: BLOCK.number };

export interface Application {
  readonly office: Office;
  readonly number: string; // as written
  readonly id: string;
  readonly filingDate: string;
}

/** The `index`-th of a register of `size`: the offices take turns, then the years. */
export function application(index: number): Application {
  const office = CODES[index % CODES.length]!;
  const turn = Math.floor(index / CODES.length);
  const year = FIRST_YEAR + (turn % YEARS);
  const serial = Math.floor(turn / YEARS);
  const [number, canonical] = OFFICES[office](year, String(serial).padStart(5, '0'));
  const day = String((serial % 28) + 1).padStart(2, '0');
  const month = String((serial % 12) + 1).padStart(2, '0');
  return { office, number, id: `${office}.P.${canonical}`, filingDate: `${year}-${month}-${day}` };
}

function record({ office, id, filingDate }: Application, index: number): rows.RegisterRow {
  const key = openKey(id);
  return {
    ...{ office, key, applicationId: id, filingDate },
    ...{ state: 'open', rightType: 'P', profile: 'c14n', digest: key, withdrawn: false, revision: 0 },
    recordedAt: `${filingDate}T09:00:00Z`,
    blockNumber: index + 10,
    transactionHash: hash('sha256', key),
  };
}

/** Every fifth application has a claim on it, of the one filed after it at another office. */
function claim(index: number): rows.ClaimRow {
  const [earlierKey, later] = [openKey(application(index).id), application(index + 1)];
  return {
    ...{ earlierKey, index: 0, osf: later.office, laterKey: openKey(later.id) },
    claimId: hash('sha256', earlierKey),
    claimedDate: application(index).filingDate,
    status: 'Claimed',
    declaredAt: RECORDED_AT,
  };
}

/** Fills a new store with a register of `size` applications, and gives receipts of documents of some of them. */
export async function fillRegister(folder: string, size: number, receipts: number): Promise<Receipt[]> {
  const log = sampleLog(LOG_SIZE, receipts, (leaf) => application((leaf * CODES.length) % size).id);
  const store = await openStore(folder);
  await store.update(async (batch) => {
    batch.put(rows.CURSOR, 'cursor', BLOCK);
    for (const code of CODES) batch.put(rows.OFFICES, code, office(code));
    const head = { office: 'JP', logNumber: 1, size: LOG_SIZE, key: RECORDER, recordedAt: RECORDED_AT };
    batch.put(rows.LOG_HEADS, head, { ...head, ...ANCHOR, root: log.root });
    const authorisation = { office: 'JP', key: RECORDER, role: 'recorder', term: 1, from: 2 } as const;
    batch.put(rows.AUTHORISATIONS, authorisation, authorisation);
  });
  for (let first = 0; first < size; first += GROUP) {
    await store.update(
      async (batch) => {
        for (let index = first; index < Math.min(size, first + GROUP); index += 1) {
          const row = record(application(index), index);
          batch.put(rows.RECORDS, row, row);
          if (index % 5 > 0) continue;
          const declared = claim(index);
          const made = { ...declared, turn: 0 };
          batch.put(rows.CLAIMS, declared, declared).put(rows.CLAIMS_BY, made, made);
        }
      },
      { durable: false },
    );
  }
  await store.close();
  return log.receipts.map((receipt) => ({ ...receipt, anchor: { ...ANCHOR, recordedAt: RECORDED_AT } }));
}

function office(code: string): rows.OfficeRow {
  return {
    code,
    status: 'active',
    admin: 'ad'.repeat(20),
    profileUri: `https://${code.toLowerCase()}.example/office.json`,
    profileDigest: '00'.repeat(32),
    since: '2015-01-01T00:00:00Z',
    term: 1,
    history: [{ status: 'active', term: 1, from: 1 }],
    lastWriteAt: RECORDED_AT,
  };
}
