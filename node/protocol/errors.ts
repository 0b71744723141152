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

export const PROTOCOL_ERRORS = {} as const satisfies Record<string, CatalogueEntry>;

export type ProtocolErrorCode = keyof typeof PROTOCOL_ERRORS;

export class ProtocolError extends CodedError<ProtocolErrorCode> {}
