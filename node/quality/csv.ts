import type { QualityReport } from '#standards/quality/defect.ts';
import { explain } from '../intake/rejected.ts';
import type { ReportFormat } from './report-format.ts';

const COLUMNS = [
  ...['file', 'reader', 'dialect', 'version', 'records'],
  ...['severity', 'code', 'line', 'path', 'value', 'message', 'remedy'],
];

/** What a spreadsheet would take for a formula, full-width signs too, also behind white space. */
const FORMULA = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** RFC 4180: a row for each defect; a file without defect has one row, with the columns of the defect empty. */
export const CSV: ReportFormat = {
  sums: 'after',
  begin: row(COLUMNS),
  file(path, report) {
    const { reader = '', dialect = '', version = '', records } = report;
    const file = [path, reader, dialect, version, records];
    return defectCells(report)
      .map((cells) => row([...file, ...cells]))
      .join('');
  },
  end: () => '',
};

type Cell = string | number;

function defectCells({ defects }: QualityReport): Cell[][] {
  if (defects.length === 0) return [['', '', '', '', '', '', '']];
  return defects.map(({ severity, code, line = '', path = '', value = '', message }) => {
    return [severity, code, line, path, value, message, explain(code)?.remedy ?? ''];
  });
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
