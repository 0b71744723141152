/**
 * The days on which an office is closed, and the decisions that extended limits there (Paris Convention
 * Art. 4(C)(3), PCT Rule 80.5). Dates are `yyyy-mm-dd`, local to the office; the queries are pure.
 *
 * *Closed* and *not known* are two answers: a year that is not listed says nothing of its working days.
 */

/** Every limit that expires on a day from `from` to `to`, both included, is extended to `until`. */
export interface Extension {
  /** What the office calls it, `EX-20-3`. */
  readonly decision: string;
  readonly from: string;
  readonly to: string;
  /** May itself be a closed day: then the limit ends on the next open one. */
  readonly until: string;
  /** Which limits, in a phrase. */
  readonly covers: string;
  /**
   * What it does to a priority period: extends it, extends it for who asks and gives reasons, or the sources
   * do not agree whether it does.
   */
  readonly priority: 'extended' | 'on request' | 'not clear';
  readonly citation: string;
}

/** Days of the week on which the office is closed in every year of the interval. */
export interface WeeklyRest {
  /** First day it holds; always when absent. */
  readonly from?: string;
  /** Last day it holds. */
  readonly to?: string;
  /** 0 = Sunday … 6 = Saturday. */
  readonly days: readonly number[];
  readonly source: string;
  /** Some rest days are worked each year, by notice: in a year that is not listed they are not known to be closed. */
  readonly exchanged?: true;
}

export interface ClosedYear {
  /** Closed days that are not weekly rest, ascending. */
  readonly days: readonly string[];
  /** Days of weekly rest on which the office was open, ascending. */
  readonly open?: readonly string[];
  /** Other days on which it is not known whether the office was open, ascending. */
  readonly unsure?: readonly string[];
  readonly source: string;
}

export interface OfficeCalendar {
  /** ST.3 code. */
  readonly office: string;
  readonly weeklyRest: readonly WeeklyRest[];
  /** By year; a year that is absent is not known. */
  readonly closed: Readonly<Record<number, ClosedYear>>;
  readonly extensions: readonly Extension[];
}

export type DayState = 'open' | 'closed' | 'unknown';

/** Days since 1970-01-01 of a calendar date `yyyy-mm-dd` (proleptic Gregorian; after H. Hinnant's days_from_civil). */
export function dayNumber(date: string): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The date `days` after a calendar date (before, when negative). */
export function addDays(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: string): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

interface YearIndex {
  readonly closed: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  readonly unsure: ReadonlySet<string>;
}

const indexes = new WeakMap<OfficeCalendar, Map<number, YearIndex>>();

/** Sets of a listed year, built when the year is first asked for. */
function yearIndex(calendar: OfficeCalendar, year: number): YearIndex | undefined {
  let years = indexes.get(calendar);
  if (years === undefined) {
    years = new Map();
    indexes.set(calendar, years);
  }
  const known = years.get(year);
  const listed = calendar.closed[year];
  if (known !== undefined || listed === undefined) return known;
  const index = {
    closed: new Set(listed.days),
    open: new Set(listed.open),
    unsure: new Set(listed.unsure),
  };
  years.set(year, index);
  return index;
}

function weeklyRestOn(calendar: OfficeCalendar, date: string): WeeklyRest | undefined {
  const day = weekday(date);
  return calendar.weeklyRest.find(
    ({ from, to, days }) =>
      days.includes(day) && (from === undefined || from <= date) && (to === undefined || date <= to),
  );
}

/** Whether the office was closed on a calendar date; `unknown` when its calendar does not reach that day. */
export function isClosed(calendar: OfficeCalendar, date: string): DayState {
  const year = yearIndex(calendar, Number(date.slice(0, 4)));
  if (year?.closed.has(date)) return 'closed';
  if (year?.unsure.has(date)) return 'unknown';
  const rest = weeklyRestOn(calendar, date);
  if (year === undefined) return rest !== undefined && rest.exchanged === undefined ? 'closed' : 'unknown';
  return rest === undefined || year.open.has(date) ? 'open' : 'closed';
}

/**
 * The first day from `date` on that is not known to be closed. `certain` is false when that day is not known
 * to be open either: then a limit ends on it or later.
 */
export function nextOpenDay(calendar: OfficeCalendar, date: string): { date: string; certain: boolean } {
  let day = date;
  let state = isClosed(calendar, day);
  while (state === 'closed') {
    day = addDays(day, 1);
    state = isClosed(calendar, day);
  }
  return { date: day, certain: state === 'open' };
}
