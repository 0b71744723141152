/**
 * OEPM, Madrid: a period that ends on a day that is no working day ends on the next one (Act 39/2015 Art. 30(5);
 * before, Act 30/1992 Art. 48, under which Saturday was a working day). Holidays of Madrid, which change from year
 * to year, are left open; 2020 is not known: Royal Decree 463/2020 suspended periods.
 */

import { type OfficeCalendar, weekday } from '../calendar.ts';
import {
  bridges,
  closedYears,
  fromEaster,
  GOOD_FRIDAY,
  isWeekend,
  listed,
  MAUNDY_THURSDAY,
  mondayIfWeekend,
} from '../holidays.ts';

const SATURDAYS_FROM = '2016-10-02';

function isRest(date: string): boolean {
  return isWeekend(date) && (weekday(date) === 0 || date >= SATURDAYS_FROM);
}

function rule(year: number) {
  const days = [
    ...listed(year, '0101 0106 0501 0815 1012 1101 1206 1208 1225'),
    ...fromEaster(year, GOOD_FRIDAY),
  ];
  const madrid = [
    ...listed(year, '0319 0502 0515 0725 1109 1224 1226 1231'),
    ...fromEaster(year, MAUNDY_THURSDAY),
  ];
  return { days, unsure: [...madrid, ...[...days, ...madrid].map(mondayIfWeekend), ...bridges(days)] };
}

const { 2020: _suspended, ...known } = closedYears(
  2000,
  2026,
  'National holidays (Royal Decree 2001/1983 Art. 45 and yearly resolutions); not the calendar of Madrid',
  rule,
  isRest,
);

export const ES: OfficeCalendar = {
  office: 'ES',
  weeklyRest: [
    { days: [0], source: 'Act 30/1992 Art. 48, Act 39/2015 Art. 30' },
    { from: SATURDAYS_FROM, days: [6], source: 'Act 39/2015 Art. 30(2)' },
  ],
  closed: known,
  extensions: [],
};
