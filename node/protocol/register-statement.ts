/**
 * What the register has of one application at one block, as an extract states it: chain data alone, by key. It holds
 * no number, and can be compared with the register at any time.
 */
import { isOfficeCode, isRightType, type RightType } from '#protocol/application-id.ts';
import { isHash } from '#protocol/bytes.ts';
import { isDate, isTime } from '#protocol/dates.ts';
import type { BadField } from '#protocol/errors.ts';
import {
  type Field,
  field,
  hasShape,
  isIntegerFrom,
  isOneOf,
  matches,
  orNull,
  type Shape,
} from '#protocol/fields.ts';
import { isObject } from '#protocol/json.ts';
import { PRIORITY_STATUSES, type PriorityStatus } from '#protocol/priority-status.ts';

/** What became of a claim. Times are of blocks, UTC to the second; null: it did not happen. */
interface ClaimFate {
  /** Office of the later application, by ST.3 code. */
  readonly office: string;
  /** ST.96 PriorityStatusCategory. */
  readonly status: PriorityStatus;
  readonly declaredAt: string;
  readonly decidedAt: string | null;
  readonly withdrawnAt: string | null;
}

/** A claim that anyone can read. */
export interface StatedClaim extends ClaimFate {
  readonly claimId: string;
  readonly earlierKey: string;
  readonly laterKey: string;
  /** yyyy-mm-dd; null when none was stated. */
  readonly claimedDate: string | null;
}

/** A claim that is declared under an access code; the extract of a sealed application alone has such. */
export interface StatedSealedClaim extends ClaimFate {
  readonly claimKey: string;
}

/** Chain data of one application. Hashes and keys are 64 lower-case hexadecimal digits. */
export interface RegisterStatement {
  readonly asOf: {
    readonly chainId: string; // EIP-155, decimal
    readonly blockNumber: number;
    readonly blockHash: string;
    readonly blockTime: string;
  };
  readonly office: string;
  readonly openKey: string;
  readonly sealedKey: string | null; // of a sealed application only
  readonly state: 'sealed' | 'open';
  readonly rightType: RightType;
  readonly profile: 'raw' | 'c14n' | 'none'; // none: number and date only
  readonly digest: string; // of the document; the seal while sealed; 64 zeros for none
  readonly filingDate: string; // yyyy-mm-dd
  readonly recordedAt: string; // time of the block of the first recording: what the chain proves
  readonly revision: number; // corrections so far
  readonly revisedAt: string | null;
  readonly withdrawn: boolean;
  readonly withdrawnAt: string | null;
  readonly claimsOnBag: readonly StatedClaim[]; // in the order of the register's list
  readonly claimsByBag: readonly StatedClaim[]; // by claim id
  readonly sealedClaimsOnBag: readonly StatedSealedClaim[]; // by place
  readonly sealedClaimsByBag: readonly StatedSealedClaim[]; // by claim key
  /** Where the next claim on a sealed application would stand: what is there later is a claim that came since. */
  readonly nextClaimKey: string | null;
}

const hash = field(isHash, '64 lower-case hexadecimal digits');
const office = field(isOfficeCode, 'a code of WIPO ST.3');
const date = field(isDate, 'a date, yyyy-mm-dd');
const time = field(isTime, 'a UTC time to the second, yyyy-mm-ddThh:mm:ssZ');
const count = field(isIntegerFrom(0), 'an integer from 0 to 2^53 − 1');

const FATE: Shape<ClaimFate> = {
  office,
  status: field(isOneOf(PRIORITY_STATUSES), `one of ${PRIORITY_STATUSES.join(', ')}`),
  declaredAt: time,
  decidedAt: orNull(time),
  withdrawnAt: orNull(time),
};
const CLAIM: Shape<StatedClaim> = {
  ...FATE,
  claimId: hash,
  earlierKey: hash,
  laterKey: hash,
  claimedDate: orNull(date),
};
const SEALED_CLAIM: Shape<StatedSealedClaim> = { ...FATE, claimKey: hash };
const AS_OF: Shape<RegisterStatement['asOf']> = {
  chainId: field(matches(/^[1-9]\d{0,15}$/), 'a chain id, decimal'),
  blockNumber: count,
  blockHash: hash,
  blockTime: time,
};
const BAGS = [
  ['claimsOnBag', CLAIM],
  ['claimsByBag', CLAIM],
  ['sealedClaimsOnBag', SEALED_CLAIM],
  ['sealedClaimsByBag', SEALED_CLAIM],
] as const;
const STATEMENT: Shape<RegisterStatement> = {
  asOf: anObject(),
  office,
  openKey: hash,
  sealedKey: orNull(hash),
  state: field(isOneOf(['sealed', 'open'] as const), 'sealed or open'),
  rightType: field(isRightType, 'one of P, U, T, D, S, V, G, L'),
  profile: field(isOneOf(['raw', 'c14n', 'none'] as const), 'raw, c14n or none'),
  digest: hash,
  filingDate: date,
  recordedAt: time,
  revision: count,
  revisedAt: orNull(time),
  withdrawn: field((value): value is boolean => typeof value === 'boolean', 'true or false'),
  withdrawnAt: orNull(time),
  claimsOnBag: aList(),
  claimsByBag: aList(),
  sealedClaimsOnBag: aList(),
  sealedClaimsByBag: aList(),
  nextClaimKey: orNull(hash),
};
/** Whether a value has the form of a statement; whether its members fit an extract is another question. */
export function isStatement(value: unknown): value is RegisterStatement {
  const bad: BadField[] = [];
  checkStatement(value, bad);
  return bad.length === 0;
}

/** Adds each field that is missing, unknown or wrong to `bad`. */
export function checkStatement(value: unknown, bad: BadField[]): void {
  if (!hasShape(value, STATEMENT, bad, 'statement')) return;
  hasShape(value.asOf, AS_OF, bad, 'statement.asOf');
  for (const [name, shape] of BAGS) {
    for (const [place, claim] of value[name].entries())
      hasShape<object>(claim, shape, bad, `statement.${name}[${place}]`);
  }
}

/** What is in it has a shape of its own, which names the bad fields by their own paths. */
function anObject<T extends object>(): Field<T> {
  return { is: (value): value is T => isObject(value), must: 'an object' };
}

/** As an object, of each of its values. */
function aList<T>(): Field<readonly T[]> {
  return { is: (value): value is readonly T[] => Array.isArray(value), must: 'a list' };
}
