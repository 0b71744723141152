/**
 * The digest of a document: which profile, which bytes are hashed, and what is refused.
 *
 * For a document of the profile `c14n` anyone gets the same digest, in an empty folder, by
 * `set -o pipefail; xmllint --nonet --c14n - < f.xml | sha256sum`; for any other by `sha256sum f`.
 */

import { sha256Hex } from '#sha256';
import { parseXml } from './c14n.ts';
import type { DigestProfile } from './digest.ts';
import { DEFAULT_LIMITS, type DigestLimits, exceededLimit } from './digest-limits.ts';
import { mediaTypeOf } from './digest-media-type.ts';
import { type DigestNote, notesOnWarnings } from './digest-notes.ts';
import { readRawXml } from './digest-reading.ts';
import { ProtocolError } from './errors.ts';
import { scanProlog, xmlStart } from './xml-prolog.ts';
import { openXml, textAsUtf8 } from './xml-prolog-encoding.ts';

export interface DocumentDigest {
  readonly profile: DigestProfile;
  /** SHA-256 under the profile, 64 lower-case hexadecimal digits. */
  readonly digest: string;
  /** SHA-256 of the bytes; equal to `digest` when the profile is `raw`. */
  readonly rawDigest: string;
  readonly mediaType: string;
  /**
   * Canonical XML 1.0 with comments, to read the document from. With the profile `c14n` these are the bytes that
   * `digest` is the hash of; XML that is digested raw has them where it could be read safely.
   */
  readonly canonical: Uint8Array | undefined;
  readonly notes: readonly DigestNote[];
}

export interface DigestOptions extends Partial<DigestLimits> {
  /** The name or media type says XML: refuse what does not begin as XML. It changes no digest. */
  readonly expectXml?: boolean;
}

/**
 * Digests a document. Bytes that begin as XML does (see `xmlStart`) have to be well-formed XML 1.0; all others
 * are digested raw.
 *
 * Throws ProtocolError DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE, DOCUMENT_NOT_XML, XML_ENCODING_MISMATCH,
 * XML_NOT_WELL_FORMED, XML_PARSER_WARNING, XML_RELATIVE_NAMESPACE, XML_VERSION_UNSUPPORTED: refused; and
 * PARSER_TRAPPED: nothing is known of the document, and the thread's parser has to be replaced.
 */
export function digestDocument(bytes: Uint8Array, options: DigestOptions = {}): DocumentDigest {
  const limits = { ...DEFAULT_LIMITS, ...options };
  if (bytes.length === 0) throw new ProtocolError('DOCUMENT_EMPTY', 'the document has no bytes');
  if (bytes.length > limits.maxBytes) {
    throw new ProtocolError('DOCUMENT_TOO_LARGE', `${bytes.length} bytes, the limit is ${limits.maxBytes}`);
  }
  const start = xmlStart(bytes);
  if (!start) {
    if (options.expectXml) throw new ProtocolError('DOCUMENT_NOT_XML', 'the bytes do not begin as XML');
    return raw(bytes, undefined, []);
  }
  const xml = openXml(bytes, start);
  if (!xml.text) {
    const message = `encoding ${xml.encoding} is not read here`;
    return raw(bytes, undefined, [{ code: 'ENCODING_NOT_READ', severity: 'warning', message }]);
  }
  const prolog = scanProlog(xml.text, xml.prologStart);
  const exceeded = exceededLimit(xml.text, prolog.end, limits);
  if (exceeded) return overLimit(bytes, exceeded);
  if (xml.inProfile && !prolog.doctype) return canonical(bytes);

  const reasons: DigestNote[] = [];
  if (prolog.doctype) {
    reasons.push({ code: 'DOCTYPE_RAW', severity: 'info', message: 'the document has a DOCTYPE' });
  }
  if (!xml.inProfile) {
    reasons.push({ code: 'ENCODING_RAW', severity: 'info', message: `the encoding is ${xml.encoding}` });
  }
  const readable = readRawXml(textAsUtf8(xml) ?? xml.text, prolog);
  return raw(bytes, readable.canonical, [...reasons, ...readable.notes]);
}

function canonical(bytes: Uint8Array): DocumentDigest {
  const parsed = parseXml(bytes);
  if ('limit' in parsed) return overLimit(bytes, parsed.limit);
  if (parsed.hasDoctype || !parsed.canonical) throw new TypeError('the prolog was scanned wrongly');
  return {
    profile: 'c14n',
    digest: sha256Hex(parsed.canonical),
    rawDigest: sha256Hex(bytes),
    mediaType: 'application/xml',
    canonical: parsed.canonical,
    notes: notesOnWarnings(parsed.warnings),
  };
}

function overLimit(bytes: Uint8Array, limit: string): DocumentDigest {
  return raw(bytes, undefined, [{ code: 'OVER_LIMIT_RAW', severity: 'warning', message: limit }]);
}

function raw(
  bytes: Uint8Array,
  readable: Uint8Array | undefined,
  notes: readonly DigestNote[],
): DocumentDigest {
  const hash = sha256Hex(bytes);
  return {
    profile: 'raw',
    digest: hash,
    rawDigest: hash,
    mediaType: mediaTypeOf(bytes),
    canonical: readable,
    notes,
  };
}
