/**
 * Octrooicentrum Nederland: a period that ends on a Saturday, a Sunday or a recognised holiday ends on the next day
 * that is none (Algemene termijnenwet Art. 1, 3). Days that a decree puts on a par with them are left open.
 */

import type { OfficeCalendar } from '../calendar.ts';
import {
  ASCENSION,
  bridges,
  closedYears,
  EASTER_MONDAY,
  fromEaster,
  GOOD_FRIDAY,
  listed,
  WHIT_MONDAY,
} from '../holidays.ts';

function rule(year: number) {
  const days = [
    // The Queen's, since 2014 the King's birthday; on a Sunday it is kept on the Saturday.
    ...listed(year, `0101 0505 1225 1226 ${year < 2014 ? '0430' : '0427'}`),
    ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY),
  ];
  return { days, unsure: [...listed(year, '1224 1231'), ...bridges(days)] };
}

export const NL: OfficeCalendar = {
  office: 'NL',
  weeklyRest: [{ days: [0, 6], source: 'Algemene termijnenwet Art. 1' }],
  closed: closedYears(1996, 2026, 'Algemene termijnenwet Art. 3', rule),
  extensions: [],
};
