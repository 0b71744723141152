/**
 * Where a period ends: the month-end rule, then the closed days of the office, then the decisions that extended
 * limits there. Dates are `yyyy-mm-dd`, local to the office.
 */
import { type Extension, nextOpenDay, type OfficeCalendar } from './calendars/calendar.ts';

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** The same day of a later month, or the last day of that month where it has none (PCT Rule 80.2, EPC Rule 131(4)). */
export function addMonths(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
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
  /** False when the office may have been closed on `lastDay` too. */
  readonly certain: boolean;
  /** The decision that extended the limit, and the last day under it. */
  readonly extended?: { readonly by: Extension; readonly lastDay: string };
}

export function limitFrom(date: string, months: number, calendar: OfficeCalendar | undefined): Limit {
  const nominal = addMonths(date, months);
  if (calendar === undefined) return { nominal, lastDay: nominal, certain: false };
  const { date: lastDay, certain } = nextOpenDay(calendar, nominal);
  const extended = extend(nominal, lastDay, calendar);
  return { nominal, lastDay, certain, ...(extended !== undefined && { extended }) };
}

/**
 * A limit is extended that would have ended within the days of a decision, by its months or by the closed days after
 * them: so a further closed day never takes an extension away. What was extended can be extended again.
 */
function extend(nominal: string, lastDay: string, calendar: OfficeCalendar): Limit['extended'] {
  let extended: Limit['extended'];
  for (;;) {
    const end: string = extended?.lastDay ?? lastDay;
    const by = calendar.extensions
      .filter(({ from, to, until }) => from <= end && nominal <= to && until > end)
      .sort((a, b) => (a.until < b.until ? 1 : -1))[0];
    if (by === undefined) return extended;
    extended = { by, lastDay: nextOpenDay(calendar, by.until).date };
  }
}
