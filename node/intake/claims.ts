/**
 * Priority claims of this office's applications. Published ones are declared open; before that a claim can be declared
 * only under the access code of the earlier application, and without it stays here until publication.
 */
import { dateNumber } from '#protocol/dates.ts';
import { claimKey, claimMask, claimSeal, dateMask, maskDate, maskKey, openKey } from '#protocol/keys.ts';
import type { ApplicationRecord, OwnClaim } from '../store/office.ts';
import type { OutboxAction } from '../store/outbox.ts';
import type { ClaimReading } from './reading.ts';

/** Secrets and places that declaring needs. */
export interface ClaimRules {
  readonly office: string;
  /** Access code of an earlier application, if this office has it. */
  readonly codeFor: (earlier: string) => string | undefined;
  /** Whether the register has the earlier application, openly. */
  readonly isRecorded: (earlier: string) => Promise<boolean>;
  /** First i at which no claim stands, under any office, and reserves it. */
  readonly freeIndex: (k: string, earlier: string) => Promise<number>;
}

/** Adds the claims that a document states to those of the record, and declares what can be declared now. */
export async function declareClaims(
  record: ApplicationRecord,
  stated: readonly ClaimReading[],
  rules: ClaimRules,
): Promise<{ record: ApplicationRecord; actions: OutboxAction[] }> {
  const claims = [...record.claims];
  const places = new Map<string, number>();
  for (const [place, claim] of claims.entries()) setPlaces(places, statedAs(claim), place);
  const actions: OutboxAction[] = [];
  for (const reading of stated) {
    const place = placeOf(places, reading) ?? claims.length;
    const known = claims[place] ?? heldClaim(reading);
    const declared = await declare(record, known, rules);
    claims[place] = declared.claim;
    // Where several applications were possible, one may have been settled on.
    for (const key of keysOf(statedAs(known))) if (places.get(key) === place) places.delete(key);
    setPlaces(places, statedAs(declared.claim), place);
    actions.push(...declared.actions);
  }
  return { record: { ...record, claims }, actions };
}

/** By date and what the number can mean: a document may state a hundred thousand claims. */
function keysOf({ candidates, date = '' }: ClaimReading): string[] {
  return candidates.map((id) => `${date} ${id}`);
}

function placeOf(places: ReadonlyMap<string, number>, reading: ClaimReading): number | undefined {
  const found = keysOf(reading).flatMap((key) => places.get(key) ?? []);
  return found.length === 0 ? undefined : Math.min(...found);
}

function setPlaces(places: Map<string, number>, reading: ClaimReading, place: number): void {
  for (const key of keysOf(reading)) if (!places.has(key)) places.set(key, place);
}

/** A claim as a document states it again, or a command repeats it. */
export function statedAs({ earlier, candidates = [], claimedDate }: OwnClaim): ClaimReading {
  return {
    candidates: [earlier, ...candidates],
    ...(claimedDate === undefined ? {} : { date: claimedDate }),
  };
}

function heldClaim({ candidates: [earlier = '', ...others], date }: ClaimReading): OwnClaim {
  return {
    earlier,
    ...(others.length === 0 ? {} : { candidates: others }),
    ...(date === undefined ? {} : { claimedDate: date }),
    state: 'held',
    changes: 0,
  };
}

/** Settles which application a number means: the one whose code is here, else one on record, else the likeliest. */
async function decideEarlier(
  { earlier, candidates = [], ...claim }: OwnClaim,
  rules: ClaimRules,
): Promise<OwnClaim> {
  if (candidates.length === 0) return { earlier, ...claim };
  const ids = [earlier, ...candidates];
  let meant = ids.find((id) => rules.codeFor(id) !== undefined);
  for (const id of meant === undefined ? ids : []) if (await rules.isRecorded(id)) meant ??= id;
  return { earlier: meant ?? earlier, ...claim };
}

async function declare(
  record: ApplicationRecord,
  known: OwnClaim,
  rules: ClaimRules,
): Promise<{ claim: OwnClaim; actions: OutboxAction[] }> {
  if (known.state === 'open') return { claim: known, actions: [] };
  const claim = known.state === 'held' ? await decideEarlier(known, rules) : known;
  if (record.visibility === 'open')
    return { claim: { ...claim, state: 'open' }, actions: [openly(record, claim)] };
  const { earlier, claimedDate } = claim;
  const k = rules.codeFor(earlier);
  if (claim.state === 'sealed' || k === undefined || claimedDate === undefined) {
    return { claim: known, actions: [] };
  }

  const index = await rules.freeIndex(k, earlier);
  const mask = claimMask(k, earlier, rules.office, index);
  const key = claimKey(k, earlier, index);
  const action: OutboxAction = {
    type: 'declare-sealed',
    claimKey: key,
    claimSeal: claimSeal({
      openKey: openKey(earlier),
      laterKey: record.openKey,
      claimedDate,
      osf: rules.office,
      claimMask: mask,
    }),
    maskedLaterKey: maskKey(record.openKey, mask),
    maskedDate: maskedDate(claimedDate, dateMask(k, earlier, rules.office, index)),
  };
  return {
    claim: { ...claim, state: 'sealed', sealed: { index, claimKey: key, claimMask: mask } },
    actions: [action],
  };
}

/** The claim of a published application: a sealed one is opened, any other declared. */
function openly(record: ApplicationRecord, { earlier, claimedDate, sealed }: OwnClaim): OutboxAction {
  const parties = { earlierKey: openKey(earlier), laterKey: record.openKey };
  const date = claimedDate === undefined ? {} : { claimedDate };
  return sealed === undefined
    ? { type: 'declare-open', ...parties, ...date }
    : { type: 'open-claim', claimKey: sealed.claimKey, claimMask: sealed.claimMask, ...parties, ...date };
}

/** 4 bytes, big-endian, as hex. */
function maskedDate(date: string, mask: string): string {
  return maskDate(dateNumber(date), mask).toString(16).padStart(8, '0');
}
