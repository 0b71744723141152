/**
 * The encoding of an XML document: what its first bytes and its declaration say, and whether they agree.
 */

import { ProtocolError } from './errors.ts';
import { readDeclaration, type XmlStart } from './xml-prolog.ts';

export interface OpenedXml {
  /** Upper-case name: as declared, else what the first bytes show. */
  readonly encoding: string;
  /** Whether the encoding is one that may be digested canonically. */
  readonly inProfile: boolean;
  /**
   * The document without byte order mark, in bytes that extend US-ASCII: itself, or as UTF-8 where it is in another
   * kind of encoding. Undefined where nothing here reads the encoding.
   */
  readonly text: Uint8Array | undefined;
  /** Offset in `text` behind the XML declaration. */
  readonly prologStart: number;
}

/** Encodings that libxml2 and every other XML parser decode alike, as long as no byte order mark contradicts. */
const PROFILE_ENCODINGS = new Set(['UTF-8', 'US-ASCII', 'ISO-8859-1']);

/** Names of encodings that cannot hold a declaration of one byte per character. */
const WIDE = /^(?:UTF-?16|UTF-?32|UCS-?[24]|ISO-10646-UCS|CSUNICODE)/;

/**
 * Reads the encoding of a document that begins as XML.
 * Throws ProtocolError XML_ENCODING_MISMATCH, XML_NOT_WELL_FORMED, XML_VERSION_UNSUPPORTED.
 */
export function openXml(bytes: Uint8Array, start: XmlStart): OpenedXml {
  if (start.family === 'other') {
    return { encoding: 'UTF-32 OR EBCDIC', inProfile: false, text: undefined, prologStart: 0 };
  }
  return start.family === 'ascii' ? openNarrow(bytes, start) : openWide(bytes, start.family, start.bomLength);
}

function openWide(bytes: Uint8Array, family: 'utf-16le' | 'utf-16be', bomLength: number): OpenedXml {
  const text = decode(bytes.subarray(bomLength), family);
  if (!text) {
    throw new ProtocolError('XML_NOT_WELL_FORMED', `the bytes are not valid ${family.toUpperCase()}`);
  }
  const declaration = readDeclaration(text, 0);
  const declared = declaration?.encoding?.toUpperCase() ?? 'UTF-16';
  const other = family === 'utf-16le' ? 'UTF-16BE' : 'UTF-16LE';
  if (declared === other || !/^(?:UTF-?16|ISO-10646-UCS-2|UCS-2)/.test(declared))
    throw mismatch(declared, family);
  return {
    encoding: declared,
    inProfile: declared === 'UTF-16' && bomLength === 2,
    text,
    prologStart: declaration?.end ?? 0,
  };
}

function openNarrow(bytes: Uint8Array, { bomLength }: XmlStart): OpenedXml {
  const body = bytes.subarray(bomLength);
  const declaration = readDeclaration(body, 0);
  const encoding = declaration?.encoding?.toUpperCase() ?? 'UTF-8';
  if (bomLength > 0 && !/^UTF-?8$/.test(encoding)) throw mismatch(encoding, 'utf-8');
  if (WIDE.test(encoding)) throw mismatch(encoding, 'one byte per character');
  if (PROFILE_ENCODINGS.has(encoding)) {
    const wrong = encoding === 'US-ASCII' ? body.findIndex((byte) => byte > 0x7f) : -1;
    if (wrong >= 0) {
      throw new ProtocolError(
        'XML_NOT_WELL_FORMED',
        `byte ${wrong + bomLength} is not US-ASCII, which is declared`,
      );
    }
    return { encoding, inProfile: true, text: body, prologStart: declaration?.end ?? 0 };
  }
  const text = decode(body, encoding);
  return { encoding, inProfile: false, text, prologStart: (text && readDeclaration(text, 0)?.end) ?? 0 };
}

/** A document as UTF-8, for reading; undefined where nothing here reads its encoding. */
export function textAsUtf8({ encoding, text }: OpenedXml): Uint8Array | undefined {
  if (encoding !== 'ISO-8859-1' || !text) return text;
  let latin = '';
  for (let at = 0; at < text.length; at += 8192)
    latin += String.fromCharCode(...text.subarray(at, at + 8192));
  return new TextEncoder().encode(latin);
}

/** UTF-8 of bytes in an encoding of the WHATWG Encoding Standard; undefined if it is none or they are not valid. */
function decode(bytes: Uint8Array, encoding: string): Uint8Array | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return new TextEncoder().encode(text);
  } catch (error) {
    // RangeError: no such encoding. TypeError: bytes that are not valid in it.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function mismatch(declared: string, seen: string): ProtocolError {
  return new ProtocolError(
    'XML_ENCODING_MISMATCH',
    `line 1: encoding ${declared} is declared, but the bytes are ${seen.toUpperCase()}`,
    { where: 'line 1' },
  );
}
