/**
 * Keys of an application: what the register files it under before and after publication.
 *
 * Every preimage begins with a domain name of its own and a zero byte, so no value of one formula can be one
 * of another; a length of its own is needed by no field, for each is fixed in length, last, or ended by a zero
 * byte that it cannot hold. `k` is the access code without its check character (access-code.ts). All results
 * and all keys, masks and hashes that come in are lower-case hexadecimal text.
 */

import { isAccessCode } from '#protocol/access-code.ts';
import { isOfficeCode, parseApplicationId } from '#protocol/application-id.ts';
import { fromHex, toHex, utf8, xorBytes } from '#protocol/bytes.ts';
import { dateBytes } from '#protocol/dates.ts';
import { type DigestProfile, PROFILE_BYTE } from '#protocol/digest.ts';
import { hmacSha256, sha256Hex } from '#sha256';

const KEY_BYTES = 32;
const DATE_MASK_BYTES = 4;
const ZERO = Uint8Array.of(0);

/** What each preimage begins with. */
const DOMAINS = {
  application: domainBytes('application'),
  sealed: domainBytes('sealed'),
  blinding: domainBytes('blinding'),
  seal: domainBytes('seal'),
  claim: domainBytes('claim'),
  'claim-mask': domainBytes('claim-mask'),
  'claim-date': domainBytes('claim-date'),
  'claim-seal': domainBytes('claim-seal'),
  'open-claim': domainBytes('open-claim'),
} as const;

type Domain = keyof typeof DOMAINS;

export interface SealInput {
  readonly openKey: string;
  /** `none` for a record of number and date only. */
  readonly profile: DigestProfile | 'none';
  /** 64 zeros where the profile is `none`. */
  readonly documentDigest: string;
  /** `yyyy-mm-dd`. */
  readonly filingDate: string;
  readonly blinding: string;
}

export interface ClaimSealInput {
  /** Open key of the earlier application. */
  readonly openKey: string;
  /** Key of the later application, in the clear. */
  readonly laterKey: string;
  /** `yyyy-mm-dd`, in the clear. */
  readonly claimedDate: string;
  /** Office of second filing. */
  readonly osf: string;
  readonly claimMask: string;
}

/** The key after publication, or where the number was never secret. */
export function openKey(id: string): string {
  return sha256Hex(DOMAINS.application, idBytes(id));
}

/** The key before publication. */
export function sealedKey(k: string, id: string): string {
  return toHex(keyed(k, 'sealed', idBytes(id)));
}

/** What makes the seal of a guessable digest unguessable; revealed on opening. */
export function blinding(k: string, id: string): string {
  return toHex(keyed(k, 'blinding', idBytes(id)));
}

/** What a sealed record holds in place of the digest; opening must reproduce it. */
export function seal(input: SealInput): string {
  const profile = input.profile === 'none' ? 0 : PROFILE_BYTE[input.profile];
  return sha256Hex(
    DOMAINS.seal,
    fromHex(input.openKey, KEY_BYTES),
    Uint8Array.of(profile),
    fromHex(input.documentDigest, KEY_BYTES),
    dateBytes(input.filingDate),
    fromHex(input.blinding, KEY_BYTES),
  );
}

/** Where the `index`-th claim on the application stands before publication; `index` counts from 0. */
export function claimKey(k: string, id: string, index: number): string {
  return toHex(keyed(k, 'claim', idBytes(id), ZERO, counter(index)));
}

/** Mask over the key of the later application: 32 bytes. */
export function claimMask(k: string, id: string, osf: string, index: number): string {
  return toHex(keyed(k, 'claim-mask', idBytes(id), ZERO, officeBytes(osf), ZERO, counter(index)));
}

/** Mask over the claimed date: 4 bytes. */
export function dateMask(k: string, id: string, osf: string, index: number): string {
  const mask = keyed(k, 'claim-date', idBytes(id), ZERO, officeBytes(osf), ZERO, counter(index));
  return toHex(mask.slice(0, DATE_MASK_BYTES));
}

/** What binds a sealed claim to what it will say when it is opened. */
export function claimSeal(input: ClaimSealInput): string {
  return sha256Hex(
    DOMAINS['claim-seal'],
    fromHex(input.openKey, KEY_BYTES),
    fromHex(input.laterKey, KEY_BYTES),
    dateBytes(input.claimedDate),
    officeBytes(input.osf),
    fromHex(input.claimMask, KEY_BYTES),
  );
}

/** The name of an open claim; `claimedDate` is missing where it is not stated in full. */
export function claimId(
  input: Pick<ClaimSealInput, 'openKey' | 'laterKey' | 'osf'> & { readonly claimedDate?: string },
): string {
  return sha256Hex(
    DOMAINS['open-claim'],
    fromHex(input.openKey, KEY_BYTES),
    fromHex(input.laterKey, KEY_BYTES),
    input.claimedDate === undefined ? new Uint8Array(4) : dateBytes(input.claimedDate),
    officeBytes(input.osf),
  );
}

/** A key under a claim mask, or out from under it: XOR is its own inverse. */
export function maskKey(key: string, mask: string): string {
  return toHex(xorBytes(fromHex(key, KEY_BYTES), fromHex(mask, KEY_BYTES)));
}

/** A date, as the number yyyymmdd, under a date mask, or out from under it: a number of 32 bits either way. */
export function maskDate(date: number, mask: string): number {
  const bytes = fromHex(mask, DATE_MASK_BYTES);
  return (date ^ new DataView(bytes.buffer).getInt32(0)) >>> 0;
}

function keyed(k: string, name: Domain, ...parts: readonly Uint8Array[]): Uint8Array {
  if (!isAccessCode(k)) throw new TypeError('not an access code without check character');
  return hmacSha256(utf8(k), DOMAINS[name], ...parts);
}

function domainBytes(name: string): Uint8Array {
  return utf8(`ipanchor/v1/${name}\0`);
}

function idBytes(id: string): Uint8Array {
  parseApplicationId(id);
  return utf8(id);
}

function officeBytes(office: string): Uint8Array {
  if (!isOfficeCode(office)) throw new TypeError('not an office code of two capital letters');
  return utf8(office);
}

function counter(index: number): Uint8Array {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError('a claim index counts from 0');
  return utf8(String(index));
}
