/** Between the forms of this project and those of the contracts: hexadecimal text gets its 0x only here. */

import { NodeError } from '#node/errors.ts';
import type { RightType } from '#protocol/application-id.ts';
import { isRightType } from '#protocol/application-id.ts';
import { dateNumber } from '#protocol/dates.ts';
import { PRIORITY_STATUSES, type PriorityStatus } from '#protocol/priority-status.ts';

/** `4a50` → `0x4a50`. */
export const withPrefix = (hex: string): string => `0x${hex}`;

/** `0x4A50` → `4a50`. */
export const plain = (hex: string): string => hex.slice(2).toLowerCase();

const ascii = (text: string): string => `0x${Buffer.from(text, 'ascii').toString('hex')}`;
/** Without a Buffer: two of them for each short text were a tenth of the time that following takes (measured). */
function fromAscii(hex: string): string {
  let text = '';
  for (let at = 2; at < hex.length; at += 2)
    text += String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16) & 0x7f);
  return text;
}

/** ST.3 code ↔ bytes2. */
export const officeBytes = (code: string): string => ascii(code);
export const officeCodeOf = (bytes: string): string => fromAscii(bytes);

/** Right type ↔ bytes1. */
export const rightTypeByte = (rightType: RightType): string => ascii(rightType);

export function rightTypeOf(byte: string): RightType {
  const letter = fromAscii(byte);
  if (!isRightType(letter)) throw new NodeError('CHAIN_ANSWER', `the chain gives the right type ${byte}`);
  return letter;
}

/** Canonical number ↔ bytes32, left-aligned, zero bytes behind. */
export const numberBytes = (number: string): string => ascii(number).padEnd(66, '0');
export const numberOf = (bytes: string): string => fromAscii(bytes.replace(/(?:00)+$/, ''));

/** Name of the address book → bytes32, as `numberBytes`. */
export const bookNameBytes = (name: string): string => ascii(name).padEnd(66, '0');

/** ISO date ↔ uint32 yyyymmdd; 0 is no date. */
export const dateUint = (date: string | undefined): bigint =>
  BigInt(date === undefined ? 0 : dateNumber(date));

/**
 * The contracts let day 31 of any month pass. What one office recorded so stands as it was written: refused here, it
 * would stop every node that follows the chain.
 */
export function dateOf(uint: bigint): string | undefined {
  if (uint === 0n) return undefined;
  const digits = String(uint).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** A date that the contract never leaves out. */
export function certainDateOf(uint: bigint): string {
  const date = dateOf(uint);
  if (date === undefined)
    throw new NodeError('CHAIN_ANSWER', 'the chain gives no date where there must be one');
  return date;
}

const PROFILES = ['none', 'raw', 'c14n'] as const;

type Profile = (typeof PROFILES)[number];

/** Digest profile ↔ uint8. */
export const profileUint = (profile: Profile): bigint => BigInt(PROFILES.indexOf(profile));

export function profileOfUint(uint: bigint): Profile {
  return one(PROFILES, uint, 'digest profile');
}

/** Priority status ↔ uint8. */
export const statusUint = (status: PriorityStatus): bigint => BigInt(PRIORITY_STATUSES.indexOf(status));
export const statusOf = (uint: bigint): PriorityStatus => one(PRIORITY_STATUSES, uint, 'priority status');

/** Revocation reason ↔ uint8, in the order of the contract, whose 0 is `not revoked`. */
const REASONS = ['Replaced', 'IssuedInError', 'Falsified', 'KeyCompromised', 'Other'] as const;
type RevocationReason = (typeof REASONS)[number];
export const reasonUint = (reason: RevocationReason): bigint => BigInt(REASONS.indexOf(reason) + 1);
export const reasonOf = (uint: bigint): RevocationReason => one(REASONS, uint - 1n, 'revocation reason');

/** Why a batch skipped an item, in the order of the contracts. */
const REFUSALS = ['Malformed', 'OtherRecord', 'NotRecorded', 'SealMismatch', 'OpenKeyTaken'] as const;
const CLAIM_REFUSALS = ['Malformed', 'KeyTaken', 'LaterNotOpen', 'NotDeclared', 'SealMismatch'] as const;
export const refusalOf = (uint: bigint): string => one(REFUSALS, uint, 'refusal');
export const claimRefusalOf = (uint: bigint): string => one(CLAIM_REFUSALS, uint, 'claim refusal');

export function one<T>(names: readonly T[], uint: bigint, what: string): T {
  const name = names[Number(uint)];
  if (name === undefined) throw new NodeError('CHAIN_ANSWER', `the chain gives ${uint} for a ${what}`);
  return name;
}

/** Unix seconds → UTC to the second with Z. */
export const timeOf = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
