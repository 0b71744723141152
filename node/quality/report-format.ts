/** How a report is written: a piece for each file as it comes, and the sums before or after them. */
import type { QualityReport } from '#standards/quality/defect.ts';
import { READER_NAMES, type Summary } from './tally.ts';

export type ReportFormat = {
  file(path: string, report: QualityReport): string;
} & (
  | { readonly sums: 'after'; readonly begin: string; end(summary: Summary): string }
  /** The pieces of the files have to wait until all are read. */
  | { readonly sums: 'before'; begin(summary: Summary): string; readonly end: string }
);

/** Characters that a terminal or a browser obeys, or that reorder text, as U+FFFD; line breaks as spaces. */
export function visible(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '\ufffd');
}

/** `ST.96 V6_0, WIPO`, or `no reader`. */
export function readerOf({ reader, version, dialect }: QualityReport): string {
  const standard = [READER_NAMES[reader ?? 'none'], version].filter((part) => part !== undefined).join(' ');
  return dialect === undefined ? standard : `${standard}, ${dialect}`;
}

export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** `12 files with 15 records: 3 errors, 4 warnings, 5 notes; 7 files without error or warning`. */
export function inOneSentence({ files, records, error, warning, info, good }: Summary): string {
  const counts = [counted(error, 'error'), counted(warning, 'warning'), counted(info, 'note')].join(', ');
  const all = `${counted(files, 'file')} with ${counted(records, 'record')}`;
  return `${all}: ${counts}; ${counted(good, 'file')} without error or warning`;
}
