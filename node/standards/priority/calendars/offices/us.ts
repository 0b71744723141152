/**
 * USPTO: a period that ends on a Saturday, a Sunday or a federal holiday within the District of Columbia ends
 * on the next business day (35 USC 21(b), 37 CFR 1.7, 1.9(h)). A day on which the Office is closed all day,
 * for weather, mourning or by order of the President, counts as such a holiday (MPEP 510, 710.05).
 */

import { addDays, type OfficeCalendar, weekday } from '../calendar.ts';
import { closedYears, listed, nth, on, onOrBefore } from '../holidays.ts';

/** Closed days beside the holidays, by year: orders of the President, mourning, weather, failure of all systems. */
const CLOSURES: Readonly<Record<number, string>> = {
  2001: '1224',
  2003: '0218 0918 0919 1226',
  2004: '0611',
  2007: '0102 1224',
  2008: '1226',
  2009: '1221',
  2010: '0208 0209 0210 0211',
  2012: '1029 1030 1224',
  2013: '0306',
  2014: '0121 0213 0303 0317 1226',
  2015: '0217 0305 1222 1223 1224',
  2016: '0125 0126',
  2018: '1205 1224',
  2019: '1224',
  2020: '1224',
  2024: '1224',
  2025: '0109 1224 1226',
};

/** Federal offices were closed for all or part of the day, and no notice of the USPTO is at hand. */
const PERHAPS: Readonly<Record<number, string>> = {
  2000: '0125 0126',
  2001: '0911 0912',
  2002: '1205',
  2003: '0220',
  2011: '0127',
  2016: '0122 0127',
  2018: '0302 0321',
  2019: '0114 0220',
  2021: '0201',
  2022: '0103',
  2024: '0116',
  2025: '0106',
  2026: '0126 0127 1224',
};

/** The Friday before for a Saturday, the Monday after for a Sunday (5 USC 6103(b), Executive Order 11582). */
function observed(date: string): string {
  if (weekday(date) === 6) return addDays(date, -1);
  return weekday(date) === 0 ? addDays(date, 1) : date;
}

function rule(year: number) {
  const fixed = ['0101', '0704', '1111', '1225', ...(year >= 2021 ? ['0619'] : [])];
  return {
    days: [
      ...fixed.map((day) => observed(on(year, day))),
      // New Year's Day of the next year, when it is a Saturday.
      observed(on(year + 1, '0101')),
      nth(year, '01', 1, 3),
      nth(year, '02', 1, 3),
      onOrBefore(on(year, '0531'), 1),
      nth(year, '09', 1, 1),
      nth(year, '10', 1, 2),
      nth(year, '11', 4, 4),
      // Inauguration Day, for those employed in and around the District (5 USC 6103(c)).
      ...(year % 4 === 1 ? [on(year, '0120')] : []),
      ...listed(year, CLOSURES[year] ?? ''),
    ],
    unsure: listed(year, PERHAPS[year] ?? ''),
  };
}

export const US: OfficeCalendar = {
  office: 'US',
  weeklyRest: [{ days: [0, 6], source: '35 USC 21(b), 37 CFR 1.7' }],
  closed: closedYears(
    2000,
    2026,
    '5 USC 6103, MPEP 710.05, and notices of closing in the Official Gazette',
    rule,
  ),
  extensions: [
    {
      decision: 'CARES Act notices of 31 March and 28 April 2020 (marks)',
      from: '2020-03-27',
      to: '2020-05-31',
      until: '2020-06-01',
      covers: 'trademark filings, the priority filing basis included, delayed by the outbreak and so stated',
      priority: 'on request',
      citation: 'CARES Act § 12004; USPTO notice of 28 April 2020 on trademark-related timing deadlines',
    },
    {
      decision: 'CARES Act notice of 11 June 2020 (priority of patents)',
      from: '2020-03-27',
      to: '2020-07-30',
      until: '2020-07-31',
      covers: 'patent and design applications, on petition, when the delay was due to the outbreak',
      priority: 'on request',
      citation:
        'CARES Act § 12004; USPTO notice of 11 June 2020 on restoring the right of priority or benefit',
    },
  ],
};
