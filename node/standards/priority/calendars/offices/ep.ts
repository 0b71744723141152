/**
 * EPO: a period ends on the next day on which all filing offices (Munich, The Hague, Berlin) are open
 * (EPC Rule 134(1), before 2007 Rule 85(1)). Years of whose notice the text was at hand are taken from it;
 * the others follow the holidays of the three towns, with the days by which such notices differ left open.
 */

import type { ClosedYear, OfficeCalendar } from '../calendar.ts';
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

/** Closed days but Saturdays and Sundays, as the notice has them. */
const NOTICES: readonly (readonly [year: number, days: string, unsure: string, source: string])[] = [
  [
    1997,
    '0101 0106 0328 0331 0430 0501 0505 0508 0519 0529 0815 1003 1224 1225 1226 1231',
    '',
    'Notice of the President of the EPO, 2 October 1996',
  ],
  [
    1999,
    '0101 0106 0402 0405 0430 0505 0513 0524 0603 1101 1224 1231',
    '',
    'Notice of the President of the EPO, 17 September 1998 (OJ EPO 1998, 554)',
  ],
  [
    2003,
    '0101 0106 0418 0421 0430 0501 0505 0529 0609 0619 0815 1003 1224 1225 1226 1231',
    '',
    'Notice of the President of the EPO, 10 October 2002 (OJ EPO 2002, 549)',
  ],
  [
    2015,
    '0101 0102 0106 0403 0406 0427 0501 0505 0514 0525 0604 1224 1225 1228 1229 1230 1231',
    '',
    'OJ EPO 2014, A108',
  ],
  [
    2017,
    '0106 0414 0417 0427 0501 0505 0525 0605 0615 0815 1003 1101 1225 1226 1227 1228 1229',
    // A holiday in all of Germany, that year only, which the notice does not have.
    '1031',
    'OJ EPO 2016, A74',
  ],
  [
    2020,
    '0101 0106 0410 0413 0427 0501 0505 0521 0522 0601 0611 1224 1225 1228 1229 1230 1231',
    '',
    'OJ EPO 2019, A97, with the decision of 27 April 2020 on 22 May 2020',
  ],
  [
    2023,
    '0106 0308 0407 0410 0427 0501 0505 0518 0529 0608 0815 1003 1101 1225 1226 1227 1228 1229',
    '',
    'EPO, Office holidays 2023 (notice: OJ EPO 2022, A107)',
  ],
];

/** Days between Christmas and New Year on which the EPO said that it was closed, in years without their notice here. */
const YEAR_ENDS: Readonly<Record<number, string>> = {
  2012: '1227 1228',
  2018: '1227 1228',
  2021: '1227 1228 1229 1230',
  2022: '1227 1228 1229 1230',
  2024: '1227 1230',
};

function rule(year: number) {
  // The Queen's, since 2014 the King's birthday, and the liberation. No list of 2025 or later is at hand that has them.
  const dutch = listed(year, `${year < 2014 ? '0430' : '0427'} 0505`);
  const days = [
    ...listed(year, '0101 0106 0501 0815 1003 1101 1224 1225 1226 1231'),
    ...listed(year, YEAR_ENDS[year] ?? ''),
    ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI),
    ...(year < 2025 ? dutch : []),
  ];
  const perhaps = [
    ...dutch,
    ...(YEAR_ENDS[year] === undefined ? listed(year, '1227 1228 1229 1230') : []),
    // Berlin: Women's Day is a holiday since 2019; the end of the war was one in 2025.
    ...(year >= 2019 ? listed(year, '0308') : []),
    ...(year === 2025 ? listed(year, '0508') : []),
  ];
  return { days, unsure: [...perhaps, ...bridges([...days, ...perhaps])] };
}

const noticed: Record<number, ClosedYear> = {};
for (const [year, days, unsure, source] of NOTICES) {
  Object.assign(
    noticed,
    closedYears(year, year, source, () => ({ days: listed(year, days), unsure: listed(year, unsure) })),
  );
}

/** Each notice put the end later; the text of the last reaches back to the first day. */
function covid(decision: string, to: string, until: string, citation: string) {
  return {
    decision,
    from: '2020-03-15',
    to,
    until,
    covers: 'periods under the EPC, and under the PCT at the EPO (Rule 134(2), (4) EPC)',
    priority: 'extended' as const,
    citation,
  };
}

export const EP: OfficeCalendar = {
  office: 'EP',
  weeklyRest: [{ days: [0, 6], source: 'Notices under EPC Rule 134(1)' }],
  closed: {
    ...closedYears(
      1996,
      2026,
      'Holidays of Munich, The Hague and Berlin, as the notices of other years have them; not the notice itself',
      rule,
    ),
    ...noticed,
  },
  extensions: [
    covid(
      'OJ EPO 2020, A29',
      '2020-04-16',
      '2020-04-17',
      'Notice of the EPO, 15 March 2020 (OJ EPO 2020, A29)',
    ),
    covid(
      'OJ EPO 2020, A43',
      '2020-05-03',
      '2020-05-04',
      'Notice of the EPO, 16 April 2020 (OJ EPO 2020, A43)',
    ),
    covid('OJ EPO 2020, A60', '2020-06-01', '2020-06-02', 'Notice of the EPO, 1 May 2020 (OJ EPO 2020, A60)'),
  ],
};
