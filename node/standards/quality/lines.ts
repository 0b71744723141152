/**
 * Lines of the document as it came, for places in its canonical text. Canonicalising moves everything but the order
 * of the elements: the n-th start tag of the one is the n-th of the other.
 */

import { scanProlog, xmlStart } from '#protocol/xml-prolog.ts';
import { openXml } from '#protocol/xml-prolog-encoding.ts';

/**
 * The line, from 1, of each start tag whose offset in the decoded canonical text is given. Empty where the document is
 * in an encoding that nothing here reads.
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
  for (const offset of startTags(new TextDecoder('utf-8', { ignoreBOM: true }).decode(canonical))) {
    const { value: at, done } = theirs.next();
    if (done || lines.size === wanted.size) break;
    if (!wanted.has(offset)) continue;
    line += breaksIn(source.text.slice(counted, at));
    counted = at;
    lines.set(offset, line);
  }
  return lines;
}

/** The document from its root element, one character a byte, and the line that the root begins on. */
function afterProlog(document: Uint8Array): { text: string; line: number } | undefined {
  const start = xmlStart(document);
  const opened = start && openXml(document, start);
  if (!opened?.text) return undefined;
  const { text, prologStart } = opened;
  const { end } = scanProlog(text, prologStart);
  // Markup is ASCII in every encoding that `openXml` opens, and this decoder gives each byte one character.
  const narrow = new TextDecoder('latin1');
  return {
    text: narrow.decode(text.subarray(end)),
    line: 1 + breaksIn(narrow.decode(text.subarray(0, end))),
  };
}

const BREAK = /\r\n?|\n/g;

function breaksIn(text: string): number {
  let breaks = 0;
  for (const _ of text.matchAll(BREAK)) breaks++;
  return breaks;
}

const OPAQUE: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Offsets of the start tags of well-formed XML without DOCTYPE. */
function* startTags(xml: string): Generator<number, undefined> {
  for (let at = xml.indexOf('<'); at !== -1; ) {
    const opaque = OPAQUE.find(([begin]) => xml.startsWith(begin, at));
    let after = at + 1;
    if (opaque !== undefined) {
      const [begin, end] = opaque;
      const close = xml.indexOf(end, at + begin.length);
      if (close === -1) return undefined;
      after = close + end.length;
    } else if (!xml.startsWith('</', at)) yield at;
    at = xml.indexOf('<', after);
  }
  return undefined;
}
