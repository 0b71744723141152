/**
 * Bar charts as lists: the words are text of the page, which wraps on a phone; only the bars are drawn. Severities
 * differ in pattern and word, not in colour alone.
 */
import type { Severity } from '#standards/finding.ts';
import { escaped } from './html-text.ts';
import { counted } from './report-format.ts';
import { type CodeSum, READER_NAMES, type ReaderSum, SEVERITIES } from './tally.ts';

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

interface Bar {
  readonly name: string;
  readonly words: string;
  readonly parts: readonly { readonly severity: Severity; readonly count: number }[];
}

export function chartOfCodes(codes: readonly CodeSum[]): string {
  return chart(
    codes.map(({ code, severity, defects }) => ({
      name: code,
      words: counted(defects, SEVERITY_WORDS[severity]),
      parts: [{ severity, count: defects }],
    })),
  );
}

export function chartOfReaders(readers: readonly ReaderSum[]): string {
  return chart(
    readers.map((row) => ({
      name: READER_NAMES[row.reader],
      words: SEVERITIES.filter((severity) => row[severity] > 0)
        .map((severity) => counted(row[severity], SEVERITY_WORDS[severity]))
        .join(', '),
      parts: SEVERITIES.map((severity) => ({ severity, count: row[severity] })),
    })),
  );
}

function chart(bars: readonly Bar[]): string {
  const longest = Math.max(1, ...bars.map(total));
  return `<ul class="chart">\n${bars.map((bar) => drawn(bar, longest)).join('')}</ul>\n`;
}

function total({ parts }: Bar): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

function drawn(bar: Bar, longest: number): string {
  let x = 0;
  const rectangles = bar.parts.map(({ severity, count }) => {
    const width = (100 * count) / longest;
    const rectangle = `<rect class="${severity}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="100%"/>`;
    x += width;
    return count === 0 ? '' : rectangle;
  });
  const svg = `<svg aria-hidden="true" width="100%" height="14">${rectangles.join('')}</svg>`;
  return `<li><span class="name">${escaped(bar.name)}</span> <span class="words">${escaped(bar.words || 'none')}</span>${svg}</li>\n`;
}

/** Once in a page: what the bars are filled with. */
export const PATTERNS = `<svg aria-hidden="true" width="0" height="0" class="patterns"><defs>
<pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><rect class="stripe" width="2" height="6"/></pattern>
<pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="base" width="6" height="6"/><circle class="dot" cx="3" cy="3" r="1.2"/></pattern>
</defs></svg>
`;
