/**
 * The limits on what the XML parser gets.
 *
 * libxml2 itself holds depth (256) and the length of a text, tag or comment (10,000,000 bytes); XML_PARSE_HUGE lifts
 * both and is never set, for with it a depth of 2,000 traps the WebAssembly instance for good. It has no limit on
 * attributes and namespaces, and canonicalisation takes quadratic time for both: 20,000 empty elements below one
 * with 1,000 namespace declarations, 100 KB, took 172 s. That is measured here, before the document is parsed.
 */

import { indexOf, lineAt } from './xml-prolog.ts';

export interface DigestLimits {
  /** Bytes of a document that is held in memory. */
  readonly maxBytes: number;
  /** Attributes of one element, namespace declarations among them. */
  readonly maxAttributes: number;
}

export const DEFAULT_LIMITS: DigestLimits = { maxBytes: 64 * 1024 * 1024, maxAttributes: 1000 };

/**
 * The work of a document is the sum, over its elements, of the squared number of namespace declarations on the
 * element and its ancestors. It may be `WORK_FLOOR` (0.3 s at 14 ns each) and `WORK_PER_BYTE` for each byte.
 */
const WORK_FLOOR = 20_000_000;
const WORK_PER_BYTE = 16;

/** An attribute takes five bytes at least: space, name, `=""`. */
const ATTRIBUTE_BYTES = 5;
/** An element takes four bytes at least: `<a/>`. */
const ELEMENT_BYTES = 4;
/** Up to this size a bound is tried first; beyond, its text would take as long as the walk. */
const BOUND_BYTES = 1024 * 1024;

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const BANG = 0x21;
const QUESTION = 0x3f;
const DOUBLE_QUOTE = 0x22;
const QUOTE = 0x27;

const latin1 = new TextDecoder('latin1');

/**
 * The limit that XML from offset `from` on exceeds, in words; undefined where it keeps them all.
 *
 * Takes bytes that extend US-ASCII. Exact for well-formed XML; of any other it may say anything, for then the
 * parser refuses. Linear.
 */
export function exceededLimit(bytes: Uint8Array, from: number, limits: DigestLimits): string | undefined {
  const allowedWork = WORK_FLOOR + WORK_PER_BYTE * bytes.length;
  if (bytes.length <= BOUND_BYTES && surelyWithin(bytes, limits.maxAttributes, allowedWork)) return undefined;
  const declaredAtDepth: number[] = [];
  let namespaces = 0;
  let work = 0;
  let at = bytes.indexOf(LESS, from);
  while (at >= 0) {
    const kind = bytes[at + 1];
    if (kind === SLASH) {
      namespaces -= declaredAtDepth.pop() ?? 0;
      at += 2;
    } else if (kind === BANG) {
      at = bytes[at + 2] === 0x5b ? behind(bytes, ']]>', at) : behind(bytes, '-->', at + 4);
    } else if (kind === QUESTION) {
      at = behind(bytes, '?>', at);
    } else {
      const tag = measureTag(bytes, at + 1);
      if (tag.attributes > limits.maxAttributes) {
        return `line ${lineAt(bytes, at)}: an element with more than ${limits.maxAttributes} attributes`;
      }
      work += (namespaces + tag.namespaces) ** 2;
      if (work > allowedWork) {
        return `line ${lineAt(bytes, at)}: too many namespaces in scope of too many elements`;
      }
      at = tag.end;
      if (bytes[at - 2] !== SLASH) {
        declaredAtDepth.push(tag.namespaces);
        namespaces += tag.namespaces;
      }
    }
    at = bytes.indexOf(LESS, at);
  }
  return undefined;
}

/**
 * Whether a bound is enough to say that no limit is exceeded: no stretch without `<` is long enough for too many
 * attributes, and too few `xmlns` are there for too much work. So it is for nearly every document, and in a tenth of
 * the time of the walk.
 */
function surelyWithin(bytes: Uint8Array, maxAttributes: number, allowedWork: number): boolean {
  const stretch = ATTRIBUTE_BYTES * maxAttributes;
  for (let at = 0; at + stretch < bytes.length; ) {
    const next = bytes.lastIndexOf(LESS, at + stretch);
    if (next <= at) return false;
    at = next;
  }
  const elements = bytes.length / ELEMENT_BYTES;
  const text = latin1.decode(bytes);
  let declarations = 0;
  for (let at = text.indexOf('xmlns'); at >= 0; at = text.indexOf('xmlns', at + 5)) {
    declarations++;
    if (declarations ** 2 * elements > allowedWork) return false;
  }
  return true;
}

interface TagSize {
  readonly attributes: number;
  readonly namespaces: number;
  /** Offset behind `>`. */
  readonly end: number;
}

/** Counts what stands in a start tag or empty-element tag from behind its `<`. */
function measureTag(bytes: Uint8Array, from: number): TagSize {
  let attributes = 0;
  let namespaces = 0;
  let name = from;
  let betweenNames = false;
  for (let at = from; at < bytes.length; at++) {
    const char = bytes[at] ?? 0;
    if (char === GREATER) return { attributes, namespaces, end: at + 1 };
    if (char === DOUBLE_QUOTE || char === QUOTE) {
      do at++;
      while (at < bytes.length && bytes[at] !== char);
      betweenNames = true;
    } else if (char === EQUALS) {
      attributes++;
      if (isNamespaceDeclaration(bytes, name)) namespaces++;
    } else if (char <= 0x20) betweenNames = true;
    else if (betweenNames) {
      name = at;
      betweenNames = false;
    }
  }
  return { attributes, namespaces, end: bytes.length };
}

/** Whether a name begins with `xmlns`. */
function isNamespaceDeclaration(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x78 &&
    bytes[at + 1] === 0x6d &&
    bytes[at + 2] === 0x6c &&
    bytes[at + 3] === 0x6e &&
    bytes[at + 4] === 0x73
  );
}

function behind(bytes: Uint8Array, mark: string, from: number): number {
  const found = indexOf(bytes, mark, from, bytes.length);
  return found < 0 ? bytes.length : found + mark.length;
}
