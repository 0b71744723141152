/**
 * The name of a digest: profile and hash, as entries, receipts and the register write it.
 *
 * Apart from `digest-document.ts`, so that who only reads a digest does not load the XML parser.
 */

import { isHash } from './bytes.ts';
import { ProtocolError } from './errors.ts';

/**
 * How a document was digested. `raw`: SHA-256 of its bytes. `c14n`: SHA-256 of its Canonical XML 1.0 with
 * comments (https://www.w3.org/TR/2001/REC-xml-c14n-20010315).
 */
export type DigestProfile = 'raw' | 'c14n';

/** The profile as one byte, in seals and on chain; 0 stands for "no digest" and is no profile. */
export const PROFILE_BYTE: Readonly<Record<DigestProfile, number>> = { raw: 1, c14n: 2 };

export interface NamedDigest {
  readonly profile: DigestProfile;
  /** SHA-256, 64 lower-case hexadecimal digits. */
  readonly hash: string;
}

/** `<profile>:<hash>`, such as `c14n:9f86…`. Throws TypeError when `hash` is no lower-case SHA-256. */
export function formatDigest(profile: DigestProfile, hash: string): string {
  if (!isHash(hash)) throw new TypeError('a digest needs 64 lower-case hexadecimal digits');
  return `${profile}:${hash}`;
}

/** Reads what `formatDigest` writes, nothing else. Throws ProtocolError DIGEST_INVALID. */
export function parseDigest(text: string): NamedDigest {
  const colon = text.indexOf(':');
  const [profile, hash] = [text.slice(0, colon), text.slice(colon + 1)];
  if ((profile === 'raw' || profile === 'c14n') && isHash(hash)) {
    return { profile, hash };
  }
  throw new ProtocolError(
    'DIGEST_INVALID',
    `a digest is written raw:<hash> or c14n:<hash> with 64 lower-case hexadecimal digits, not ${JSON.stringify(text.slice(0, 100))}`,
  );
}
