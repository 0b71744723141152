import type { Defect } from '#standards/quality/defect.ts';
import { counted, inOneSentence, type ReportFormat, readerOf, visible } from './report-format.ts';

/** For a terminal. How to mend a defect is said once for each code, at the end. */
export const TEXT: ReportFormat = {
  sums: 'after',
  begin: '',
  file(path, report) {
    const head = `${visible(path)}  ${readerOf(report)}, ${counted(report.records, 'record')}`;
    return [head, ...report.defects.map(lineOf)].map((line) => `${line}\n`).join('');
  },
  end(summary) {
    const rows = summary.codes.map(
      ({ code, severity, defects, meaning, remedy }) =>
        `${String(defects).padStart(6)}  ${severity.padEnd(7)}  ${code}: ${meaning}\n${' '.repeat(17)}${remedy}\n`,
    );
    return `\n${inOneSentence(summary)}\n${rows.join('')}`;
  },
};

function lineOf({ code, severity, line, path, value, message }: Defect): string {
  const place = [line === undefined ? '' : `line ${line}`, path ?? '']
    .filter((part) => part !== '')
    .join(' ');
  const shown = value === undefined ? '' : `: ${value}`;
  const where = place === '' ? '' : ` (${place})`;
  return `  ${severity.padEnd(7)}  ${visible(`${code}${shown}: ${message}${where}`)}`;
}
