/**
 * SHA-256 and HMAC-SHA-256 in plain JavaScript, for the browser and any runtime without `node:crypto`.
 * Same exports as `sha256-node.ts`; `#sha256` picks one.
 */

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { toHex } from './bytes.ts';

/** SHA-256 of the parts one after the other: 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hasher = nobleSha256.create();
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}

/** The same as 64 lower-case hexadecimal digits. */
export function sha256Hex(...parts: readonly Uint8Array[]): string {
  return toHex(sha256(...parts));
}

/** HMAC-SHA-256 under `key` of the parts one after the other: 32 bytes. */
export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const hasher = hmac.create(nobleSha256, key);
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}

/** SHA-256 of bytes that arrive piece by piece. `digest` ends it: 32 bytes, and no call after that. */
export interface IncrementalSha256 {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

export function createSha256(): IncrementalSha256 {
  const hasher = nobleSha256.create();
  return {
    update: (bytes) => {
      hasher.update(bytes);
    },
    digest: () => hasher.digest(),
  };
}
