/** Whether another application may have been the first for the same subject (Paris Convention Art. 4C(2) and (4)). */
import type { RightType } from '#protocol/application-id.ts';
import { type ClaimedFiling, type Context, found, type KnownFiling } from './context.ts';
import type { PeriodFinding } from './findings.ts';

/**
 * Says nothing for a claim without a whole date. What the later application claims too, in time, is no doubt: it claims
 * both. A claim of its own that is out of time is one: then the younger filing may not have been the first.
 */
export function firstFiling(
  context: Context,
  claim: ClaimedFiling,
  known: readonly KnownFiling[],
): PeriodFinding[] {
  if (claim.filingDate.length < 10) return [];
  const others = known.filter((one) => !context.claims.some((claimed) => isSame(claimed, one)));
  const all: readonly KnownFiling[] = [...others, ...context.late];
  const earlier = all.filter(
    (one) => one.filingDate < claim.filingDate && couldFound(context, one.rightType),
  );
  const doubt = earlier.find((one) => !leftNothing(one, claim));
  const one = doubt ?? earlier[0];
  if (one === undefined) return [];
  const name = one.applicationId ?? `an application at ${one.office}`;
  const compared = { claim: claim.filingDate, register: one.filingDate };
  if (doubt === undefined) {
    const message = `${name} was earlier, but ended before and left nothing behind`;
    return [found(context, 'TAKEN_AS_FIRST_FILING', message, { compared })];
  }
  return [
    found(context, 'NOT_FIRST_FILING_SUSPECTED', `${name} was filed before the claimed application`, {
      compared,
      resolution:
        'compare the subjects; if they are the same, the earlier one must have ended before the claimed filing at the same office, not laid open, with no rights left and never claimed',
    }),
  ];
}

function isSame(a: ClaimedFiling, b: KnownFiling): boolean {
  return a.office === b.office && a.filingDate === b.filingDate;
}

function couldFound({ regime, later }: Context, rightType: RightType | undefined): boolean {
  if (rightType === undefined) return true;
  return regime.periods.some(
    (rule) => rule.later.includes(later.rightType) && rule.earlier.includes(rightType),
  );
}

/** Art. 4C(4): a later filing in the same country counts as the first only if nothing remained of the previous one. */
function leftNothing({ office, ended }: KnownFiling, claim: ClaimedFiling): boolean {
  return (
    ended !== undefined &&
    office === claim.office &&
    ended.on <= claim.filingDate &&
    !ended.laidOpen &&
    !ended.rightsLeft &&
    !ended.servedAsBasis
  );
}
