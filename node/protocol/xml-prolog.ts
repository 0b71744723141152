/**
 * What comes before the root element, read from the bytes before a parser sees them: byte order mark, XML
 * declaration, DOCTYPE. Bounded and linear; the input is taken as written by an attacker.
 */

import { ProtocolError } from './errors.ts';

/** How the first bytes are encoded (XML 1.0, appendix F). `ascii`: any encoding that extends US-ASCII. */
export type XmlFamily = 'ascii' | 'utf-16le' | 'utf-16be' | 'other';

export interface XmlStart {
  readonly family: XmlFamily;
  /** Length of the byte order mark: 0 (none), 2 or 3. */
  readonly bomLength: number;
}

export interface XmlDeclaration {
  readonly version: string;
  /** As written, undefined where none is declared. */
  readonly encoding: string | undefined;
  /** Offset behind `?>`. */
  readonly end: number;
}

export interface XmlProlog {
  /** Where the document type declaration stands, from `<!DOCTYPE` to behind its `>`. */
  readonly doctype: { readonly start: number; readonly end: number } | undefined;
  /** Offset of the first byte that is no prolog: the root element, in a well-formed document. */
  readonly end: number;
}

const LESS = 0x3c;
const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>$/;

/** Longest XML declaration that is read; a longer one is refused. */
const MAX_DECLARATION_BYTES = 1024;

/**
 * Whether bytes begin as XML does: after a byte order mark and white space, a `<` and then `?`, `!` or what may
 * begin a name. The first 1,024 bytes are enough. Undefined: not XML, whatever its name says.
 */
export function xmlStart(bytes: Uint8Array): XmlStart | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return startsMarkup(bytes, 3, 1, 0, 'ascii');
  if (a === 0xff && b === 0xfe && !(c === 0 && d === 0)) return startsMarkup(bytes, 2, 2, 0, 'utf-16le');
  if (a === 0xfe && b === 0xff) return startsMarkup(bytes, 2, 2, 1, 'utf-16be');
  if (a === LESS && b === 0 && c !== 0) return startsMarkup(bytes, 0, 2, 0, 'utf-16le');
  if (a === 0 && b === LESS) return startsMarkup(bytes, 0, 2, 1, 'utf-16be');
  // UTF-32 with or without byte order mark, and `<?xm` in EBCDIC: XML, but nothing here reads it.
  const first = (((a ?? 0) << 24) | ((b ?? 0) << 16) | ((c ?? 0) << 8) | (d ?? 0)) >>> 0;
  if ([0x0000feff, 0xfffe0000, 0x0000003c, 0x3c000000, 0x4c6fa794].includes(first) && bytes.length >= 8) {
    return { family: 'other', bomLength: 0 };
  }
  return startsMarkup(bytes, 0, 1, 0, 'ascii');
}

/** Looks at characters of `width` bytes whose low byte is the `low`-th. */
function startsMarkup(
  bytes: Uint8Array,
  bomLength: number,
  width: 1 | 2,
  low: 0 | 1,
  family: XmlFamily,
): XmlStart | undefined {
  const char = (at: number): number =>
    width === 1 ? (bytes[at] ?? 0) : ((bytes[at + 1 - low] ?? 0) << 8) | (bytes[at + low] ?? 0);
  const limit = Math.min(bytes.length, MAX_DECLARATION_BYTES);
  let at = bomLength;
  while (at < limit && isSpace(char(at))) at += width;
  if (char(at) !== LESS) return undefined;
  const next = char(at + width);
  const opensMarkup = next === 0x3f || next === 0x21 || isNameStart(next);
  return opensMarkup ? { family, bomLength } : undefined;
}

function isSpace(char: number): boolean {
  return char === 0x20 || char === 0x0a || char === 0x0d || char === 0x09;
}

/** Letters, `_`, `:` and all beyond ASCII; the parser knows the exact rule. */
function isNameStart(char: number): boolean {
  return (
    (char >= 0x61 && char <= 0x7a) ||
    (char >= 0x41 && char <= 0x5a) ||
    char === 0x5f ||
    char === 0x3a ||
    char >= 0x80
  );
}

/**
 * The XML declaration at `from`, in bytes that extend US-ASCII; undefined where there is none.
 * Throws ProtocolError XML_NOT_WELL_FORMED, XML_VERSION_UNSUPPORTED.
 */
export function readDeclaration(bytes: Uint8Array, from: number): XmlDeclaration | undefined {
  if (!startsWith(bytes, from, '<?xml') || !isSpace(bytes[from + 5] ?? 0)) return undefined;
  const limit = Math.min(bytes.length, from + MAX_DECLARATION_BYTES);
  const end = indexOf(bytes, '?>', from, limit) + 2;
  if (end === 1) throw malformed('the XML declaration is not closed', 1);
  const match = DECLARATION.exec(String.fromCharCode(...bytes.subarray(from, end)));
  if (!match) throw malformed('the XML declaration is malformed', 1);
  const version = match[1] ?? match[2] ?? '';
  if (version !== '1.0') {
    throw new ProtocolError(
      'XML_VERSION_UNSUPPORTED',
      `line 1: XML version ${JSON.stringify(version)} is declared, only 1.0 is taken`,
      { where: 'line 1' },
    );
  }
  return { version, encoding: match[3] ?? match[4], end };
}

/**
 * Walks comments, processing instructions and the DOCTYPE from `from` (behind the XML declaration) up to the root
 * element, in bytes that extend US-ASCII. What is neither ends the walk: the parser says what is wrong with it.
 * Throws ProtocolError XML_NOT_WELL_FORMED for a construct that is not closed.
 */
export function scanProlog(bytes: Uint8Array, from: number): XmlProlog {
  let doctype: XmlProlog['doctype'];
  let at = from;
  for (;;) {
    while (at < bytes.length && isSpace(bytes[at] ?? 0)) at++;
    if (startsWith(bytes, at, '<!--')) at = behind(bytes, '-->', at + 4, 'comment');
    else if (startsWith(bytes, at, '<?')) at = behind(bytes, '?>', at + 2, 'processing instruction');
    else if (startsWith(bytes, at, '<!DOCTYPE') && doctype === undefined) {
      doctype = { start: at, end: endOfDoctype(bytes, at + 9) };
      at = doctype.end;
    } else return { doctype, end: at };
  }
}

/** XML 1.0, productions 28 and 28a: an external identifier, an internal subset in brackets, `>`. */
function endOfDoctype(bytes: Uint8Array, from: number): number {
  let inSubset = false;
  let at = from;
  while (at < bytes.length) {
    const char = bytes[at];
    if (char === 0x22 || char === 0x27) at = closingQuote(bytes, at);
    else if (char === 0x5b) inSubset = true;
    else if (char === 0x5d) inSubset = false;
    else if (char === 0x3e && !inSubset) return at + 1;
    else if (char === LESS && inSubset) at = endOfDeclaration(bytes, at) - 1;
    at++;
  }
  throw malformed('the DOCTYPE is not closed', lineAt(bytes, from));
}

/** A comment, processing instruction or `<!…>` of the internal subset. */
function endOfDeclaration(bytes: Uint8Array, from: number): number {
  if (startsWith(bytes, from, '<!--')) return behind(bytes, '-->', from + 4, 'comment');
  if (startsWith(bytes, from, '<?')) return behind(bytes, '?>', from + 2, 'processing instruction');
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === 0x22 || bytes[at] === 0x27) at = closingQuote(bytes, at);
    else if (bytes[at] === 0x3e) return at + 1;
  }
  throw malformed('a declaration in the DOCTYPE is not closed', lineAt(bytes, from));
}

function closingQuote(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(bytes[from] ?? 0, from + 1);
  if (end < 0) throw malformed('a literal in the DOCTYPE is not closed', lineAt(bytes, from));
  return end;
}

function behind(bytes: Uint8Array, mark: string, from: number, what: string): number {
  const found = indexOf(bytes, mark, from, bytes.length);
  if (found < 0) throw malformed(`a ${what} before the root element is not closed`, lineAt(bytes, from));
  return found + mark.length;
}

function startsWith(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let i = 0; i < mark.length; i++) if (bytes[at + i] !== mark.charCodeAt(i)) return false;
  return true;
}

/** Offset of the ASCII text `mark` in bytes [from, limit), -1 where it is not. */
export function indexOf(bytes: Uint8Array, mark: string, from: number, limit: number): number {
  const first = mark.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0 && at < limit; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, at, mark)) return at;
  }
  return -1;
}

/** Line number of an offset, counted from 1. */
export function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < offset; at = bytes.indexOf(0x0a, at + 1)) line++;
  return line;
}

function malformed(what: string, line: number): ProtocolError {
  return new ProtocolError('XML_NOT_WELL_FORMED', `line ${line}: ${what}`, { where: `line ${line}` });
}
