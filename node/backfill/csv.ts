/** Records of comma-separated values as they come in pieces (RFC 4180): quotes, line ends in quotes, CRLF or LF. */

/** A record with the line it begins in, or what is wrong with it; `text` is as it stands in the file. */
export type CsvRecord = { readonly line: number; readonly text: string } & (
  | { readonly cells: readonly string[] }
  | { readonly problem: string }
);

/** Characters of the longest record: a quote that is never closed must not take in the rest of the file. */
export const LONGEST_LINE = 2 ** 20;

const NOT_CLOSED = 'a quote is not closed';
const TOO_LONG = `longer than ${LONGEST_LINE} characters`;

type Scanned = { readonly end: number } & ({ readonly cells: string[] } | { readonly problem: string });

export class CsvSplitter {
  #rest = '';
  #line = 1;
  /** Of a record that is too long: its line, while its end is not reached. */
  #overlong: number | undefined;

  /** The records that end in this piece of the text. */
  push(piece: string): CsvRecord[] {
    this.#rest += piece;
    return this.#take(false);
  }

  /** The records of what is left when the text ends. */
  end(): CsvRecord[] {
    return this.#take(true);
  }

  #take(last: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    const text = this.#rest;
    let at = 0;
    while (at < text.length) {
      if (this.#overlong !== undefined) {
        const end = text.indexOf('\n', at);
        if (end === -1 && !last) {
          at = text.length;
          break;
        }
        records.push({ line: this.#overlong, text: '', problem: TOO_LONG });
        this.#overlong = undefined;
        this.#line += 1;
        at = end === -1 ? text.length : end + 1;
        continue;
      }
      const scanned = scan(text, at, last);
      if (scanned === undefined) {
        if (text.length - at <= LONGEST_LINE) break;
        const end = text.indexOf('\n', at);
        if (end !== -1) {
          records.push({ line: this.#line++, text: text.slice(at, end), problem: NOT_CLOSED });
          at = end + 1;
          continue;
        }
        this.#overlong = this.#line;
        at = text.length;
        break;
      }
      const { end, ...found } = scanned;
      const written = text.slice(at, end).replace(/\r?\n$/, '');
      if (written !== '') records.push({ line: this.#line, text: written, ...found });
      this.#line += lineEnds(text, at, end);
      at = end;
    }
    this.#rest = text.slice(at);
    return records;
  }
}

/** The record at `start`; `undefined` when its end is not there yet. */
function scan(text: string, start: number, last: boolean): Scanned | undefined {
  const newline = text.indexOf('\n', start);
  if (newline === -1 && !last) return undefined;
  const lineEnd = newline === -1 ? text.length : newline + 1;
  const line = text.slice(start, lineEnd).replace(/\r?\n$/, '');
  if (!line.includes('"')) return { end: lineEnd, cells: line.split(',') };
  return scanQuoted(text, start, lineEnd, last);
}

function scanQuoted(text: string, start: number, lineEnd: number, last: boolean): Scanned | undefined {
  const cells: string[] = [];
  for (let at = start; ; ) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1) return last ? { end: lineEnd, problem: NOT_CLOSED } : undefined;
      if (close + 2 >= text.length && !last) return undefined; // what follows the quote is not all there
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
    } else {
      const end = /[,\n]/g;
      end.lastIndex = at;
      const next = end.exec(text)?.index ?? text.length;
      if (next === text.length && !last) return undefined;
      const cell = text.slice(at, next);
      if (cell.includes('"'))
        return { end: lineEnd, problem: 'a quote stands inside a value without quotes' };
      const carriage = text[next] !== ',' && cell.endsWith('\r');
      cells.push(carriage ? cell.slice(0, -1) : cell);
      at = carriage ? next - 1 : next;
    }
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (at >= text.length) return { end: text.length, cells };
    if (text[at] === '\n') return { end: at + 1, cells };
    if (text.startsWith('\r\n', at)) return { end: at + 2, cells };
    return { end: lineEnd, problem: 'text stands behind a closing quote' };
  }
}

/** Of the text from `from` on; two quotes are one that is meant. */
function closingQuote(text: string, from: number): number {
  let close = text.indexOf('"', from);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
