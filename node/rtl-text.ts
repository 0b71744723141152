/**
 * Lines from right to left with what is Latin or a number in them, for pdfkit, which has no direction: it puts words
 * side by side from the left and only shapes each. Of the bidirectional algorithm (UAX #9) what Arabic, Latin letters
 * and European digits need; pairs of brackets (N0) are no more than their signs.
 */
import type PDFDocument from 'pdfkit';

type Pdf = InstanceType<typeof PDFDocument>;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}؛؟\u200f]/u;
/** What shaping knows the direction by: commas and marks of this script are of others too. */
const SHAPED = /\p{Script=Arabic}/u;
/**
 * From a Latin letter to the last one or digit before Arabic, and numbers (W2 to W7, N1). A hyphen keeps a date in one
 * piece after Arabic too, where W4 would turn its parts around.
 */
const LEFT_TO_RIGHT =
  /(?:\d+(?:[-.,:/،]\d+)*)?[A-Za-zÀ-ÿ](?:[^\p{Script=Arabic}؛؟\u200f]*[A-Za-zÀ-ÿ\d])?|\d+(?:[-.,:/،]\d+)*/gu;
const MIRRORED: Readonly<Record<string, string>> = {
  ...{ '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<', '«': '»', '»': '«' },
};
/** Of the size of the letters; marks stand above and below. */
const [LEADING, ASCENT] = [1.6, 1.15];

/** What of it goes on a line each, as it is read: broken at spaces, and within a word that is wider than the line. */
export function linesOf(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<= )/))
    for (const part of fits(word) ? [word] : word)
      if (line === '' || fits(line + part)) line += part;
      else {
        lines.push(line);
        line = part;
      }
  return [...lines, line];
}

/** The stretches of a line as they are read, the first at the right; each is text as pdfkit takes it. */
export function stretchesOf(line: string): string[] {
  if (!RIGHT_TO_LEFT.test(line)) return [line];
  const stretches: string[] = [];
  let from = 0;
  for (const { 0: forward, index } of line.matchAll(LEFT_TO_RIGHT)) {
    stretches.push(...backwardOf(line.slice(from, index)), forward);
    from = index + forward.length;
  }
  return [...stretches, ...backwardOf(line.slice(from))];
}

/** Word by word; the font's shaping turns around a word with Arabic in it, and no other. */
function backwardOf(text: string): string[] {
  const words = text.split(/(?<= )/).filter((word) => word !== '');
  return words.map((word) => {
    const mirrored = [...word].map((character) => MIRRORED[character] ?? character);
    return (SHAPED.test(word) ? mirrored : mirrored.reverse()).join('');
  });
}

export function rtlHeight(pdf: Pdf, text: string, width: number): number {
  return linesOf(text, fitting(pdf, width)).length * LEADING * pdf.sizeToPoint('1em');
}

/** @param left edge of a column of that width, at whose right edge the lines begin */
export function writeRtl(pdf: Pdf, text: string, left: number, top: number, width: number): void {
  const size = pdf.sizeToPoint('1em');
  linesOf(text, fitting(pdf, width)).forEach((line, place) => {
    const baseline = top + (place * LEADING + ASCENT) * size;
    let x = left + width;
    for (const stretch of stretchesOf(line.trimEnd())) {
      x -= pdf.widthOfString(stretch);
      pdf.text(stretch, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    }
  });
}

function fitting(pdf: Pdf, width: number): (line: string) => boolean {
  return (line) => pdf.widthOfString(line.trimEnd()) <= width;
}
