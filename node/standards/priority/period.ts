/**
 * Where a period ends: the month-end rule, then the closed days of the office, then the decisions that extended
 * limits there. Dates are `yyyy-mm-dd`, local to the office.
 */
import { addDays, type Extension, isClosed, nextOpenDay, type OfficeCalendar } from './calendars/calendar.ts';

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Dates have four digits for the year. */
const LAST_DATE = '9999-12-31';

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** The same day of a later month, or the last day of that month where it has none (PCT Rule 80.2, EPC Rule 131(4)). */
export function addMonths(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  if (year > 9999) return LAST_DATE;
  const day = Math.min(Number(date.slice(8)), daysIn(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The days that a date can be when day or month are not given. */
export function daysOf(date: string): { readonly first: string; readonly last: string } {
  if (date.length === 10) return { first: date, last: date };
  const year = date.slice(0, 4);
  if (date.length === 4) return { first: `${year}-01-01`, last: `${year}-12-31` };
  return { first: `${date}-01`, last: `${date}-${daysIn(Number(year), Number(date.slice(5)))}` };
}

export interface Limit {
  /** The day on which the months end. */
  readonly nominal: string;
  /** The first day from then on that is not known to be closed; not before `nominal`. */
  readonly lastDay: string;
  /** The last day there could be, if the office was closed on every day of which nothing is known. */
  readonly latest: string;
  /** False when `latest` was not found: no day soon after is known to be open. */
  readonly known: boolean;
  /** The decisions that extended the limit one after the other, each with the last day under it. */
  readonly extended: readonly Extended[];
  /** The same with decisions that may extend it: for who asked, or by one reading of them. */
  readonly perhapsExtended: readonly Extended[];
}

export interface Extended {
  readonly by: Extension;
  readonly lastDay: string;
}

/**
 * Offices close for a week or ten days at most around New Year and in long national holidays; a filing later than that
 * was not kept back by closed days, whether or not they are known.
 */
const LONGEST_CLOSURE_DAYS = 15;

export function limitFrom(date: string, months: number, calendar: OfficeCalendar | undefined): Limit {
  const nominal = addMonths(date, months);
  const longest = (day: string): string => addDays(day, LONGEST_CLOSURE_DAYS);
  if (calendar === undefined) {
    const latest = longest(nominal);
    return { nominal, lastDay: nominal, latest, known: false, extended: [], perhapsExtended: [] };
  }
  const { date: lastDay, certain } = nextOpenDay(calendar, nominal);
  const limit = { nominal, lastDay, latest: lastDay, known: true };
  if (!certain) {
    const end = longest(lastDay);
    while (limit.latest < end && isClosed(calendar, limit.latest) !== 'open')
      limit.latest = addDays(limit.latest, 1);
    limit.known = isClosed(calendar, limit.latest) === 'open';
  }
  const sure = calendar.extensions.filter(({ priority }) => priority === 'extended');
  return {
    ...limit,
    extended: extend(limit, sure, calendar),
    perhapsExtended:
      sure.length === calendar.extensions.length ? [] : extend(limit, calendar.extensions, calendar),
  };
}

/**
 * A limit is extended that would have ended within the days of a decision, by its months or by the closed days after
 * them: so a further closed day never takes an extension away. What was extended can be extended again.
 */
function extend(
  { nominal, lastDay }: Pick<Limit, 'nominal' | 'lastDay'>,
  extensions: readonly Extension[],
  calendar: OfficeCalendar,
): Extended[] {
  const steps: Extended[] = [];
  for (;;) {
    const end = steps.at(-1)?.lastDay ?? lastDay;
    const by = extensions
      .filter(({ from, to, until }) => from <= end && nominal <= to && until > end)
      .sort((a, b) => (a.until < b.until ? 1 : -1))[0];
    if (by === undefined) return steps;
    steps.push({ by, lastDay: nextOpenDay(calendar, by.until).date });
  }
}

/** The last day as far as it is known. */
export function endOf({ lastDay, extended }: Limit): string {
  return extended.at(-1)?.lastDay ?? lastDay;
}
