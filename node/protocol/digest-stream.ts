/**
 * The digest of a document that is too large to hold in memory: raw, piece by piece.
 */

import { createSha256 } from '#sha256';
import { concat, toHex } from './bytes.ts';
import type { DocumentDigest } from './digest-document.ts';
import { MEDIA_TYPE_BYTES, mediaTypeOf } from './digest-media-type.ts';
import { ProtocolError } from './errors.ts';

export interface RawDigestStream {
  update(bytes: Uint8Array): void;
  /** Throws ProtocolError DOCUMENT_EMPTY; DOCUMENT_TOO_LARGE for XML, which is digested whole or not at all. */
  finish(): DocumentDigest;
}

/** Digests a document raw. Gives what `digestDocument` gives for the same bytes, if they do not begin as XML. */
export function createRawDigest(): RawDigestStream {
  const hasher = createSha256();
  let head: Uint8Array = new Uint8Array();
  return {
    update(bytes) {
      if (head.length < MEDIA_TYPE_BYTES) {
        head = concat(head, bytes.subarray(0, MEDIA_TYPE_BYTES - head.length));
      }
      hasher.update(bytes);
    },
    finish() {
      if (head.length === 0) throw new ProtocolError('DOCUMENT_EMPTY', 'the document has no bytes');
      const mediaType = mediaTypeOf(head);
      if (mediaType === 'application/xml') {
        throw new ProtocolError(
          'DOCUMENT_TOO_LARGE',
          'XML is parsed whole; this document is too large for that',
        );
      }
      const hash = toHex(hasher.digest());
      return { profile: 'raw', digest: hash, rawDigest: hash, mediaType, canonical: undefined, notes: [] };
    },
  };
}
