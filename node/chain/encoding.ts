/** Between the forms of this project and those of the contracts: hexadecimal text gets its 0x only here. */

import { NodeError } from '#node/errors.ts';
import type { RegisteredDigest } from '#node/store/outbox.ts';
import type { RightType } from '#protocol/application-id.ts';
import { isRightType } from '#protocol/application-id.ts';
import { dateFromNumber, dateNumber } from '#protocol/dates.ts';

/** `4a50` → `0x4a50`. */
export const withPrefix = (hex: string): string => `0x${hex}`;

/** `0x4A50` → `4a50`. */
export const plain = (hex: string): string => hex.slice(2).toLowerCase();

const ascii = (text: string): string => `0x${Buffer.from(text, 'ascii').toString('hex')}`;
const fromAscii = (hex: string): string => Buffer.from(hex.slice(2), 'hex').toString('ascii');

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
export const numberOf = (bytes: string): string => fromAscii(bytes).replace(/\0+$/, '');

/** ISO date ↔ uint32 yyyymmdd; 0 is no date. */
export const dateUint = (date: string | undefined): bigint =>
  BigInt(date === undefined ? 0 : dateNumber(date));

export function dateOf(uint: bigint): string | undefined {
  return uint === 0n ? undefined : dateFromNumber(Number(uint));
}

/** A date that the contract never leaves out. */
export function certainDateOf(uint: bigint): string {
  const date = dateOf(uint);
  if (date === undefined) throw new NodeError('CHAIN_ANSWER', `the chain gives ${uint} for a date`);
  return date;
}

const PROFILES = ['none', 'raw', 'c14n'] as const;

/** Digest profile ↔ uint8. */
export const profileUint = (profile: RegisteredDigest['profile']): bigint =>
  BigInt(PROFILES.indexOf(profile));

export function profileOfUint(uint: bigint): RegisteredDigest['profile'] {
  return one(PROFILES, uint, 'digest profile');
}

export function one<T>(names: readonly T[], uint: bigint, what: string): T {
  const name = names[Number(uint)];
  if (name === undefined) throw new NodeError('CHAIN_ANSWER', `the chain gives ${uint} for a ${what}`);
  return name;
}

/** Unix seconds → UTC to the second with Z. */
export const timeOf = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
