/** Whether another application may have been the first for the same subject (Paris Convention Art. 4C(2) and (4)). */
import type { RightType } from '#protocol/application-id.ts';
import { type ClaimedFiling, type Context, found, type KnownFiling } from './context.ts';
import type { PeriodFinding } from './findings.ts';

/** Says nothing for a claim without a whole date. */
export function firstFiling(context: Context, claim: ClaimedFiling): PeriodFinding[] {
  if (claim.filingDate.length < 10) return [];
  const earlier = context.known.filter(
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
