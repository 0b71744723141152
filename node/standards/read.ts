/** The way in: any document that a reader knows, from its canonical bytes. */

import type { ReadResult } from './filed-document.ts';
import { readSt96 } from './st96/read.ts';

/**
 * Reads a document. `canonical` is its canonical XML as the digest step made it, in UTF-8.
 * Throws StandardsError: CANONICAL_INVALID, ROOT_UNKNOWN (names what was seen and what is known), RECORDS_NONE.
 */
export function readDocument(canonical: Uint8Array): ReadResult {
  return readSt96(canonical);
}
