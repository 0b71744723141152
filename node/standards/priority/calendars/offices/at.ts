/**
 * Austrian Patent Office: a period that ends on a Saturday, a Sunday, a holiday or Good Friday ends on the next
 * working day (AVG § 33(2), Feiertagsruhegesetz).
 */

import type { OfficeCalendar } from '../calendar.ts';
import {
  ASCENSION,
  CORPUS_CHRISTI,
  closedYears,
  EASTER_MONDAY,
  fromEaster,
  GOOD_FRIDAY,
  listed,
  WHIT_MONDAY,
} from '../holidays.ts';

function rule(year: number) {
  return {
    days: [
      ...listed(year, '0101 0106 0501 0815 1026 1101 1208 1225 1226'),
      ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI),
    ],
    // Christmas Eve counts since a change of the law; the other days are those on which the Office may shut.
    unsure: listed(year, '1224 1227 1228 1229 1230 1231'),
  };
}

export const AT: OfficeCalendar = {
  office: 'AT',
  weeklyRest: [{ days: [0, 6], source: 'AVG § 33(2)' }],
  closed: closedYears(1996, 2026, 'Feiertagsruhegesetz, AVG § 33(2)', rule),
  extensions: [],
};
