/**
 * Canonical bytes for reading, of XML that is digested raw: with a DOCTYPE, or in another encoding.
 *
 * Nothing that a DTD adds is read: the parser gets a copy in which the DOCTYPE is blanked out and each reference to
 * an entity stands as text. So no entity is ever expanded, and internal and external DTD are treated alike.
 */

import { parseXml } from './c14n.ts';
import { type DigestNote, notesOnWarnings } from './digest-notes.ts';
import { ProtocolError } from './errors.ts';
import { lineAt, type XmlProlog } from './xml-prolog.ts';

export interface ReadableXml {
  /** Undefined where the document cannot be read; a note says why. */
  readonly canonical: Uint8Array | undefined;
  readonly notes: readonly DigestNote[];
}

/** What may hold an ampersand that is no reference, or a reference to an entity that is not predefined. */
const OPAQUE_OR_REFERENCE =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|&(?!(?:amp|lt|gt|quot|apos);|#)([^;&<\s]+);/g;

/** Names in one note are cut at this number. */
const NAMES_IN_NOTE = 20;

/**
 * Reads XML in UTF-8. Throws ProtocolError as `parseXml` and `notesOnWarnings` do: a document that is digested raw
 * must be well-formed too.
 */
export function readRawXml(utf8: Uint8Array, { doctype, end }: XmlProlog): ReadableXml {
  const notes: DigestNote[] = [];
  let copy = utf8;
  if (doctype) {
    const whole = parseXml(utf8, { forceUtf8: true, wellFormednessOnly: true });
    if ('limit' in whole) return unread('OVER_LIMIT_RAW', whole.limit);
    notes.push(...notesOnWarnings(whole.warnings.filter(({ message }) => !ENTITY_WARNING.test(message))));
    const references: References = { names: new Set(), first: end };
    copy = withoutDoctype(utf8, doctype.start, doctype.end, end, references);
    if (references.names.size > 0) notes.push(entitiesNote(references, utf8));
  }
  try {
    const read = parseXml(copy, { forceUtf8: true });
    if ('limit' in read) return unread('OVER_LIMIT_RAW', read.limit);
    const warnings = doctype ? [] : notesOnWarnings(read.warnings);
    return { canonical: read.canonical, notes: [...notes, ...warnings] };
  } catch (error) {
    if (doctype && error instanceof ProtocolError && error.code === 'XML_NOT_WELL_FORMED') {
      return unread('NOT_READ', error.message);
    }
    throw error;
  }
}

/** Declared nowhere that was read: well-formed, as an external DTD may declare it (XML 1.0 §4.1). */
const ENTITY_WARNING = /^(?:Entity '.*' not defined|PEReference: .* not found)/s;

/** To entities that are not predefined. */
interface References {
  readonly names: Set<string>;
  /** Offset of the first, in the document. */
  first: number;
}

function withoutDoctype(
  utf8: Uint8Array,
  start: number,
  end: number,
  rootStart: number,
  references: References,
): Uint8Array {
  // Not `slice`: on a Node Buffer that is a view of the same bytes.
  const copy = Uint8Array.from(utf8);
  // Line ends stay, so that the lines of messages are those of the document.
  for (let at = start; at < end; at++) if (copy[at] !== 0x0a) copy[at] = 0x20;
  const body = new TextDecoder().decode(copy.subarray(rootStart));
  const encoder = new TextEncoder();
  const { names } = references;
  const escaped = body.replace(OPAQUE_OR_REFERENCE, (whole: string, name: string | undefined, at: number) => {
    if (name === undefined) return whole;
    if (names.size === 0) references.first = rootStart + encoder.encode(body.slice(0, at)).length;
    names.add(name);
    return `&amp;${whole.slice(1)}`;
  });
  if (names.size === 0) return copy;
  const tail = encoder.encode(escaped);
  const result = new Uint8Array(rootStart + tail.length);
  result.set(copy.subarray(0, rootStart));
  result.set(tail, rootStart);
  return result;
}

function entitiesNote({ names, first }: References, utf8: Uint8Array): DigestNote {
  const listed = [...names].slice(0, NAMES_IN_NOTE).map((name) => `&${name.slice(0, 50)};`);
  const more = names.size > NAMES_IN_NOTE ? ` and ${names.size - NAMES_IN_NOTE} more` : '';
  return {
    code: 'ENTITY_NOT_LOADED',
    severity: 'warning',
    message: `not expanded: ${listed.join(' ')}${more}`,
    line: lineAt(utf8, first),
  };
}

function unread(code: 'OVER_LIMIT_RAW' | 'NOT_READ', message: string): ReadableXml {
  return { canonical: undefined, notes: [{ code, severity: 'warning', message }] };
}
