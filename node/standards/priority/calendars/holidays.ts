/**
 * Holidays that follow from a rule: days that move with Easter, nth weekdays, days that pass to a neighbour
 * when they fall on a weekend. All dates are `yyyy-mm-dd` of the Gregorian calendar.
 */

import { addDays, type ClosedYear, weekday } from './calendar.ts';

/** `2008`, `'0320'` → `2008-03-20`. */
export function on(year: number, monthDay: string): string {
  return `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
}

/** `2008`, `'0101 0320'` → the dates in that order. */
export function listed(year: number, monthDays: string): string[] {
  return monthDays.split(' ').flatMap((monthDay) => (monthDay === '' ? [] : [on(year, monthDay)]));
}

/** Easter Sunday of the western churches (the anonymous Gregorian computus, J. Meeus, Astronomical Algorithms). */
export function easter(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const day = epact + sunday - 7 * late + 114;
  return on(year, `${Math.floor(day / 31)}`.padStart(2, '0') + `${(day % 31) + 1}`.padStart(2, '0'));
}

/** Days from Easter Sunday. */
export const MAUNDY_THURSDAY = -3;
export const GOOD_FRIDAY = -2;
export const EASTER_MONDAY = 1;
export const ASCENSION = 39;
export const WHIT_MONDAY = 50;
export const CORPUS_CHRISTI = 60;

export function fromEaster(year: number, ...days: readonly number[]): string[] {
  const sunday = easter(year);
  return days.map((day) => addDays(sunday, day));
}

/** The first `day` of the week (0 = Sunday) on or after a date. */
export function onOrAfter(date: string, day: number): string {
  return addDays(date, (day - weekday(date) + 7) % 7);
}

/** The nth `day` of the week in a month: `nth(2024, '11', 4, 4)` is Thanksgiving. */
export function nth(year: number, month: string, day: number, n: number): string {
  return addDays(onOrAfter(on(year, `${month}01`), day), 7 * (n - 1));
}

/** The last `day` of the week on or before a date. */
export function onOrBefore(date: string, day: number): string {
  return addDays(date, -((weekday(date) - day + 7) % 7));
}

export function isWeekend(date: string): boolean {
  return weekday(date) % 6 === 0;
}

/** The Monday after, for a day on a weekend. */
export function mondayIfWeekend(date: string): string {
  return isWeekend(date) ? onOrAfter(date, 1) : date;
}

/** Working days that stand alone between a closed day and a weekend, on which offices like to close. */
export function bridges(closed: readonly string[]): string[] {
  return closed.flatMap((day) => {
    if (weekday(day) === 2) return [addDays(day, -1)];
    return weekday(day) === 4 ? [addDays(day, 1)] : [];
  });
}

export interface YearOfRule {
  readonly days: readonly string[];
  readonly unsure?: readonly string[];
}

/**
 * The years `from` to `to` of an office, from a rule: days are put in order, days of other years and of the
 * weekly rest (`rest`, which may depend on the date) left out, and a day that is surely closed is not unsure.
 */
export function closedYears(
  from: number,
  to: number,
  source: string,
  rule: (year: number) => YearOfRule,
  rest: (date: string) => boolean = isWeekend,
): Record<number, ClosedYear> {
  const years: Record<number, ClosedYear> = {};
  for (let year = from; year <= to; year++) {
    const { days, unsure = [] } = rule(year);
    const ordered = (dates: readonly string[]) =>
      [...new Set(dates)].filter((date) => date.startsWith(`${year}-`) && !rest(date)).sort();
    const closed = ordered(days);
    const doubt = ordered(unsure).filter((date) => !closed.includes(date));
    years[year] = { days: closed, ...(doubt.length > 0 && { unsure: doubt }), source };
  }
  return years;
}
