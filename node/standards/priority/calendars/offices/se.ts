/**
 * PRV: an act due on a Sunday, another holiday, a Saturday, Midsummer Eve, Christmas Eve or New Year's Eve may be
 * done on the next working day (Act 1930:173 § 2; holidays by Act 1989:1253).
 */

import type { OfficeCalendar } from '../calendar.ts';
import {
  ASCENSION,
  closedYears,
  EASTER_MONDAY,
  fromEaster,
  GOOD_FRIDAY,
  listed,
  on,
  onOrAfter,
  WHIT_MONDAY,
} from '../holidays.ts';

function rule(year: number) {
  return {
    days: [
      ...listed(year, '0101 0106 0501 1224 1225 1226 1231'),
      ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION),
      // The national day took the place of Whit Monday.
      ...(year < 2005 ? fromEaster(year, WHIT_MONDAY) : listed(year, '0606')),
      onOrAfter(on(year, '0619'), 5),
    ],
  };
}

export const SE: OfficeCalendar = {
  office: 'SE',
  weeklyRest: [{ days: [0, 6], source: 'Act 1930:173 § 2' }],
  closed: closedYears(1990, 2026, 'Acts 1930:173 and 1989:1253', rule),
  extensions: [],
};
