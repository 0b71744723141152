import { explained } from '../intake/rejected.ts';
import type { ReportFormat } from './report-format.ts';

/** One object a line: `{file, reader, dialect, kind, version, records, defects}` for each file, then `{summary}`. */
export const JSON_LINES: ReportFormat = {
  sums: 'after',
  begin: '',
  file: (path, report) => `${JSON.stringify({ file: path, ...explained(report) })}\n`,
  end: (summary) => `${JSON.stringify({ summary })}\n`,
};
