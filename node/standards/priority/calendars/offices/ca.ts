/**
 * CIPO: a period that ends on a prescribed or designated day ends on the next day that is none (Patent Act s. 78,
 * Trademarks Act s. 66). Provincial holidays and days in lieu, which lists of other years have, are left open.
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
  onOrBefore,
} from '../holidays.ts';

function rule(year: number) {
  const fixed = ['0101', '0701', '1111', '1225', '1226', ...(year >= 2021 ? ['0930'] : [])];
  const days = [
    ...fixed.map((day) => on(year, day)),
    ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY),
    onOrBefore(on(year, '0524'), 1),
    nth(year, '09', 1, 1),
    nth(year, '10', 1, 2),
  ];
  const provincial = [on(year, '0624'), nth(year, '08', 1, 1)];
  const mourning = year === 2022 ? listed(year, '0919') : [];
  const inLieu = [
    ...[...days, ...provincial].map(mondayIfWeekend),
    ...listed(year, '0102 0103 1224 1227 1228'),
  ];
  return { days, unsure: [...provincial, ...mourning, ...inLieu] };
}

export const CA: OfficeCalendar = {
  office: 'CA',
  weeklyRest: [{ days: [0, 6], source: 'Patent Act s. 78, Patent Rules' }],
  closed: closedYears(2000, 2026, 'Interpretation Act s. 35, Patent Rules; not the list of the Office', rule),
  extensions: [
    {
      decision: 'Designated days of 2020',
      from: '2020-03-16',
      to: '2020-08-30',
      until: '2020-08-31',
      covers: 'periods under the Acts on patents, trademarks and designs',
      priority: 'not clear',
      citation: 'CIPO, designation of days from 16 March 2020, prolonged several times',
    },
  ],
};
