/**
 * The media type of a document by its first bytes, never by its name. Conservative: what is not certain is
 * `application/octet-stream`.
 */

import { xmlStart } from './xml-prolog.ts';

/** How many first bytes are looked at. */
export const MEDIA_TYPE_BYTES = 1024;

const SIGNATURES: readonly (readonly [bytes: readonly number[], mediaType: string])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf'],
  [[0x49, 0x49, 0x2a, 0x00], 'image/tiff'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'image/tiff'],
  [[0x49, 0x49, 0x2b, 0x00], 'image/tiff'],
  [[0x4d, 0x4d, 0x00, 0x2b], 'image/tiff'],
  [[0x50, 0x4b, 0x03, 0x04], 'application/zip'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[0x1f, 0x8b, 0x08], 'application/gzip'],
];

/** An object or array that opens as JSON text does (RFC 8259 §2). */
const JSON_START = /^[ \t\r\n]*(?:\{[ \t\r\n]*["}]|\[[ \t\r\n]*(?:["{[\]\d-]|true|false|null))/;

/** Media type by the first `MEDIA_TYPE_BYTES` bytes of a document. */
export function mediaTypeOf(head: Uint8Array): string {
  if (xmlStart(head)) return 'application/xml';
  for (const [signature, mediaType] of SIGNATURES) {
    if (signature.every((byte, i) => head[i] === byte)) return mediaType;
  }
  const text = String.fromCharCode(...head.subarray(0, MEDIA_TYPE_BYTES));
  return JSON_START.test(text) ? 'application/json' : 'application/octet-stream';
}
