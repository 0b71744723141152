/**
 * The limits on what the XML parser gets, and the walk that holds a document against them before it is parsed.
 *
 * libxml2 has limits of its own on depth and text (XML_PARSE_HUGE lifts them and is never set: with it a depth of
 * 2,000 traps the WebAssembly instance for good), but none on attributes and namespaces, for which
 * canonicalisation takes quadratic time.
 */

import { indexOf, lineAt } from './xml-prolog.ts';

export interface DigestLimits {
  /** Bytes of a document that is held in memory. */
  readonly maxBytes: number;
  /** Depth of elements; the root element has depth 1. */
  readonly maxDepth: number;
  /** Attributes of one element, namespace declarations among them. */
  readonly maxAttributes: number;
  /** Namespace declarations of an element and all its ancestors together. */
  readonly maxNamespaces: number;
  /** Bytes of one tag, comment, processing instruction, CDATA section or run of text between them. */
  readonly maxTextBytes: number;
}

export const DEFAULT_LIMITS: DigestLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxDepth: 256,
  maxAttributes: 1000,
  maxNamespaces: 1000,
  maxTextBytes: 10_000_000,
};

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const BANG = 0x21;
const QUESTION = 0x3f;
const DOUBLE_QUOTE = 0x22;
const QUOTE = 0x27;

/**
 * The first limit that XML from offset `from` on exceeds, in words; undefined where it keeps them all.
 *
 * Takes bytes that extend US-ASCII. Exact for well-formed XML; of any other it may say anything, for then the
 * parser refuses. One pass.
 */
export function exceededLimit(bytes: Uint8Array, from: number, limits: DigestLimits): string | undefined {
  const declaredAtDepth: number[] = [];
  let namespaces = 0;
  let at = from;
  while (at < bytes.length) {
    const text = at;
    while (at < bytes.length && bytes[at] !== LESS) at++;
    const markup = at;
    const kind = bytes[at + 1];
    if (kind === SLASH) {
      at = behind(bytes, '>', at);
      namespaces -= declaredAtDepth.pop() ?? 0;
    } else if (kind === BANG) {
      at = bytes[at + 2] === 0x5b ? behind(bytes, ']]>', at) : behind(bytes, '-->', at + 4);
    } else if (kind === QUESTION) {
      at = behind(bytes, '?>', at);
    } else if (at < bytes.length) {
      const tag = measureTag(bytes, at + 1);
      at = tag.end;
      if (tag.attributes > limits.maxAttributes) {
        return `line ${lineAt(bytes, markup)}: an element with more than ${limits.maxAttributes} attributes`;
      }
      if (namespaces + tag.namespaces > limits.maxNamespaces) {
        return `line ${lineAt(bytes, markup)}: more than ${limits.maxNamespaces} namespaces in scope`;
      }
      if (bytes[at - 2] !== SLASH) {
        if (declaredAtDepth.push(tag.namespaces) > limits.maxDepth) {
          return `line ${lineAt(bytes, markup)}: elements nested deeper than ${limits.maxDepth}`;
        }
        namespaces += tag.namespaces;
      }
    }
    if (markup - text > limits.maxTextBytes || at - markup > limits.maxTextBytes) {
      return `line ${lineAt(bytes, text)}: a text, tag or comment of more than ${limits.maxTextBytes} bytes`;
    }
  }
  return undefined;
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
