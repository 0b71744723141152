/**
 * SHA-256 and HMAC-SHA-256 by `node:crypto`. Same exports as `sha256-portable.ts`; `#sha256` picks one.
 */

import { createHash, createHmac, createSecretKey, hash } from 'node:crypto';
import { toHex } from './bytes.ts';

/** SHA-256 of the parts one after the other: 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return hash('sha256', only, 'buffer');
  const hasher = createHash('sha256');
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}

/** The same as 64 lower-case hexadecimal digits; of one part faster than `sha256` and writing them. */
export function sha256Hex(...parts: readonly Uint8Array[]): string {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return hash('sha256', only, 'hex');
  return toHex(sha256(...parts));
}

/** HMAC-SHA-256 under `key` of the parts one after the other: 32 bytes. */
export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  // Given the bytes themselves, Node makes a key object in a way that takes three times as long (measured).
  const hasher = createHmac('sha256', createSecretKey(key));
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}

/** SHA-256 of bytes that arrive piece by piece. `digest` ends it: 32 bytes, and no call after that. */
export interface IncrementalSha256 {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

export function createSha256(): IncrementalSha256 {
  const hasher = createHash('sha256');
  return {
    update: (bytes) => {
      hasher.update(bytes);
    },
    digest: () => hasher.digest(),
  };
}
