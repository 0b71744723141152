/** The quality reports that intake kept with the entries of the log, a page at a time. */
import type { Severity } from '#standards/finding.ts';
import type { Defect, QualityReport } from '#standards/quality/defect.ts';
import { NodeError } from '../errors.ts';
import { APPLICATIONS, DEFECTS, ENTRIES, type LogRecord } from '../store/office.ts';
import type { Store } from '../store.ts';

export interface KeptReport {
  readonly index: number; // leaf index of the entry
  readonly fileName: string;
  readonly report: QualityReport;
}

export interface KeptReports {
  readonly reports: readonly KeptReport[];
  /** Leaf index to go on after; `null` at the end. */
  readonly next: number | null;
}

/** A page ends at whichever comes first; a package can have a defect for each of its records. */
const PAGE_ENTRIES = 2000;
const PAGE_DEFECTS = 20_000;

/** Says that nothing is known of the document, which is not the same as nothing wrong with it. */
const NOT_KEPT: Defect = {
  code: 'REPORT_NOT_KEPT',
  severity: 'info',
  message: 'no report was kept when the entry was written',
};

/**
 * The reports of one entry, of the entries of one application, or of the whole log, in the order of the log.
 * @param after leaf index that the page begins behind
 * @throws NodeError ENTRY_NOT_KNOWN, APPLICATION_NOT_KNOWN
 */
export async function keptReports(
  store: Store,
  of: { readonly index?: number | undefined; readonly applicationId?: string | undefined },
  after = -1,
): Promise<KeptReports> {
  const reports: KeptReport[] = [];
  let defects = 0;
  for await (const record of recordsOf(store, of, after)) {
    const last = reports.at(-1);
    if (last !== undefined && (reports.length === PAGE_ENTRIES || defects > PAGE_DEFECTS)) {
      return { reports, next: last.index };
    }
    const report = await reportOf(store, record);
    defects += report.defects.length;
    reports.push({ index: record.index, fileName: record.fileName, report });
  }
  return { reports, next: null };
}

async function* recordsOf(
  store: Store,
  { index, applicationId }: Parameters<typeof keptReports>[1],
  after: number,
): AsyncGenerator<LogRecord> {
  if (index === undefined && applicationId === undefined) {
    const range = after < 0 ? {} : { after: ENTRIES.key(after) };
    for await (const [, record] of store.scan(ENTRIES, range)) yield record;
    return;
  }
  const places = index === undefined ? await placesOf(store, applicationId ?? '') : [index];
  for (const place of places.filter((candidate) => candidate > after)) {
    const record = await store.get(ENTRIES, place);
    if (record === undefined) throw new NodeError('ENTRY_NOT_KNOWN', `the log has no entry ${place}`);
    yield record;
  }
}

async function placesOf(store: Store, applicationId: string): Promise<readonly number[]> {
  const application = await store.get(APPLICATIONS, applicationId);
  if (application !== undefined) return application.documents;
  throw new NodeError('APPLICATION_NOT_KNOWN', 'this node has no such application');
}

/** The report that was kept with one entry, or that none was. */
export async function reportOf(store: Store, { index, read }: LogRecord): Promise<QualityReport> {
  if (read === undefined) return { records: 0, defects: [NOT_KEPT] };
  return { ...read, defects: (await store.get(DEFECTS, index)) ?? [] };
}

/** Severity → how many defects a report has. */
export type DefectCounts = Readonly<Record<Severity, number>>;

/** Undefined where no report was kept. */
export function countsOf({ defects }: QualityReport): DefectCounts | undefined {
  if (defects.includes(NOT_KEPT)) return undefined;
  const counts = { info: 0, warning: 0, error: 0 };
  for (const { severity } of defects) counts[severity] += 1;
  return counts;
}
