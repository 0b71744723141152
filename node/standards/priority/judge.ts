/**
 * Judges priority claims by the rules of a regime: each claim by itself, with its findings. Pure: there is no clock, so
 * *until when* something can still be done is said as a day.
 *
 * Dates are local to their offices and `yyyy-mm-dd`; that of a claim may be `yyyy-mm` or `yyyy`.
 */
import type { RightType } from '#protocol/application-id.ts';
import type { OfficeCalendar } from './calendars/calendar.ts';
import { calendarOf } from './calendars/calendars.ts';
import { type ClaimedFiling, type Context, found, type KnownFiling, type LaterFiling } from './context.ts';
import { PERIOD_FINDINGS, type PeriodFinding } from './findings.ts';
import { firstFiling } from './first-filing.ts';
import { outsideUnion } from './membership.ts';
import { outcomeOf } from './outcome.ts';
import { daysOf, endOf, limitFrom } from './period.ts';
import { inForce, type PeriodRule, type RegimeId } from './regime.ts';
import { REGIMES, regimeOf } from './regimes.ts';

export interface Judgement {
  readonly regime: RegimeId;
  /** The earliest day claimed, from which limits of the later application are counted. */
  readonly earliest?: string;
  /** For each claim, in their order. */
  readonly claims: readonly (readonly PeriodFinding[])[];
}

export type Calendars = (office: string) => OfficeCalendar | undefined;

export function contextOf(
  later: LaterFiling,
  claims: readonly ClaimedFiling[],
  calendars: Calendars = calendarOf,
): Context {
  const { regime, general } =
    later.regime === undefined ? regimeOf(later) : { regime: REGIMES[later.regime], general: false };
  const parent = later.parentFilingDate;
  const followed = parent !== undefined && parent <= later.filingDate;
  const calendarOffice = {
    'later office': later.office,
    'receiving office': later.receivingOffice,
    WO: 'WO',
  }[regime.closedDays.of];
  const calendar = calendarOffice === undefined ? undefined : calendars(calendarOffice);
  const earliest = claims.map(({ filingDate }) => daysOf(filingDate).first).sort()[0];
  const context: Context = {
    later,
    regime,
    general,
    reference: followed ? parent : later.filingDate,
    followed,
    ...(calendarOffice !== undefined && { calendarOffice }),
    ...(calendar !== undefined && { calendar }),
    ...(earliest !== undefined && { earliest }),
    claims,
    late: [],
  };
  return claims.length < 2 ? context : { ...context, late: claims.filter((one) => isLate(context, one)) };
}

function isLate(context: Context, claim: ClaimedFiling): boolean {
  return (
    claim.filingDate.length === 10 &&
    periodFindings(context, claim).some(({ code }) => code === 'LATE' || code === 'LATE_RESTORABLE')
  );
}

/** `known`: other applications for the same subject that the register has. */
export function judge(
  later: LaterFiling,
  claims: readonly ClaimedFiling[],
  known: readonly KnownFiling[] = [],
  calendars?: Calendars,
): Judgement {
  const context = contextOf(later, claims, calendars);
  return {
    regime: context.regime.id,
    ...(context.earliest !== undefined && { earliest: context.earliest }),
    claims: claims.map((claim) => judgeClaim(context, claim, { known })),
  };
}

export interface BesideClaim {
  /** Other applications for the same subject. */
  readonly known?: readonly KnownFiling[];
  /** Something else speaks against the claim, so that until when it can be corrected matters. */
  readonly doubtful?: boolean;
}

export function judgeClaim(
  context: Context,
  claim: ClaimedFiling,
  { known = [], doubtful = false }: BesideClaim = {},
): PeriodFinding[] {
  const findings = [
    ...subjectFindings(context, claim),
    ...periodFindings(context, claim),
    ...firstFiling(context, claim, known),
  ];
  if (doubtful || findings.some(({ severity }) => severity !== 'info'))
    findings.push(...correctable(context));
  return findings;
}

/** Which law, and whether such a filing founds such a claim. */
function subjectFindings(context: Context, claim: ClaimedFiling): PeriodFinding[] {
  const { later, regime, general } = context;
  const findings: PeriodFinding[] = [];
  if (general)
    findings.push(
      found(
        context,
        'REGIME_GENERAL',
        `no table for ${later.office} and right type ${later.rightType}: judged by the treaty alone`,
        {},
      ),
    );
  if (claim.rightType !== undefined) findings.push(rightTypes(context, claim.rightType, claim));
  const outside = outsideUnion(claim.office, claim.filingDate);
  if (outside !== undefined)
    findings.push(
      found(context, 'UNION_NOT_ESTABLISHED', `${claim.office}: ${outside.source}`, {
        legalBasis: foundationOf(context),
        compared: { claim: claim.filingDate },
        resolution: 'look for published reciprocity, or show that the filing was for a member',
      }),
    );
  if (claim.office === later.office && claim.office !== 'WO')
    findings.push(
      found(context, 'DOMESTIC_CLAIM', 'earlier and later application are at one office', {
        legalBasis: regime.domestic,
      }),
    );
  return findings;
}

function foundationOf({ regime, later }: Context): string {
  return (
    inForce(regime.foundations, later.filingDate)?.source ?? PERIOD_FINDINGS.UNION_NOT_ESTABLISHED.legalBasis
  );
}

function rightTypes(context: Context, earlier: RightType, claim: ClaimedFiling): PeriodFinding {
  const { rightType: later } = context.later;
  const rule = ruleFor(context, claim);
  const compared = { claim: earlier, laterApplication: later };
  if (rule === undefined || !rule.earlier.includes(earlier)) {
    const message = `a claim of ${later} does not rest on ${earlier}`;
    const resolution = 'check the right types; some offices convert one right into another';
    return found(context, 'RIGHT_TYPE_INCOMPATIBLE', message, { compared, resolution });
  }
  return earlier === later
    ? found(context, 'RIGHT_TYPE_EQUAL', 'both are of one right type', { compared, legalBasis: rule.source })
    : found(context, 'RIGHT_TYPE_COMPATIBLE', `a claim of ${later} may rest on ${earlier}`, {
        compared,
        legalBasis: rule.source,
      });
}

/** The rule for these two right types; where none fits them, the one for the later application alone. */
function ruleFor({ regime, later }: Context, { office, rightType }: ClaimedFiling): PeriodRule | undefined {
  const forLater = (rule: PeriodRule): boolean =>
    rule.later.includes(later.rightType) && (rule.earlierOffices?.includes(office) ?? true);
  return (
    inForce(
      regime.periods,
      later.filingDate,
      (rule) => forLater(rule) && (rightType === undefined || rule.earlier.includes(rightType)),
    ) ?? inForce(regime.periods, later.filingDate, forLater)
  );
}

/** The day of the claim against the period. Of a partial date all days it can be are judged alike, or none. */
function periodFindings(context: Context, claim: ClaimedFiling): PeriodFinding[] {
  const rule = ruleFor(context, claim);
  const { first, last } = daysOf(claim.filingDate);
  const partial: PeriodFinding[] =
    first === last
      ? []
      : [
          found(context, 'DATE_PARTIAL', 'the claimed date is not a whole date', {
            compared: { claim: claim.filingDate },
            resolution: 'give day, month and year as the office of first filing has them',
          }),
        ];
  if (rule === undefined) {
    const message = `no period is known for a claim of right type ${context.later.rightType}`;
    const resolution = `look the period up in the law of ${context.later.office}`;
    return [...partial, found(context, 'PERIOD_UNKNOWN', message, { resolution })];
  }
  const outcome = outcomeOf(context, rule, last);
  if (first === last) return outcome;
  const other = outcomeOf(context, rule, first);
  return outcome.at(-1)?.code === other.at(-1)?.code ? [...partial, ...outcome] : partial;
}

/** Until when claims on this application can be added or corrected. */
function correctable(context: Context): PeriodFinding[] {
  const { later, regime, earliest, calendar } = context;
  const rule = inForce(
    regime.corrections,
    later.filingDate,
    (one) =>
      one.later.includes(later.rightType) &&
      (later.relation === undefined || !(one.excluded?.includes(later.relation) ?? false)),
  );
  if (rule === undefined) return [];
  const ends = [
    ...(rule.monthsFromPriority === undefined || earliest === undefined
      ? []
      : [limitFrom(earliest, rule.monthsFromPriority, calendar)]),
    ...(rule.monthsFromFiling === undefined
      ? []
      : [limitFrom(later.filingDate, rule.monthsFromFiling, calendar)]),
  ].map(endOf);
  const until = ends.sort().at(-1) ?? later.filingDate;
  const message =
    ends.length === 0
      ? 'a claim is made and corrected with the application only'
      : 'until this day a claim can be added or corrected, as far as closed days are known';
  const compared = { laterApplication: later.filingDate, lastDay: until };
  return [found(context, 'CLAIM_CORRECTABLE_UNTIL', message, { legalBasis: rule.source, compared })];
}
