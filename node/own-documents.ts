/** What an office sees of its own documents and applications: how far each is, and what is claimed. No keys, no codes. */
import { formatDigest } from '#protocol/digest.ts';
import { parseEntry } from '#protocol/entry.ts';
import type { QualityReport } from '#standards/quality/defect.ts';
import type { RowRange } from './audit-trail.ts';
import { NodeError } from './errors.ts';
import { countsOf, reportOf } from './intake/kept-reports.ts';
import { explained } from './intake/rejected.ts';
import type { RegisterReader } from './register/reader.ts';
import { renewedReceipt } from './renewed-receipt.ts';
import {
  APPLICATIONS,
  type ApplicationRecord,
  ENTRIES,
  INTAKE,
  type LogRecord,
  RECEIPTS,
  type ReceiptRecord,
} from './store/office.ts';
import type { Store } from './store.ts';

/**
 * logged: durable here · anchored: its receipt is issued · verified: this node verified it from document and chain ·
 * erased: on purpose, with its entry and this node's copy of its receipt
 */
export type DocumentState = 'logged' | 'anchored' | 'verified' | 'erased';

/** A package has as many applications as it has records; the answer has the first of them and their number. */
const SHOWN_APPLICATIONS = 100;

/**
 * With every defect of its quality report, its meaning and remedy; where none was kept, with that.
 * @throws NodeError ENTRY_NOT_KNOWN
 */
export async function documentAt(store: Store, reader: RegisterReader, index: number) {
  const record = await store.get(ENTRIES, index);
  if (record === undefined) throw new NodeError('ENTRY_NOT_KNOWN', `the log has no entry ${index}`);
  const report = await reportOf(store, record);
  return { ...(await shownDocument(store, reader, record, report)), defects: explained(report).defects };
}

/** A part of the log: `limit` entries behind the first `offset`, from the newest to the oldest when descending. */
export async function documents(
  store: Store,
  reader: RegisterReader,
  { limit, offset, descending }: RowRange,
) {
  const total = (await store.meta('log'))?.size ?? 0;
  const count = Math.max(0, Math.min(limit, total - offset));
  const indexes = Array.from({ length: count }, (_, place) =>
    descending ? total - 1 - offset - place : offset + place,
  );
  const records = (await store.getMany(ENTRIES, indexes)).filter((record) => record !== undefined);
  return {
    total,
    documents: await Promise.all(
      records.map(async (record) => shownDocument(store, reader, record, await reportOf(store, record))),
    ),
  };
}

async function shownDocument(store: Store, reader: RegisterReader, record: LogRecord, report: QualityReport) {
  const entry = record.erased === undefined ? parseEntry(record.entry) : undefined;
  const { kind, subject, rawDigest, mediaType } = record.erased ?? parseEntry(record.entry);
  const receipt = await store.get(RECEIPTS, record.index);
  const office = (await store.meta('identity'))?.office ?? '';
  const revocation = await reader.revocation(office, record.leafHash);
  const state = stateOf(record, receipt);
  const defectCounts = countsOf(report);
  return {
    index: record.index,
    ...{ state, revoked: revocation !== undefined },
    ...{ kind, subject, rawDigest: formatDigest('raw', rawDigest), mediaType },
    ...(entry !== undefined && { digest: entry.digest }),
    ...{ fileName: record.fileName, receivedAt: record.receivedAt },
    applicationCount: record.applications.length,
    applications: record.applications.slice(0, SHOWN_APPLICATIONS),
    ...(defectCounts !== undefined && { defectCounts }),
  };
}

function stateOf({ erased }: LogRecord, receipt: ReceiptRecord | undefined): DocumentState {
  if (erased !== undefined) return 'erased';
  if (receipt === undefined) return 'logged';
  return receipt.verifiedAt === undefined ? 'anchored' : 'verified';
}

/** @throws NodeError APPLICATION_NOT_KNOWN */
export async function applicationOf(store: Store, id: string) {
  const record = await store.get(APPLICATIONS, id);
  if (record === undefined) throw new NodeError('APPLICATION_NOT_KNOWN', 'this node has no such application');
  return shownApplication(record);
}

/** Also what an action made of an application. */
export function shownApplication(record: ApplicationRecord) {
  const { id, visibility, filingDate, withdrawn, publication, documents: places, claims } = record;
  return {
    applicationId: id,
    ...{ visibility, filingDate, withdrawn },
    publication: publication ?? null,
    documents: places,
    claims: claims.map(({ earlier, claimedDate, state, status, withdrawn: isWithdrawn = false }) => ({
      earlier,
      claimedDate: claimedDate ?? null,
      state,
      status: status ?? null,
      withdrawn: isWithdrawn,
    })),
  };
}

/** Which entries: at a place, of a document, of an application. */
export interface ReceiptsSought {
  readonly index?: number | undefined;
  readonly rawDigest?: string | undefined;
  readonly applicationId?: string | undefined;
  /** Under the newest head of a trusted key, in place of the one that they were issued under. */
  readonly renew?: boolean | undefined;
}

/**
 * Every receipt asked for; one that is not issued yet is there without its text.
 * @throws NodeError ENTRY_NOT_KNOWN
 */
export async function receiptsOf(store: Store, { index, rawDigest, applicationId, renew }: ReceiptsSought) {
  const indexes = new Set<number>(index === undefined ? [] : [index]);
  if (rawDigest !== undefined) {
    for await (const [, place] of store.scan(INTAKE, { prefix: `${rawDigest}/` })) indexes.add(place.index);
  }
  if (applicationId !== undefined) {
    for (const place of (await store.get(APPLICATIONS, applicationId))?.documents ?? []) indexes.add(place);
  }
  const found = await Promise.all([...indexes].map((place) => receiptAt(store, place, renew ?? false)));
  const known = found.filter((receipt) => receipt !== undefined);
  if (known.length === 0) throw new NodeError('ENTRY_NOT_KNOWN', 'the log of this office has no such entry');
  return { receipts: known };
}

async function receiptAt(store: Store, index: number, renew: boolean) {
  const record = await store.get(ENTRIES, index);
  if (record === undefined) return undefined;
  const text = renew ? await renewedReceipt(store, index) : (await store.get(RECEIPTS, index))?.text;
  const isErased = record.erased !== undefined;
  return { index, fileName: record.fileName, isErased, text: text || null };
}
