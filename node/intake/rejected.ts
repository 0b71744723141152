/** The folder of refused files, each with a report of every reason beside it, and of reports on refused records. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIGEST_NOTES } from '#protocol/digest-notes.ts';
import { type CatalogueEntry, PROTOCOL_ERRORS } from '#protocol/errors.ts';
import { STANDARDS_ERRORS } from '#standards/errors.ts';
import { FINDINGS } from '#standards/finding.ts';
import type { Defect, QualityReport } from '#standards/quality/defect.ts';
import { NODE_ERRORS } from '../errors.ts';
import type { NotTaken } from './reading.ts';

const CATALOGUE: Readonly<Record<string, CatalogueEntry>> = {
  ...PROTOCOL_ERRORS,
  ...DIGEST_NOTES,
  ...STANDARDS_ERRORS,
  ...FINDINGS,
  ...NODE_ERRORS,
};

/** In the folder of a node. */
export const REJECTED_FOLDER = 'rejected';
/** Behind the name of a file that has a report. */
export const REPORT_ENDING = '.report.json';

/** What a code means and what can be done about it, in whichever layer it arose. */
export function explain(code: string): CatalogueEntry | undefined {
  return CATALOGUE[code];
}

/** A report as it is written, each defect with what its code means and what can be done. */
export interface ExplainedReport extends QualityReport {
  readonly defects: readonly (Defect & Partial<CatalogueEntry>)[];
}

export function explained(report: QualityReport): ExplainedReport {
  return { ...report, defects: report.defects.map((defect) => ({ ...defect, ...explain(defect.code) })) };
}

/**
 * Moves a file (and its sidecar) into the folder and writes `<file>.report.json`. The report comes first: a file that
 * is there always has one.
 * @param at time, UTC to the second
 */
export function reject(
  folder: string,
  name: string,
  file: { path: string; sidecar?: string },
  report: QualityReport,
  at: string,
): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const free = freeName(folder, name);
  const text = `${JSON.stringify({ file: free, refusedAt: at, ...explained(report) }, null, 2)}\n`;
  writeFileSync(join(folder, free + REPORT_ENDING), text, { mode: 0o600 });
  if (file.sidecar !== undefined && existsSync(file.sidecar)) {
    renameSync(file.sidecar, join(folder, `${free}.json`));
  }
  renameSync(file.path, join(folder, free));
}

/**
 * Writes `<file>.entry-<index>.report.json` on the records of a package that were not taken; the file itself is in the
 * log. Given again with nothing left to report, the package loses its report.
 */
export function reportNotTaken(
  folder: string,
  name: string,
  outcome: {
    readonly index: number;
    readonly applications: readonly string[];
    readonly notTaken: readonly NotTaken[];
  },
  at: string,
): void {
  const { index, applications, notTaken } = outcome;
  const path = join(folder, `${name}.entry-${index}${REPORT_ENDING}`);
  if (notTaken.length === 0) {
    rmSync(path, { force: true });
    return;
  }
  const records = notTaken.map(({ refusals, ...record }) => ({
    ...record,
    refusals: refusals.map((refusal) => ({ ...refusal, ...explain(refusal.code) })),
  }));
  const report = { file: name, entry: index, reportedAt: at, applications, notTaken: records };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
}

/**
 * What an earlier file has of a name: itself, its sidecar, or itself or its sidecar where this one's report would be.
 * A report alone is none: it is of a move that was cut off, and is written again.
 */
const TAKEN_BY = ['', '.json', REPORT_ENDING + REPORT_ENDING, '.report'];

/** The name, or with a number behind it when an earlier file has it. */
function freeName(folder: string, name: string): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}.${number}`;
    if (!TAKEN_BY.some((ending) => existsSync(join(folder, candidate + ending)))) return candidate;
  }
}
