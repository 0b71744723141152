/**
 * IP Australia, Canberra: a period that ends on an excluded day ends on the next day that is none (Patents Act 1990
 * s. 222A). Holidays of the Australian Capital Territory only, days in lieu and the days after Christmas are left open.
 */

import type { OfficeCalendar } from '../calendar.ts';
import {
  closedYears,
  EASTER_MONDAY,
  fromEaster,
  GOOD_FRIDAY,
  listed,
  mondayIfWeekend,
  nth,
  on,
  onOrAfter,
} from '../holidays.ts';

const EASTER_TUESDAY = 2;

function rule(year: number) {
  const days = [
    ...listed(year, '0101 0126 0425 1225 1226'),
    ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY),
    nth(year, '06', 1, 2),
    ...(year === 2022 ? listed(year, '0922') : []),
  ];
  const territory = [
    nth(year, '03', 1, 2),
    nth(year, '03', 1, 3),
    onOrAfter(on(year, '0527'), 1),
    // Labour Day, and the Family and Community Day of 2007 to 2017, which moved.
    ...[1, 2, 3].map((week) => nth(year, '10', 1, week)),
    onOrAfter(on(year, '0924'), 1),
    nth(year, '11', 2, 1),
    ...fromEaster(year, EASTER_TUESDAY),
  ];
  const around = listed(year, '0102 0103 0426 0427 1224 1227 1228 1229 1230 1231');
  return { days, unsure: [...territory, ...around, ...days.map(mondayIfWeekend)] };
}

export const AU: OfficeCalendar = {
  office: 'AU',
  weeklyRest: [{ days: [0, 6], source: 'Patents Act 1990 s. 222A' }],
  closed: closedYears(
    2000,
    2026,
    'National holidays kept in the Australian Capital Territory; not the list of the Office',
    rule,
  ),
  extensions: [],
};
