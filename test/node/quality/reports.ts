/** Fictional reports, one with everything that a hostile file can bring into them. */

import type { ReportFormat } from '#node/quality/report-format.ts';
import { Tally } from '#node/quality/tally.ts';
import type { QualityReport } from '#standards/quality/defect.ts';

export const GOOD: QualityReport = {
  ...{ reader: 'st36', dialect: 'DOCDB', kind: 'publication', records: 2, defects: [] },
};

export const BAD: QualityReport = {
  ...{ reader: 'st96', dialect: 'WIPO', kind: 'application', version: 'V6_0', records: 1 },
  defects: [
    {
      code: 'NUMBER_YEAR',
      severity: 'warning',
      message: 'another year',
      line: 7,
      path: '/a/b[1]',
      value: '=1+1',
    },
    { code: 'FILING_DATE_MISSING', severity: 'error', message: 'no filing date', path: '/a/b[1]' },
    { code: 'NUMBER_YEAR', severity: 'warning', message: 'another year', value: '2024-1' },
  ],
};

export const HOSTILE_NAME = `-a"b'<script src=//x.example>&\u202e\u001b[2J\n.xml`;

export const HOSTILE: QualityReport = {
  reader: 'st96',
  dialect: '<b>"',
  version: "'><img src=x>",
  records: 0,
  defects: [
    {
      code: 'XML_NOT_WELL_FORMED',
      severity: 'error',
      message: '\n</dd><script>1</script>',
      path: '"><svg onload=1>',
      value: "+cmd|'/c'!A1",
    },
  ],
};

/** The whole report, the files in their order. */
export function written(format: ReportFormat, files: readonly (readonly [string, QualityReport])[]): string {
  const tally = new Tally();
  for (const [, report] of files) tally.add(report);
  const pieces = files.map(([path, report]) => format.file(path, report)).join('');
  return format.sums === 'before'
    ? format.begin(tally.summary()) + pieces + format.end
    : format.begin + pieces + format.end(tally.summary());
}
