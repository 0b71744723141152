/**
 * UK IPO: Saturdays, Sundays, Good Friday, Christmas Day and the bank holidays of England and Wales are not
 * business days (Patents Act 1977 s. 120 and directions; Banking and Financial Dealings Act 1971, proclamations).
 */

import { addDays, type OfficeCalendar, weekday } from '../calendar.ts';
import {
  closedYears,
  EASTER_MONDAY,
  fromEaster,
  GOOD_FRIDAY,
  listed,
  mondayIfWeekend,
  nth,
  on,
  onOrBefore,
} from '../holidays.ts';

/** Holidays by proclamation, those of the rule that were moved there included. */
const PROCLAIMED: Readonly<Record<number, string>> = {
  1999: '1231',
  2002: '0603 0604',
  2011: '0429',
  2012: '0604 0605',
  2020: '0508',
  2022: '0602 0603 0919',
  2023: '0508',
};

/** Holidays of the rule that were moved, by year. */
const MOVED: Readonly<Record<number, string>> = { 2002: '0527', 2012: '0528', 2020: '0504', 2022: '0530' };

/** Christmas Day and Boxing Day, with the Monday and Tuesday that follow for each that is on a weekend. */
function christmas(year: number): string[] {
  const day = on(year, '1225');
  const first = weekday(day);
  if (first === 5) return [day, addDays(day, 3)];
  if (first === 6) return [addDays(day, 2), addDays(day, 3)];
  return first === 0 ? [addDays(day, 1), addDays(day, 2)] : [day, addDays(day, 1)];
}

function rule(year: number) {
  const days = [
    mondayIfWeekend(on(year, '0101')),
    ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY),
    nth(year, '05', 1, 1),
    onOrBefore(on(year, '0531'), 1),
    onOrBefore(on(year, '0831'), 1),
    ...christmas(year),
  ];
  const moved = listed(year, MOVED[year] ?? '');
  return { days: [...days.filter((day) => !moved.includes(day)), ...listed(year, PROCLAIMED[year] ?? '')] };
}

export const GB: OfficeCalendar = {
  office: 'GB',
  weeklyRest: [{ days: [0, 6], source: 'Patents Act 1977 s. 120 and directions under it' }],
  closed: closedYears(
    1996,
    2026,
    'Bank holidays of England and Wales (Banking and Financial Dealings Act 1971 and proclamations)',
    rule,
  ),
  extensions: [
    {
      decision: 'Interrupted days of 2020',
      from: '2020-03-24',
      to: '2020-07-29',
      until: '2020-07-30',
      covers: 'periods of the Acts and Rules on patents, SPCs, marks and designs; those of treaties are not',
      priority: 'not clear',
      citation: 'UK IPO, declaration of interrupted days from 24 March 2020, ended on 29 July 2020',
    },
  ],
};
