/**
 * Canonical XML 1.0 with comments, of a whole document, by libxml2 compiled to WebAssembly: the one parser and
 * canonicaliser of node and browser.
 *
 * The parser loads nothing: no external DTD or entity, no network, no catalogue; entities are not substituted.
 * ID attributes are not indexed, for a double `xml:id` is no fault of well-formedness. Short texts are kept in their
 * nodes, which saves an allocation each. Never XML_PARSE_HUGE.
 */

import { ParseOption, XmlDocument, XmlError, XmlParseError } from 'libxml2-wasm';
import { ProtocolError } from './errors.ts';

const OPTIONS =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_SKIP_IDS |
  ParseOption.XML_PARSE_COMPACT |
  ParseOption.XML_PARSE_BIG_LINES;

/** One message of the parser. */
export interface ParserMessage {
  readonly message: string;
  readonly line: number;
}

export interface ParsedXml {
  /** Whether the parser saw a DOCTYPE. */
  readonly hasDoctype: boolean;
  readonly warnings: readonly ParserMessage[];
  /** Canonical XML 1.0 with comments; undefined where `wellFormednessOnly` was asked. */
  readonly canonical: Uint8Array | undefined;
}

/** The parser met a limit of its own: nothing is known of the document. */
export interface ParserLimit {
  readonly limit: string;
}

export interface ParseRequest {
  /** Take the bytes as UTF-8, whatever they declare. */
  readonly forceUtf8?: boolean;
  /** Parse, but do not canonicalise. */
  readonly wellFormednessOnly?: boolean;
}

/** How messages of libxml2 2.15 begin where a limit ends the parsing. Anchored: what follows may be the document's. */
const LIMIT_MESSAGES =
  /^(?:Excessive depth in document: |Resource limit exceeded: |Name too long: |Comment too big found|PI \S+ too big found|CData section too big found|AttValue length too long|Maximum entity (?:amplification factor|nesting depth) exceeded)/;

/** The one fault that is not the document's. */
const MEMORY_MESSAGES = /^(?:Memory allocation failed|out of memory)/i;

/** Namespace declarations, as far as their value goes. */
const NAMESPACE_VALUES = /xmlns(?::[^\s=<>"']+)?[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]+)"|'([^'<]+)')/g;
/** What an absolute URI begins with (RFC 3986 §3.1). */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** A trap leaves the instance in an unknown state: from then on it is not used. */
let trapped = false;

/**
 * Parses bytes as XML 1.0 with namespaces and canonicalises them.
 *
 * Throws ProtocolError XML_NOT_WELL_FORMED, XML_RELATIVE_NAMESPACE; PARSER_MEMORY or PARSER_TRAPPED when the
 * WebAssembly instance gave up, after which every call throws PARSER_TRAPPED: the thread that holds the instance has
 * to be replaced.
 */
export function parseXml(bytes: Uint8Array, request: ParseRequest = {}): ParsedXml | ParserLimit {
  if (trapped) throw new ProtocolError('PARSER_TRAPPED', 'the XML parser trapped earlier in this thread');
  try {
    return parse(bytes, request);
  } catch (error) {
    if (error instanceof ProtocolError && error.code !== 'PARSER_MEMORY') throw error;
    trapped = true;
    if (error instanceof ProtocolError) throw error;
    throw new ProtocolError('PARSER_TRAPPED', 'the XML parser trapped', { cause: error });
  }
}

function parse(bytes: Uint8Array, request: ParseRequest): ParsedXml | ParserLimit {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(
      bytes,
      request.forceUtf8 ? { option: OPTIONS, encoding: 'UTF-8' } : { option: OPTIONS },
    );
  } catch (error) {
    if (error instanceof XmlParseError) return refuse(error);
    throw error;
  }
  try {
    const hasDoctype = document.dtd !== null;
    const canonical = request.wellFormednessOnly ? undefined : canonicalise(document, bytes);
    return { hasDoctype, warnings: document.warnings, canonical };
  } finally {
    document.dispose();
  }
}

/** What the first fatal message of the parser means. */
function refuse(error: XmlParseError): ParserLimit {
  const first = error.details.find(({ level }) => level > 1) ?? { message: error.message, line: 0 };
  const message = first.message.trim();
  if (MEMORY_MESSAGES.test(message))
    throw new ProtocolError('PARSER_MEMORY', 'the XML parser ran out of memory');
  if (LIMIT_MESSAGES.test(message)) return { limit: `line ${first.line}: ${message}` };
  throw new ProtocolError('XML_NOT_WELL_FORMED', `line ${first.line}: ${message}`, {
    where: `line ${first.line}`,
  });
}

function canonicalise(document: XmlDocument, source: Uint8Array): Uint8Array {
  let buffer = new Uint8Array(source.length + 256);
  let length = 0;
  const handler = {
    // The bytes are a view of the parser's memory, valid during the call only.
    write: (bytes: Uint8Array): number => {
      if (length + bytes.length > buffer.length) {
        const larger = new Uint8Array(2 * (length + bytes.length));
        larger.set(buffer.subarray(0, length));
        buffer = larger;
      }
      buffer.set(bytes, length);
      length += bytes.length;
      return bytes.length;
    },
    close: (): boolean => true,
  };
  try {
    document.canonicalize(handler, { withComments: true });
  } catch (error) {
    // libxml2 gives no reason; of a document without entity references it refuses this alone.
    const line = error instanceof XmlError ? relativeNamespaceLine(source) : undefined;
    if (line !== undefined) {
      throw new ProtocolError(
        'XML_RELATIVE_NAMESPACE',
        `line ${line}: a namespace name is a relative URI reference`,
        {
          where: `line ${line}`,
          cause: error,
        },
      );
    }
    throw error;
  }
  return buffer.subarray(0, length);
}

function relativeNamespaceLine(source: Uint8Array): number | undefined {
  // Latin-1 without zero bytes shows the ASCII characters of UTF-16 too.
  const text = new TextDecoder('latin1').decode(source).replaceAll('\0', '');
  for (const { 1: double, 2: single, index } of text.matchAll(NAMESPACE_VALUES)) {
    if (!SCHEME.test(double ?? single ?? '')) return text.slice(0, index).split('\n').length;
  }
  return undefined;
}
