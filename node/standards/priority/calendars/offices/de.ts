/**
 * DPMA: a period that ends on a Saturday, a Sunday or a holiday at the Office's seat, Munich, ends on the next
 * working day (BGB § 193). The sub-offices in Jena and Berlin, and days on which the Office shuts though it need
 * not, are left open.
 */

import type { OfficeCalendar } from '../calendar.ts';
import {
  ASCENSION,
  bridges,
  CORPUS_CHRISTI,
  closedYears,
  EASTER_MONDAY,
  fromEaster,
  GOOD_FRIDAY,
  listed,
  WHIT_MONDAY,
} from '../holidays.ts';

function rule(year: number) {
  const days = [
    ...listed(year, '0101 0106 0501 0815 1003 1101 1225 1226'),
    ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI),
    // The Reformation's 500th year, a holiday in all of Germany.
    ...(year === 2017 ? listed(year, '1031') : []),
    // OJ EPO 2013, 552.
    ...(year === 2013 ? listed(year, '1227 1230') : []),
  ];
  const perhaps = listed(year, '1031 1224 1227 1228 1229 1230 1231');
  const others = year >= 2019 ? listed(year, '0308 0920') : [];
  return { days, unsure: [...perhaps, ...others, ...bridges(days)] };
}

export const DE: OfficeCalendar = {
  office: 'DE',
  weeklyRest: [{ days: [0, 6], source: 'BGB § 193' }],
  closed: closedYears(1996, 2026, 'Bavarian law on holidays, for Munich', rule),
  extensions: [],
};
