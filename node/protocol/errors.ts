/**
 * The base of all coded errors, and the catalogue of the protocol layer.
 *
 * Codes are stable: they do not change within a major version. Messages may.
 */

/** What a code means and what the reader of it can do. */
export interface CatalogueEntry {
  readonly meaning: string;
  readonly remedy: string;
}

/** One thing that is wrong, and where: `field` is a path such as `anchor.blockHash`. */
export interface BadField {
  readonly field: string;
  readonly message: string;
}

export interface ErrorDetails {
  /** Where it was seen: a path in the document, a line, a field. */
  readonly where?: string;
  /** Every bad field at once, where a whole structure was checked. */
  readonly fields?: readonly BadField[];
  readonly cause?: unknown;
}

/** An error that a caller may act on. Each layer derives one class with its own closed union of codes. */
export class CodedError<Code extends string> extends Error {
  readonly code: Code;
  readonly where: string | undefined;
  readonly fields: readonly BadField[];

  constructor(code: Code, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.where = details.where;
    this.fields = details.fields ?? [];
  }
}

export const PROTOCOL_ERRORS = {
  DIGEST_INVALID: {
    meaning: 'A digest is not written as <profile>:<64 lower-case hexadecimal digits>.',
    remedy: 'Write it as `ipanchor digest` prints it.',
  },
  DOCUMENT_EMPTY: {
    meaning: 'The document has no bytes.',
    remedy: 'Send the file again; its transfer was probably cut short.',
  },
  DOCUMENT_NOT_XML: {
    meaning: 'The document should be XML by its name or media type, but its bytes do not begin as XML.',
    remedy: 'Send the XML file, or name this one after what it is.',
  },
  DOCUMENT_TOO_LARGE: {
    meaning: 'The document is larger than the limit on bytes.',
    remedy: 'Split it, or raise the limit on both sides: a verifier needs it too.',
  },
  PARSER_TRAPPED: {
    meaning:
      'The XML parser ran out of memory or trapped, and its instance cannot be used again. It says nothing about the document.',
    remedy: 'End the worker that holds the instance and try once more in a new one.',
  },
  XML_ENCODING_MISMATCH: {
    meaning: 'The byte order mark or the width of the characters contradicts the encoding declaration.',
    remedy: 'Write the document again with a declaration that is true.',
  },
  XML_NOT_WELL_FORMED: {
    meaning: 'The document is not well-formed XML 1.0 with namespaces.',
    remedy: 'Correct it at the place named in the message.',
  },
  XML_PARSER_WARNING: {
    meaning: 'The XML parser warned of something that two parsers may read differently.',
    remedy: 'Correct the document at the place named in the message.',
  },
  XML_RELATIVE_NAMESPACE: {
    meaning: 'A namespace name is a relative URI reference, which Canonical XML 1.0 forbids (§1.3).',
    remedy: 'Use an absolute URI as namespace name.',
  },
  XML_VERSION_UNSUPPORTED: {
    meaning: 'The document declares an XML version other than 1.0.',
    remedy: 'Write it as XML 1.0.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ProtocolErrorCode = keyof typeof PROTOCOL_ERRORS;

export class ProtocolError extends CodedError<ProtocolErrorCode> {}
