/**
 * Swiss Federal Institute of Intellectual Property, Bern: a period that ends on a Saturday, a Sunday or a recognised
 * holiday ends on the next working day (VwVG Art. 20(3)). That article looks to the canton of the party or its
 * representative; the days given are those of Bern, the others of the cantons are left open.
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
    ...listed(year, '0101 0102 0801 1225 1226'),
    ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY),
  ];
  const perhaps = [
    ...listed(year, '0103 0106 0301 0319 0501 0623 0629 0815 0925 1101 1208 1224 1227 1228 1229 1230 1231'),
    ...fromEaster(year, CORPUS_CHRISTI),
  ];
  return { days, unsure: [...perhaps, ...bridges(days)] };
}

export const CH: OfficeCalendar = {
  office: 'CH',
  weeklyRest: [{ days: [0, 6], source: 'VwVG Art. 20(3)' }],
  closed: closedYears(1996, 2026, 'Holidays of the canton of Bern', rule),
  extensions: [],
};
