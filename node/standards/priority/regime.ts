/**
 * What a body of law says of priority, as data. Every rule has the days on which it holds and its source; a source
 * that could not be looked up says `unverified`.
 */
import type { RightType } from '#protocol/application-id.ts';

export const REGIME_IDS = [
  'paris',
  'pct',
  'epc',
  'us',
  'cn',
  'jp',
  'kr',
  'eutm',
  'rcd',
  'hague',
  'madrid',
] as const;
export type RegimeId = (typeof REGIME_IDS)[number];

/** How the later application came about, when it has an earlier member of its own family at the same office. */
export const RELATIONS = [
  'divisional',
  'continuation',
  'continuation-in-part',
  'conversion',
  'national-phase',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Days are `yyyy-mm-dd`, both included; without them the rule holds always. */
export interface Dated {
  readonly from?: string;
  readonly to?: string;
  /** The clause, and where its wording was seen. */
  readonly source: string;
}

/** Which earlier right founds a claim for which later one, and for how long. */
export interface PeriodRule extends Dated {
  readonly later: readonly RightType[];
  readonly earlier: readonly RightType[];
  /** The rule is for earlier applications of these offices only. */
  readonly earlierOffices?: readonly string[];
  readonly months: number;
}

/** Until when a claim can be added or corrected: the later of the two ends; both absent: with the application only. */
export interface CorrectionRule extends Dated {
  readonly later: readonly RightType[];
  /** From the earliest priority date. */
  readonly monthsFromPriority?: number;
  readonly monthsFromFiling?: number;
  readonly excluded?: readonly Relation[];
}

/** How long after the period the later application can be filed for the right to be restored. */
export interface RestorationRule extends Dated {
  readonly later: readonly RightType[];
  readonly months: number;
  readonly criterion: string;
  /** What decides whether the rule is in force: the day of the later filing, or the last day of the period. */
  readonly datedBy: 'filing' | 'expiry';
  readonly excluded?: readonly Relation[];
}

export interface SameDayRule extends Dated {
  readonly rule: 'no priority' | 'not settled';
}

/** Relations whose members keep the date of their parent while the office gives them a filing date of their own. */
export interface ChainRule extends Dated {
  readonly later: readonly RightType[];
  readonly relations: readonly Relation[];
}

export interface Regime {
  readonly id: RegimeId;
  readonly name: string;
  readonly periods: readonly PeriodRule[];
  /** What starts the period, and that its day does not count. */
  readonly start: string;
  /** Where the month in which the period ends has no such day. */
  readonly monthEnd: string;
  /** Whose closed days carry the last day forward. */
  readonly closedDays: { readonly of: 'later office' | 'receiving office' | 'WO'; readonly source: string };
  readonly sameDay: SameDayRule;
  readonly corrections: readonly CorrectionRule[];
  readonly restorations: readonly RestorationRule[];
  /** Why there is no restoration for what `restorations` does not name. */
  readonly noRestoration: string;
  readonly chains: readonly ChainRule[];
  /** What the law says of a claim on an application at the same office. */
  readonly domestic: string;
  /** What may found a claim. */
  readonly foundations: readonly Dated[];
}

/** The first rule that is in force on a day. */
export function inForce<Rule extends Dated>(
  rules: readonly Rule[],
  day: string,
  fits: (rule: Rule) => boolean = () => true,
): Rule | undefined {
  return rules.find(
    (rule) =>
      (rule.from === undefined || rule.from <= day) &&
      (rule.to === undefined || day <= rule.to) &&
      fits(rule),
  );
}
