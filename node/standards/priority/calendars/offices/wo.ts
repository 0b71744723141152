/**
 * International Bureau of WIPO, Geneva (PCT Rule 80.5, Hague Common Regulations Rule 4(4), Madrid Regulations
 * Rule 4(4)). The lists of 2017 and 2019 are the Bureau's own; the rule is what both have in common. How the
 * Bureau kept the feasts of other religions before is not known.
 */

import { addDays, type OfficeCalendar } from '../calendar.ts';
import {
  ASCENSION,
  bridges,
  closedYears,
  EASTER_MONDAY,
  fromEaster,
  GOOD_FRIDAY,
  listed,
  nth,
  WHIT_MONDAY,
} from '../holidays.ts';

function rule(year: number) {
  const days = [
    ...listed(year, '0101 1225'),
    ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY),
    // The Genevan fast: Thursday after the first Sunday of September.
    addDays(nth(year, '09', 0, 1), 4),
  ];
  // One or two days more around the turn of the year, which differ, and a day for a holiday on a weekend.
  const perhaps = listed(year, '0102 0103 1224 1226 1227 1228 1229 1230 1231');
  return { days, unsure: [...perhaps, ...bridges([...days, ...perhaps])] };
}

export const WO: OfficeCalendar = {
  office: 'WO',
  weeklyRest: [{ days: [0, 6], source: 'PCT Newsletter 11/2016 and 12/2018' }],
  closed: {
    ...closedYears(
      2018,
      2026,
      'Holidays of Geneva that the Bureau observed in 2017 and 2019; not its own list of the year',
      rule,
    ),
    2016: {
      days: listed(2016, '0101 0325 0328 0505 0516 0908 1226 1230'),
      unsure: listed(2016, '0104 0506 0909'),
      source:
        'PCT Newsletter 11/2016 for December; holidays of Geneva that the Bureau observed in 2017 and 2019',
    },
    2017: {
      days: listed(2017, '0102 0414 0417 0525 0605 0907 1225 1229'),
      source: 'PCT Newsletter 11/2016',
    },
    2019: {
      days: listed(2019, '0101 0419 0422 0530 0610 0905 1225 1231'),
      source: 'PCT Newsletter 12/2018',
    },
  },
  extensions: [],
};
