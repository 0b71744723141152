/**
 * The family of an application: what claims it and what it claims, claim by claim, in both directions.
 *
 * Chain data only. A claim that is declared sealed belongs to no family yet: neither end of it can be read.
 */
import type { ClaimRow, RegisterRow } from '../store/register.ts';
import type { RegisterReader } from './reader.ts';

export interface FamilyMember {
  readonly key: string; // open key
  /** Absent when its office has not recorded it open: it may be sealed, or a claim names what nobody recorded. */
  readonly record?: RegisterRow;
  /** Claims on the way from the application asked about. */
  readonly distance: number;
}

export interface Family {
  /** The application asked about first, then by distance. */
  readonly members: readonly FamilyMember[];
  readonly claims: readonly ClaimRow[];
  /** False when the bound was met: more members may be there. */
  readonly whole: boolean;
}

/**
 * @param key open key of the application asked about
 * @param bound the most members that are looked up
 */
export async function familyOf(reader: RegisterReader, key: string, bound: number): Promise<Family> {
  const members = new Map<string, FamilyMember>();
  const claims = new Map<string, ClaimRow>();
  let whole = true;
  let nextKeys: readonly string[] = [key];
  for (let distance = 0; nextKeys.length > 0; distance += 1) {
    const reached = new Set<string>();
    for (const member of nextKeys) {
      const record = await reader.recordAnywhere(member);
      members.set(member, { key: member, distance, ...(record !== undefined && { record }) });
      const around = [...(await reader.claimsOn(member)), ...(await reader.claimsBy(member))];
      for (const claim of around) {
        claims.set(claim.claimId, claim);
        reached.add(claim.earlierKey).add(claim.laterKey);
      }
    }
    const found = [...reached].filter((one) => !members.has(one));
    nextKeys = found.slice(0, bound - members.size);
    whole &&= nextKeys.length === found.length;
  }
  const known = [...claims.values()].filter(
    ({ earlierKey, laterKey }) => members.has(earlierKey) && members.has(laterKey),
  );
  return { members: [...members.values()], claims: known, whole };
}
