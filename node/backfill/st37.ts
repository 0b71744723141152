/**
 * Authority files of WIPO ST.37 in the XML of its DTD (Annex IV), read piece by piece: the list of all publications
 * of an office. Only what stands in entries is read; the definitions before them are passed over.
 */
import { createReadStream } from 'node:fs';
import { unescaped } from '#standards/canonical-scan.ts';
import { NodeError } from '../errors.ts';

export interface AuthorityEntry {
  readonly office?: string;
  readonly publication?: string; // number as written
  readonly kindCode?: string;
  readonly date?: string; // as written
  readonly exceptionCode?: string;
  readonly application?: { readonly office?: string; readonly number: string; readonly filingDate?: string };
}

const ROOT = 'authority-file';
const ENTRY = 'authority-file-entry';
/** Characters of the longest piece of markup or text between two tags. */
const LONGEST = 2 ** 20;
const NAME = /^[\w:.-]+/;

/** Paths below an entry, and what stands there. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['publication-reference/document-id/country', 'office'],
  ['publication-reference/document-id/doc-number', 'publication'],
  ['publication-reference/document-id/kind', 'kindCode'],
  ['publication-reference/document-id/date', 'date'],
  ['exception-code', 'exceptionCode'],
  ['application-reference/country', 'applicationOffice'],
  ['application-reference/doc-number', 'applicationNumber'],
  ['application-reference/filing-date', 'filingDate'],
  // With a document-id inside, as in other files of ST.36.
  ['application-reference/document-id/country', 'applicationOffice'],
  ['application-reference/document-id/doc-number', 'applicationNumber'],
  ['application-reference/document-id/date', 'filingDate'],
]);

/** @throws NodeError FILE_UNREADABLE; AUTHORITY_FILE_INVALID when it is none, or ends too early */
export async function* authorityEntries(path: string): AsyncGenerator<AuthorityEntry[]> {
  const reader = new AuthorityReader();
  const decoder = new TextDecoder();
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 18 })) {
      yield reader.push(decoder.decode(chunk, { stream: true }));
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw new NodeError('FILE_UNREADABLE', error.message, { where: path, cause: error });
    }
    throw error;
  }
  reader.end();
}

export class AuthorityReader {
  #rest = '';
  #open: string[] = [];
  #entry: Map<string, string> | undefined;
  #hasRoot = false;

  push(piece: string): AuthorityEntry[] {
    const xml = this.#rest + piece;
    const entries: AuthorityEntry[] = [];
    let at = 0;
    for (;;) {
      const next = xml.indexOf('<', at);
      const end = next === -1 ? -1 : markupEnd(xml, next);
      if (end === -1) break;
      this.#text(unescaped(xml.slice(at, next)));
      this.#markup(xml.slice(next, end), entries);
      at = end;
    }
    this.#rest = xml.slice(at);
    if (this.#rest.length > LONGEST) throw invalid(`a piece is longer than ${LONGEST} characters`);
    return entries;
  }

  end(): void {
    if (!this.#hasRoot || this.#open.length > 0) throw invalid('the file ends too early');
  }

  #markup(markup: string, entries: AuthorityEntry[]): void {
    if (markup.startsWith('<![CDATA[')) this.#text(markup.slice(9, -3));
    if (markup.startsWith('<!') || markup.startsWith('<?')) return;
    const isEnd = markup[1] === '/';
    const name = NAME.exec(markup.slice(isEnd ? 2 : 1))?.[0] ?? '';
    if (!isEnd) this.#start(name);
    if (!isEnd && !markup.endsWith('/>')) return;
    if (this.#open.pop() !== name) throw invalid('an end tag is not that of the open element');
    if (name === ENTRY && this.#entry !== undefined) {
      entries.push(entryOf(this.#entry));
      this.#entry = undefined;
    }
  }

  #start(name: string): void {
    if (this.#open.length === 0) {
      if (this.#hasRoot || name !== ROOT) {
        throw invalid(
          `the root element is ${JSON.stringify(name.slice(0, 60))}, expected ${ROOT}: the XML of the DTD (ST.37 Annex IV), the one form that is read`,
        );
      }
      this.#hasRoot = true;
    }
    this.#open.push(name);
    if (name === ENTRY) this.#entry = new Map();
    if (this.#open.length > 256) throw invalid('elements are nested too deep');
  }

  #text(text: string): void {
    if (this.#entry === undefined || text.trim() === '') return;
    const field = FIELDS.get(this.#open.slice(2).join('/'));
    if (field !== undefined) this.#entry.set(field, (this.#entry.get(field) ?? '') + text.trim());
  }
}

function entryOf(fields: ReadonlyMap<string, string>): AuthorityEntry {
  const { applicationOffice, applicationNumber, filingDate, ...own } = Object.fromEntries(fields);
  if (applicationNumber === undefined) return own;
  return {
    ...own,
    application: {
      number: applicationNumber,
      ...(applicationOffice === undefined ? {} : { office: applicationOffice }),
      ...(filingDate === undefined ? {} : { filingDate }),
    },
  };
}

/** Past the tag, comment, instruction, section or DOCTYPE at `at`; -1 when its end is not there yet. */
function markupEnd(xml: string, at: number): number {
  for (const [begin, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!xml.startsWith(begin, at)) continue;
    const found = xml.indexOf(end, at + begin.length);
    return found === -1 ? -1 : found + end.length;
  }
  // `<!-` may become a comment, `<!D…` a DOCTYPE, whose declarations stand in brackets.
  if (xml.startsWith('<!', at)) {
    const bracket = xml.indexOf('[', at);
    const close = xml.indexOf('>', at);
    if (close === -1) return -1;
    if (bracket === -1 || bracket > close) return close + 1;
    const inner = /\]\s*>/g;
    inner.lastIndex = bracket;
    return inner.exec(xml) === null ? -1 : inner.lastIndex;
  }
  let quote = '';
  for (let place = at + 1; place < xml.length; place++) {
    const character = xml[place] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return place + 1;
  }
  return -1;
}

function invalid(why: string): NodeError {
  return new NodeError('AUTHORITY_FILE_INVALID', why);
}
