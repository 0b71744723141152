/**
 * What a reader should know about a document that was digested, but that does not refuse it.
 */

import type { ParserMessage } from './c14n.ts';
import { type CatalogueEntry, ProtocolError } from './errors.ts';

export const DIGEST_NOTES = {
  DOCTYPE_RAW: {
    meaning: 'The document has a DOCTYPE, so its digest is over the bytes as they are.',
    remedy:
      'Nothing; without the DOCTYPE a copy that is only written differently would have the same digest.',
  },
  ENCODING_NOT_READ: {
    meaning: 'The encoding of the document is not known here, so its content cannot be read.',
    remedy: 'Write the document in UTF-8.',
  },
  ENCODING_RAW: {
    meaning: 'The encoding of the document is read differently by parsers, so its digest is over the bytes.',
    remedy: 'Nothing; in UTF-8 a copy that is only written differently would have the same digest.',
  },
  ENTITY_NOT_LOADED: {
    meaning: 'The text refers to an entity; the reference stands in the text as it is, not its replacement.',
    remedy: 'Write the characters themselves, or references by number.',
  },
  NOT_READ: {
    meaning: 'The document cannot be read without its DOCTYPE.',
    remedy: 'Write the document without entities that hold markup.',
  },
  OVER_LIMIT_RAW: {
    meaning: 'The document is over a limit, so its digest is over the bytes, and its content cannot be read.',
    remedy: 'Split the document, or write it with less depth and fewer attributes.',
  },
  RESERVED_TARGET: {
    meaning: 'A processing instruction has a name that begins with "xml", which is reserved.',
    remedy: 'Rename or remove the processing instruction.',
  },
  XML_SPACE_VALUE: {
    meaning: 'An xml:space attribute has a value other than "default" and "preserve".',
    remedy: 'Correct or remove the attribute.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type DigestNoteCode = keyof typeof DIGEST_NOTES;

export interface DigestNote {
  readonly code: DigestNoteCode;
  readonly severity: 'info' | 'warning';
  /** What was seen and where. */
  readonly message: string;
  readonly line?: number;
}

/** Warnings of the parser that change neither the tree nor the canonical form. All others refuse a document. */
const HARMLESS: readonly (readonly [pattern: RegExp, code: DigestNoteCode])[] = [
  [/^Invalid value ".*" for xml:space/s, 'XML_SPACE_VALUE'],
  [/^xmlParsePITarget: invalid name prefix 'xml'/, 'RESERVED_TARGET'],
];

/**
 * Notes for the warnings of the parser.
 * Throws ProtocolError XML_RELATIVE_NAMESPACE, XML_PARSER_WARNING for one that is not known to be harmless.
 */
export function notesOnWarnings(warnings: readonly ParserMessage[]): DigestNote[] {
  return warnings.map(({ message, line }) => {
    const text = message.trim();
    const harmless = HARMLESS.find(([pattern]) => pattern.test(text));
    if (harmless) return { code: harmless[1], severity: 'info', message: text, line };
    const code = /^xmlns.*: URI .* is not absolute$/s.test(text)
      ? 'XML_RELATIVE_NAMESPACE'
      : 'XML_PARSER_WARNING';
    throw new ProtocolError(code, `line ${line}: ${text}`, { where: `line ${line}` });
  });
}
