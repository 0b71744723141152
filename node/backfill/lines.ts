/** The lines of a list of applications, NDJSON or CSV, read piece by piece: a file may be larger than memory. */
import { createReadStream } from 'node:fs';
import { NodeError } from '../errors.ts';
import { type CsvRecord, CsvSplitter, LONGEST_LINE } from './csv.ts';

/** One line: what it says, or why it says nothing. */
export type RawLine = {
  readonly line: number; // from 1; of CSV the one in which the record begins
  readonly text: string; // as it stands in the file
} & ({ readonly value: unknown } | { readonly problem: string });

export interface Piece {
  readonly lines: readonly RawLine[];
  /** Bytes of the file that were read so far. */
  readonly bytes: number;
}

/** The fields of a line, the required ones first. */
export const FIELDS = [
  'office',
  'right',
  'number',
  'filingDate',
  'digest',
  'published',
  'publication',
  'accessCode',
  'claims',
] as const;
const REQUIRED: readonly string[] = FIELDS.slice(0, 4);

interface Splitter {
  push(piece: string): readonly RawLine[];
  end(): readonly RawLine[];
}

/** `csv` with a header, or one JSON object a line. */
export const LIST_FORMATS = ['csv', 'ndjson'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/**
 * The lines of a file, in the format that is said, else CSV where its name ends in `.csv` and NDJSON where not.
 * @throws NodeError FILE_UNREADABLE; IMPORT_HEADER_INVALID with every wrong column name
 */
export async function* linesOf(path: string, format = formatOf(path)): AsyncGenerator<Piece> {
  const splitter = format === 'csv' ? new CsvLines() : new JsonLines();
  const decoder = new TextDecoder(); // a byte order mark at the begin is dropped
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 18 })) {
      bytes += chunk.length;
      yield { lines: splitter.push(decoder.decode(chunk, { stream: true })), bytes };
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw new NodeError('FILE_UNREADABLE', error.message, { where: path, cause: error });
    }
    throw error;
  }
  yield { lines: [...splitter.push(decoder.decode()), ...splitter.end()], bytes };
}

function formatOf(path: string): ListFormat {
  return /\.csv$/i.test(path) ? 'csv' : 'ndjson';
}

class JsonLines implements Splitter {
  #rest = '';
  #line = 0;
  #isOverlong = false;

  push(piece: string): RawLine[] {
    const parts = (this.#rest + piece).split('\n');
    this.#rest = parts.pop() ?? '';
    const lines = parts.flatMap((text) => this.#read(text));
    if (this.#rest.length > LONGEST_LINE) {
      this.#isOverlong = true;
      this.#rest = '';
    }
    return lines;
  }

  end(): RawLine[] {
    return this.#read(this.#rest);
  }

  #read(written: string): RawLine[] {
    const line = ++this.#line;
    if (this.#isOverlong) {
      this.#isOverlong = false;
      return [{ line, text: '', problem: `longer than ${LONGEST_LINE} characters` }];
    }
    const text = written.trim();
    if (text === '') return [];
    try {
      return [{ line, text, value: JSON.parse(text) }];
    } catch {
      return [{ line, text, problem: 'not JSON' }];
    }
  }
}

class CsvLines implements Splitter {
  readonly #splitter = new CsvSplitter();
  #header: readonly string[] | undefined;

  push(piece: string): RawLine[] {
    return this.#read(this.#splitter.push(piece));
  }

  end(): RawLine[] {
    const lines = this.#read(this.#splitter.end());
    if (this.#header === undefined) headerOf([]);
    return lines;
  }

  #read(records: readonly CsvRecord[]): RawLine[] {
    const lines: RawLine[] = [];
    for (const record of records) {
      const { line, text } = record;
      if ('problem' in record) {
        if (this.#header === undefined) throw invalidHeader([record.problem]);
        lines.push({ line, text, problem: record.problem });
      } else if (this.#header === undefined) this.#header = headerOf(record.cells);
      else if (record.cells.length !== this.#header.length) {
        const problem = `${record.cells.length} values under ${this.#header.length} column names`;
        lines.push({ line, text, problem });
      } else lines.push({ line, text, value: fieldsOf(this.#header, record.cells) });
    }
    return lines;
  }
}

function headerOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const known: readonly string[] = FIELDS;
  const wrong = [
    ...names.filter((name) => !known.includes(name)).map((name) => `${JSON.stringify(name)} is unknown`),
    ...names.filter((name, place) => names.indexOf(name) < place).map((name) => `${name} stands twice`),
    ...REQUIRED.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
  ];
  if (wrong.length > 0) throw invalidHeader(wrong);
  return names;
}

function invalidHeader(wrong: readonly string[]): NodeError {
  const list = [...new Set(wrong)].join('; ');
  return new NodeError('IMPORT_HEADER_INVALID', `${list}; the columns are ${FIELDS.join(', ')}`);
}

/** An empty cell is a field that is not there. */
function fieldsOf(header: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [place, name] of header.entries()) {
    const cell = cells[place]?.trim() ?? '';
    if (cell === '') continue;
    if (name === 'published') value[name] = cell === 'true' ? true : cell === 'false' ? false : cell;
    else value[name] = name === 'claims' ? jsonOf(cell) : cell;
  }
  return value;
}

function jsonOf(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
