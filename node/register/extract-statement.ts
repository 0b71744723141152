/** What the register has of one application, in the form of an extract: at one block, by key. Chain data only. */
import type { RegisterStatement, StatedClaim, StatedSealedClaim } from '#protocol/register-statement.ts';
import type { ClaimRow, RegisterRow, SealedClaimRow } from '../store/register.ts';
import type { RegisterReader } from './reader.ts';
import { recordAt } from './record.ts';

/** Where to look: of a sealed application the keys that only its access code gives. */
export interface StatementKeys {
  readonly office: string;
  readonly openKey: string;
  readonly sealedKey: string | null;
  /** Claim keys of claims on it, up to the first that is free. */
  readonly claimKeysOn: readonly string[];
  readonly nextClaimKey: string | null;
  /** Claim keys of its own claims. */
  readonly claimKeysBy: readonly string[];
}

/** Of a record that is open nothing is read by the keys of its time as a sealed one. */
export async function recordOf(
  reader: RegisterReader,
  { office, openKey, sealedKey }: Pick<StatementKeys, 'office' | 'openKey' | 'sealedKey'>,
): Promise<RegisterRow | undefined> {
  const open = await recordAt(reader, office, openKey);
  return open ?? (sealedKey === null ? undefined : await recordAt(reader, office, sealedKey));
}

/**
 * Undefined when the register has no record there. Read it while no block is followed, or see that `asOf` did not
 * move meanwhile: only then all of it is of one block.
 */
export async function statementAt(
  reader: RegisterReader,
  keys: StatementKeys,
): Promise<RegisterStatement | undefined> {
  const asOf = await reader.asOf();
  const row = await recordOf(reader, keys);
  if (asOf === undefined || row === undefined || row.state === 'opened') return undefined;
  const isSealed = row.state === 'sealed';
  const by = await reader.claimsBy(keys.openKey);
  return {
    asOf,
    office: row.office,
    openKey: keys.openKey,
    sealedKey: isSealed ? row.key : null,
    state: row.state,
    rightType: row.rightType,
    profile: row.profile,
    digest: row.digest,
    filingDate: row.filingDate,
    recordedAt: row.recordedAt,
    revision: row.revision,
    revisedAt: row.revisedAt ?? null,
    withdrawn: row.withdrawn,
    withdrawnAt: row.withdrawnAt ?? null,
    claimsOnBag: (await reader.claimsOn(keys.openKey)).map(statedClaim),
    claimsByBag: by.map(statedClaim).sort((a, b) => (a.claimId < b.claimId ? -1 : 1)),
    sealedClaimsOnBag: isSealed ? await sealedClaims(reader, keys.claimKeysOn) : [],
    sealedClaimsByBag: isSealed ? await sealedClaims(reader, [...keys.claimKeysBy].sort()) : [],
    nextClaimKey: isSealed ? keys.nextClaimKey : null,
  };
}

function statedClaim(row: ClaimRow): StatedClaim {
  const { claimId, earlierKey, laterKey, osf, claimedDate } = row;
  return { claimId, earlierKey, laterKey, claimedDate: claimedDate ?? null, ...fateOf(osf, row) };
}

/** A claim that was opened is among those that anyone can read. */
async function sealedClaims(
  reader: RegisterReader,
  claimKeys: readonly string[],
): Promise<StatedSealedClaim[]> {
  const rows = await Promise.all(claimKeys.map((key) => reader.sealedClaim(key)));
  return rows
    .filter((row) => row !== undefined)
    .filter(({ opened }) => opened === undefined)
    .map((row) => ({ claimKey: row.claimKey, ...fateOf(row.osf, row) }));
}

function fateOf(office: string, row: ClaimRow | SealedClaimRow) {
  const { status, declaredAt, decidedAt = null, withdrawnAt = null } = row;
  return { office, status, declaredAt, decidedAt, withdrawnAt };
}
