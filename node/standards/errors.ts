/** The errors of the standards layer: a document that no reader can make sense of. */

import { type CatalogueEntry, CodedError } from '#protocol/errors.ts';

export const STANDARDS_ERRORS = {
  CANONICAL_INVALID: {
    meaning: 'The bytes are not the canonical XML of a whole document.',
    remedy: 'Hand the reader the canonical bytes that the digest step made, not the file.',
  },
  ROOT_UNKNOWN: {
    meaning: 'The root element belongs to no document kind that a reader knows.',
    remedy: 'Send one of the known kinds, or give the application id and kind in a sidecar file.',
  },
  RECORDS_NONE: {
    meaning: 'The root element is known, but no application, publication or registration was found in it.',
    remedy: 'Check that the file is complete; an empty bag or transaction has nothing to record.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type StandardsErrorCode = keyof typeof STANDARDS_ERRORS;

export class StandardsError extends CodedError<StandardsErrorCode> {}
