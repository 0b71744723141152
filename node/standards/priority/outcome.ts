/** One day of first filing against the period: in time, on its last day, by a decision, restorable, late. */
import { dayNumber, type Extension } from './calendars/calendar.ts';
import { type Context, found } from './context.ts';
import type { PeriodFinding } from './findings.ts';
import { addMonths, type Extended, endOf, type Limit, limitFrom } from './period.ts';
import { inForce, type PeriodRule, type RestorationRule } from './regime.ts';

export function outcomeOf(context: Context, rule: PeriodRule, day: string): PeriodFinding[] {
  const { later, reference, regime, followed } = context;
  const compared = {
    claim: day,
    laterApplication: later.filingDate,
    ...(followed && { parent: reference }),
  };
  if (day === reference)
    return [
      found(context, 'SAME_DAY', 'filed on the day of the later application', {
        legalBasis: regime.sameDay.source,
        compared,
        resolution:
          regime.sameDay.rule === 'no priority'
            ? 'correct the date if it is wrong; there is no priority from a filing of the same day'
            : 'correct the date if it is wrong; whether a filing of the same day gives priority the office decides',
      }),
    ];
  if (day > reference)
    return [
      found(context, 'AFTER_FILING', 'filed after the later application', {
        legalBasis: regime.start,
        compared,
        resolution: 'correct the date, or withdraw the claim',
      }),
    ];
  const chain = chainFollowed(context);
  const nominal = addMonths(day, rule.months);
  if (reference < nominal) {
    const message = `within ${rule.months} months`;
    const more = { legalBasis: rule.source, compared: { ...compared, lastDay: nominal } };
    return [...chain, found(context, 'WITHIN_PERIOD', message, more)];
  }
  const limit = limitFrom(day, rule.months, context.calendar);
  return [...chain, ...(inTime(context, rule, limit, compared) ?? late(context, rule, limit, compared))];
}

type Compared = NonNullable<PeriodFinding['compared']>;

function inTime(
  context: Context,
  rule: PeriodRule,
  limit: Limit,
  dates: Compared,
): PeriodFinding[] | undefined {
  const { reference, regime } = context;
  const { nominal, lastDay, extended } = limit;
  if (reference === nominal) {
    const compared = { ...dates, lastDay: nominal };
    const message = `filed on the day on which the ${rule.months} months end`;
    return [found(context, 'LAST_DAY', message, { legalBasis: rule.source, compared })];
  }
  if (reference <= lastDay) {
    const code = reference === lastDay ? 'LAST_DAY' : 'WITHIN_PERIOD';
    const message = `the ${rule.months} months end on ${nominal}, when the office was closed; the next day that is not known to be closed is ${lastDay}`;
    const compared = { ...dates, lastDay, periodEnd: nominal };
    const more = { legalBasis: regime.closedDays.source, compared, evidence: evidence(context, limit) };
    return [found(context, code, message, more)];
  }
  const reaches = (step: Extended): boolean => reference <= step.lastDay;
  const sure = extended.find(reaches);
  const by = sure ?? limit.perhapsExtended.find(reaches);
  if (by === undefined) return undefined;
  const { decision, covers, priority } = by.by;
  const more = {
    legalBasis: `${decision} (${covers}); ${regime.closedDays.source}`,
    compared: { ...dates, lastDay: by.lastDay, periodEnd: nominal },
    evidence: evidence(context, limit, by.by),
  };
  const end = `the ${rule.months} months end on ${nominal}`;
  if (sure !== undefined)
    return [found(context, 'WITHIN_EXTENDED_PERIOD', `${end}; extended by ${decision}`, more)];
  const message = `${end}; in time if extended by ${decision}: ${priority}`;
  const resolution =
    priority === 'on request'
      ? 'show that the extension was asked for, with the reasons the decision names'
      : 'find out whether the decision covers periods of priority';
  return [found(context, 'EXTENSION_UNCERTAIN', message, { ...more, resolution })];
}

function late(context: Context, rule: PeriodRule, limit: Limit, dates: Compared): PeriodFinding[] {
  const { later, reference, followed } = context;
  const end = endOf(limit);
  const moved = end === limit.nominal ? {} : { periodEnd: limit.nominal };
  const compared = { ...dates, lastDay: end, ...moved };
  if (reference <= limit.latest) return [calendarUnknown(context, limit, compared)];
  const unknown = limit.known ? [] : [calendarUnknown(context, limit, compared)];
  const days = dayNumber(reference) - dayNumber(end);
  const overdue = days === 1 ? '1 day' : `${days} days`;
  const more = { legalBasis: rule.source, compared, evidence: evidence(context, limit) };
  const statedOnly = later.relation !== undefined && !followed;
  const restoration = statedOnly ? undefined : restorationOf(context, end);
  if (restoration !== undefined) {
    const { rule: restored, until } = restoration;
    const message = `filed ${overdue} after the period, by ${until}: the right can be restored; criterion: ${restored.criterion}`;
    const resolution = `a decision that restores the right of priority (${restored.criterion})`;
    return [
      found(context, 'LATE_RESTORABLE', message, {
        ...more,
        ...{ compared: { ...compared, restorableUntil: until }, legalBasis: restored.source, resolution },
      }),
      ...unknown,
    ];
  }
  const chain = inForce(context.regime.chains, later.filingDate, (one) =>
    one.later.includes(later.rightType),
  );
  if (statedOnly || (chain !== undefined && !followed)) {
    const message = `filed ${overdue} after the period: the claim can stand only through an earlier application of the later one's own family`;
    const resolution =
      'name the parent, or the international application, with its filing date; where there is none, the claim is late';
    const legalBasis = chain?.source;
    return [
      found(context, 'CHAIN_REQUIRED', message, {
        ...more,
        ...(legalBasis !== undefined && { legalBasis }),
        resolution,
      }),
    ];
  }
  const resolution = `correct the date if it is wrong; restoration: ${context.regime.noRestoration}`;
  return [
    found(context, 'LATE', `filed ${overdue} after the last day of the period`, { ...more, resolution }),
    ...unknown,
  ];
}

/** The rule under which a filing on the reference day is not too late to be restored. */
function restorationOf(
  { regime, later, reference, calendar }: Context,
  end: string,
): { readonly rule: RestorationRule; readonly until: string } | undefined {
  const rule = regime.restorations.find(
    (one) =>
      one.later.includes(later.rightType) &&
      !(later.relation !== undefined && one.excluded?.includes(later.relation)) &&
      inForce([one], one.datedBy === 'filing' ? reference : end) !== undefined,
  );
  if (rule === undefined) return undefined;
  const until = endOf(limitFrom(end, rule.months, calendar));
  return reference <= until ? { rule, until } : undefined;
}

function chainFollowed(context: Context): PeriodFinding[] {
  const { later, reference, followed } = context;
  if (!followed) return [];
  const message = `judged by the filing date of the ${later.relation === 'national-phase' ? 'international application' : 'parent'}, as stated`;
  const compared = { laterApplication: later.filingDate, parent: reference };
  const legalBasis = context.regime.chains[0]?.source;
  return [
    found(context, 'CHAIN_FOLLOWED', message, { compared, ...(legalBasis !== undefined && { legalBasis }) }),
  ];
}

function calendarUnknown(context: Context, limit: Limit, compared: Compared): PeriodFinding {
  const { calendarOffice, regime } = context;
  const whose = calendarOffice === undefined ? 'the receiving office, which is not stated' : calendarOffice;
  return found(
    context,
    'CALENDAR_UNKNOWN',
    `the closed days of ${whose} are not known for ${limit.lastDay.slice(0, 4)}`,
    {
      legalBasis: regime.closedDays.source,
      compared,
      resolution: `find out whether the office was open on ${limit.lastDay} and the days after, and whether it extended limits then`,
    },
  );
}

function evidence(
  { calendarOffice, regime }: Context,
  limit: Limit,
  by?: Extension,
): PeriodFinding['evidence'] {
  return {
    regime: regime.id,
    ...(calendarOffice !== undefined &&
      limit.lastDay !== limit.nominal && { calendar: `${calendarOffice} ${limit.nominal.slice(0, 4)}` }),
    ...(by !== undefined && { decision: by.decision, citation: by.citation }),
  };
}
