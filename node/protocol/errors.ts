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
  ACCESS_CODE_CHECK_FAILED: {
    meaning: 'The last of 21 characters, which checks the others, does not fit them.',
    remedy: 'A character is mistyped: compare the code with the filing receipt.',
  },
  ACCESS_CODE_INVALID: {
    meaning: 'The text is not an access code: not 20 or 21 characters, or one that no code has.',
    remedy: 'Type the code again as it stands on the filing receipt.',
  },
  APPLICATION_ID_INVALID: {
    meaning: 'The text is not an application id, <office>.<right type>.<canonical number>.',
    remedy: 'Give a WIPO ST.3 code, one of P U T D S V G L, and 1 to 32 visible ASCII characters.',
  },
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
  ENTRY_INVALID: {
    meaning: 'A log entry lacks a field, has one too many, or has a value that its field cannot hold.',
    remedy: 'See the list of fields. An entry that was anchored so proves nothing.',
  },
  ENTRY_NOT_CANONICAL: {
    meaning: 'The text of a log entry is not in the one form (RFC 8785) in which entries are hashed.',
    remedy: 'Use the text of the entry exactly as the office issued it.',
  },
  ENTRY_VERSION_UNKNOWN: {
    meaning: 'The log entry is of a version that this software does not know.',
    remedy: 'Update the software; nothing can be said about the entry until then.',
  },
  EXTRACT_INVALID: {
    meaning:
      'An extract lacks a field, has one too many or a wrong value, or its parts do not fit each other.',
    remedy: 'See the list of fields; ask the office for the extract again.',
  },
  EXTRACT_VERSION_UNKNOWN: {
    meaning: 'The extract is of a version that this software does not know.',
    remedy: 'Update the software; nothing can be said about the extract until then.',
  },
  INCLUSION_INVALID: {
    meaning: 'No tree of that size has a leaf of that index with an inclusion path of that length.',
    remedy: 'The receipt is damaged or forged: ask the office for it again.',
  },
  JSON_DUPLICATE_KEY: {
    meaning: 'An object of a JSON text names the same member twice, so readers may differ on its value.',
    remedy: 'Ask the sender for a text with each member once.',
  },
  JSON_INVALID: {
    meaning: 'The text is not JSON, or holds what the protocol never writes: a fraction, a lone surrogate.',
    remedy: 'Check that the file is complete, and the one that was meant.',
  },
  JSON_TOO_LARGE: {
    meaning: 'A JSON text is longer or more deeply nested than any that the protocol knows.',
    remedy: 'Check that the file is the one that was meant.',
  },
  LOG_ID_INVALID: {
    meaning: 'The text does not name a log: <chain id>/<address>/<office>/<log number>.',
    remedy: 'Give decimal numbers without leading zeros, and an address of 0x and 40 lower-case digits.',
  },
  PARSER_MEMORY: {
    meaning:
      'The XML parser ran out of memory, and its instance cannot be used again. It says nothing about the document but its size.',
    remedy: 'End the worker that holds the instance; split the document, or allow the parser more memory.',
  },
  PARSER_TRAPPED: {
    meaning:
      'The XML parser trapped, and its instance cannot be used again. It says nothing about the document.',
    remedy: 'End the worker that holds the instance and try once more in a new one.',
  },
  RECEIPT_INVALID: {
    meaning: 'A receipt lacks a field, has one too many, or has a value that its field cannot hold.',
    remedy: 'See the list of fields; ask the office for the receipt again.',
  },
  RECEIPT_VERSION_UNKNOWN: {
    meaning: 'The receipt is of a version that this software does not know.',
    remedy: 'Update the software; nothing can be said about the receipt until then.',
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
