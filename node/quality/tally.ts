/** The sums over all files of a report. They grow with the number of codes, not with that of files. */
import type { CatalogueEntry } from '#protocol/errors.ts';
import type { Reader } from '#standards/filed-document.ts';
import type { Severity } from '#standards/finding.ts';
import type { QualityReport } from '#standards/quality/defect.ts';
import { explain } from '../intake/rejected.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** `none`: no reader read the file. */
export type ReaderName = Reader | 'none';

export const READER_NAMES: Readonly<Record<ReaderName, string>> = {
  st96: 'ST.96',
  st36: 'ST.36',
  st66: 'ST.66',
  st86: 'ST.86',
  none: 'no reader',
};

export type Counts = Record<Severity, number>;

export interface CodeSum extends CatalogueEntry {
  readonly code: string;
  /** The worst that it was found with. */
  readonly severity: Severity;
  readonly defects: number;
  readonly files: number;
  readonly readers: Readonly<Partial<Record<ReaderName, number>>>;
}

export interface ReaderSum extends Readonly<Counts> {
  readonly reader: ReaderName;
  readonly files: number;
  readonly records: number;
}

export interface Summary extends Readonly<Counts> {
  readonly files: number;
  readonly records: number;
  /** Files without defect, notes apart. */
  readonly good: number;
  /** The worst first, of each severity the most frequent first. */
  readonly codes: readonly CodeSum[];
  readonly readers: readonly ReaderSum[];
}

interface CodeTally {
  severity: Severity;
  defects: number;
  files: number;
  readers: Partial<Record<ReaderName, number>>;
}

export class Tally {
  #good = 0;
  readonly #codes = new Map<string, CodeTally>();
  readonly #readers = new Map<ReaderName, { files: number; records: number } & Counts>();

  add({ reader: read, records, defects }: QualityReport): void {
    const reader: ReaderName = read ?? 'none';
    const own = this.#readers.get(reader) ?? { files: 0, records: 0, error: 0, warning: 0, info: 0 };
    this.#readers.set(reader, own);
    own.files += 1;
    own.records += records;
    const seen = new Set<string>();
    for (const { code, severity } of defects) {
      own[severity] += 1;
      const tally = this.#codes.get(code) ?? { severity, defects: 0, files: 0, readers: {} };
      this.#codes.set(code, tally);
      if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(tally.severity)) tally.severity = severity;
      tally.defects += 1;
      tally.files += seen.has(code) ? 0 : 1;
      tally.readers[reader] = (tally.readers[reader] ?? 0) + 1;
      seen.add(code);
    }
    if (defects.every(({ severity }) => severity === 'info')) this.#good += 1;
  }

  summary(): Summary {
    const readers = [...this.#readers].map(([reader, sums]) => ({ reader, ...sums }));
    const sum = (field: 'files' | 'records' | Severity): number =>
      readers.reduce((total, row) => total + row[field], 0);
    return {
      files: sum('files'),
      records: sum('records'),
      good: this.#good,
      error: sum('error'),
      warning: sum('warning'),
      info: sum('info'),
      codes: [...this.#codes]
        .map(([code, tally]) => ({ code, ...tally, ...explained(code) }))
        .sort(worstFirst),
      readers: readers.sort((a, b) => order(a.reader) - order(b.reader)),
    };
  }
}

function explained(code: string): CatalogueEntry {
  const entry = explain(code);
  if (entry === undefined) throw new TypeError(`${code} is in no catalogue`);
  return entry;
}

function worstFirst(a: CodeSum, b: CodeSum): number {
  const severity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  return severity || b.defects - a.defects || (a.code < b.code ? -1 : 1);
}

function order(reader: ReaderName): number {
  return Object.keys(READER_NAMES).indexOf(reader);
}
