/** One page that opens without a network: no script, and nothing that it would have to fetch. */
import type { Defect, QualityReport } from '#standards/quality/defect.ts';
import { explain } from '../intake/rejected.ts';
import { chartOfCodes, chartOfReaders, PATTERNS, SEVERITY_WORDS } from './html-chart.ts';
import { STYLE } from './html-style.ts';
import { escaped, isolated } from './html-text.ts';
import { counted, inOneSentence, type ReportFormat, readerOf } from './report-format.ts';
import { type CodeSum, READER_NAMES, SEVERITIES, type Summary } from './tally.ts';

export const HTML: ReportFormat = { sums: 'before', begin, file, end: '</main>\n</body>\n</html>\n' };

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

function begin(summary: Summary): string {
  const { codes, readers } = summary;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Data quality of ${counted(summary.files, 'file')}</title>
<style>${STYLE}</style>
</head>
<body>
${PATTERNS}<main>
<h1>Data quality of ${counted(summary.files, 'file')}</h1>
<p>${escaped(inOneSentence(summary))}.</p>
<p class="soft">Letters in values are masked (•) where they could be of a name.</p>
<h2>Defects by kind</h2>
${codes.length === 0 ? '<p>None.</p>\n' : chartOfCodes(codes)}<details><summary>The same as a table, by kind and reader</summary>
${codeTable(summary)}</details>
<h2>Defects by reader</h2>
${chartOfReaders(readers)}<details><summary>The same as a table</summary>
${readerTable(summary)}</details>
<h2>How to mend them</h2>
${codes.length === 0 ? '<p>There is nothing to mend.</p>\n' : `<dl>\n${codes.map(remedy).join('')}</dl>\n`}<h2>Files</h2>
`;
}

function codeTable({ codes, readers }: Summary): string {
  const names = readers
    .map(({ reader }) => `<th scope="col" class="n">${READER_NAMES[reader]}</th>`)
    .join('');
  const rows = codes.map(({ code, severity, defects, files, readers: counts }) => {
    const cells = [...readers.map(({ reader }) => counts[reader] ?? 0), defects, files];
    return `<tr><th scope="row"><code>${escaped(code)}</code></th><td>${SEVERITY_WORDS[severity]}</td>${numbers(cells)}</tr>\n`;
  });
  const head = `<th scope="col">code</th><th scope="col">severity</th>${names}`;
  return table(
    'Defects of each kind, by the reader of the file',
    `${head}<th scope="col" class="n">all</th><th scope="col" class="n">in files</th>`,
    rows,
  );
}

function readerTable({ readers }: Summary): string {
  const head = ['files', 'records', ...SEVERITIES.map((severity) => `${SEVERITY_WORDS[severity]}s`)]
    .map((name) => `<th scope="col" class="n">${name}</th>`)
    .join('');
  const rows = readers.map((row) => {
    const cells = [row.files, row.records, ...SEVERITIES.map((severity) => row[severity])];
    return `<tr><th scope="row">${READER_NAMES[row.reader]}</th>${numbers(cells)}</tr>\n`;
  });
  return table('Files, records and defects of each reader', `<th scope="col">reader</th>${head}`, rows);
}

function numbers(cells: readonly number[]): string {
  return cells.map((cell) => `<td class="n">${cell}</td>`).join('');
}

function table(caption: string, head: string, rows: readonly string[]): string {
  return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('')}</tbody></table></div>\n`;
}

function remedy({ code, meaning, remedy }: CodeSum): string {
  return `<dt><code>${escaped(code)}</code> ${escaped(meaning)}</dt><dd>${escaped(remedy)}</dd>\n`;
}

function file(path: string, report: QualityReport): string {
  const { defects, records } = report;
  const name = `${isolated(path)} <span class="soft">${isolated(readerOf(report))}, ${counted(records, 'record')}</span>`;
  if (defects.length === 0) return `<div class="file good">${name}: no defect</div>\n`;
  const counts = SEVERITIES.flatMap((severity) => {
    const count = defects.filter((defect) => defect.severity === severity).length;
    return count === 0 ? [] : [`<b class="${severity}">${counted(count, SEVERITY_WORDS[severity])}</b>`];
  });
  const list = defects.map(entry).join('');
  return `<details class="file"><summary>${name}: ${counts.join(', ')}</summary>\n<dl>\n${list}</dl>\n</details>\n`;
}

function entry({ code, severity, message, line, path, value }: Defect): string {
  const place = [line === undefined ? '' : `line ${line}`, path === undefined ? '' : isolated(path)];
  const what = value === undefined ? '' : `: <code>${isolated(value)}</code>`;
  const remedy = explain(code)?.remedy ?? '';
  const details = [isolated(message), ...place.filter((part) => part !== ''), escaped(remedy)];
  return `<dt><b class="${severity}">${SEVERITY_WORDS[severity]}</b> <code>${escaped(code)}</code>${what}</dt>${details.map((detail) => `<dd>${detail}</dd>`).join('')}\n`;
}
