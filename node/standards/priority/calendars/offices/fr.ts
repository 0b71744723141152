/**
 * INPI: a period that ends on a Saturday, a Sunday or a day off ends on the next working day (Code de procédure
 * civile Art. 642). Days between a holiday and a weekend, on which INPI often shuts, are left open.
 */

import type { OfficeCalendar } from '../calendar.ts';
import {
  ASCENSION,
  bridges,
  closedYears,
  EASTER_MONDAY,
  fromEaster,
  listed,
  WHIT_MONDAY,
} from '../holidays.ts';

function rule(year: number) {
  const days = [
    ...listed(year, '0101 0501 0508 0714 0815 1101 1111 1225'),
    ...fromEaster(year, EASTER_MONDAY, ASCENSION),
    ...(year < 2005 || year > 2007 ? fromEaster(year, WHIT_MONDAY) : []),
  ];
  // Whit Monday was worked by many in the first years of the day of solidarity (Act No. 2004-626).
  const perhaps = [...listed(year, '0102 1224 1226 1231'), ...fromEaster(year, WHIT_MONDAY)];
  return { days, unsure: [...perhaps, ...bridges(days)] };
}

export const FR: OfficeCalendar = {
  office: 'FR',
  weeklyRest: [{ days: [0, 6], source: 'Code de procédure civile Art. 642' }],
  closed: closedYears(
    1996,
    2026,
    'Code du travail Art. L3133-1; not the closing days that INPI decides',
    rule,
  ),
  extensions: [],
};
