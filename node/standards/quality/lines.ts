/**
 * Lines of the document as it came, for places in its canonical text. Canonicalising moves everything but the order
 * of the elements: the n-th start tag of the one is the n-th of the other.
 */

import { scanProlog, xmlStart } from '#protocol/xml-prolog.ts';
import { openXml } from '#protocol/xml-prolog-encoding.ts';

/**
 * The line, from 1, of each start tag whose offset in the decoded canonical text is given. Empty where the document is
 * in an encoding that nothing here reads. Both are gone over as bytes: as strings the two of a large document took
 * three times its size.
 */
export function linesOf(
  offsets: readonly number[],
  canonical: Uint8Array,
  document: Uint8Array,
): ReadonlyMap<number, number> {
  const source = afterProlog(document);
  const lines = new Map<number, number>();
  if (source === undefined || offsets.length === 0) return lines;
  const wanted = new Set(offsets);
  const theirs = startTags(source.text);
  let { line } = source;
  let counted = 0;
  let offset = 0;
  let decoded = 0;
  for (const at of startTags(canonical)) {
    const { value: there, done } = theirs.next();
    if (done || lines.size === wanted.size) break;
    offset += unitsIn(canonical, decoded, at);
    decoded = at;
    if (!wanted.has(offset)) continue;
    line += breaksIn(source.text, counted, there);
    counted = there;
    lines.set(offset, line);
  }
  return lines;
}

/** The bytes of the document from its root element, and the line that the root begins on. */
function afterProlog(document: Uint8Array): { text: Uint8Array; line: number } | undefined {
  const start = xmlStart(document);
  const opened = start && openXml(document, start);
  if (!opened?.text) return undefined;
  const { text, prologStart } = opened;
  const { end } = scanProlog(text, prologStart);
  return { text: text.subarray(end), line: 1 + breaksIn(text, 0, end) };
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Line ends (`\r\n`, `\r`, `\n`): in every encoding that `openXml` opens they are these bytes, and no others. */
function breaksIn(bytes: Uint8Array, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) breaks++;
  }
  return breaks;
}

/** UTF-16 code units of UTF-8: one for each first byte, two where four bytes begin. */
function unitsIn(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

const BEGINS = 0x3c; // <
const ENDS = 0x3e; // >
const CLOSES = 0x2f; // /

const OPAQUE: readonly (readonly [begin: readonly number[], end: readonly number[]])[] = (
  [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const
).map(([begin, end]) => [bytesOf(begin), bytesOf(end)]);

/** Offsets of the start tags of well-formed XML without DOCTYPE. */
function* startTags(xml: Uint8Array): Generator<number, undefined> {
  for (let at = xml.indexOf(BEGINS); at !== -1; ) {
    const opaque = OPAQUE.find(([begin]) => stands(begin, xml, at));
    let after = at + 1;
    if (opaque !== undefined) {
      const [begin, end] = opaque;
      after = past(end, xml, at + begin.length);
      if (after === -1) return undefined;
    } else if (xml[after] !== CLOSES) yield at;
    at = xml.indexOf(BEGINS, after);
  }
  return undefined;
}

/** Behind the next place where `end`, whose last byte is `>`, stands at or after `from`; -1 where it does not. */
function past(end: readonly number[], xml: Uint8Array, from: number): number {
  for (let at = xml.indexOf(ENDS, from); at !== -1; at = xml.indexOf(ENDS, at + 1)) {
    const begin = at + 1 - end.length;
    if (begin >= from && stands(end, xml, begin)) return at + 1;
  }
  return -1;
}

function stands(ascii: readonly number[], xml: Uint8Array, at: number): boolean {
  return ascii.every((byte, index) => xml[at + index] === byte);
}

function bytesOf(ascii: string): readonly number[] {
  return [...ascii].map((character) => character.charCodeAt(0));
}
