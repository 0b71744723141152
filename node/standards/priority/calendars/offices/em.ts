/**
 * EUIPO (until 2016 OHIM), Alicante: EUTMR Art. 101(3)–(4), EUTMDR Art. 69; before, CTMIR Rule 72.
 *
 * The Office decides each year on which days it does not receive documents; those lists are not at hand. Days
 * on which it closes every year are given, other holidays of the European institutions, of Spain and of
 * Alicante are days on which nobody here knows.
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
  MAUNDY_THURSDAY,
  WHIT_MONDAY,
} from '../holidays.ts';

/** Thursday of the week after Easter week: the pilgrimage of Alicante. */
const SANTA_FAZ = 11;

/** Whit Monday of a year in which limits ended on it. */
const KNOWN_OPEN: readonly string[] = ['2023-05-29'];

/**
 * Days of decisions that extended limits and whose text is not at hand, from the Office's list of decisions
 * (EX-12-02, EX-12-3, EX-12-4, EX-12-6, EX-13-1, EX-13-6, EX-14-2). They came within days of what they made
 * good, so the days up to them may have been days on which no limit ended.
 */
const UNREAD_DECISIONS: readonly string[] = [
  '2012-06-29',
  '2012-10-31',
  '2012-11-09',
  '2012-12-20',
  '2013-08-07',
  '2013-11-15',
  '2014-06-06',
];

const DAYS_BEFORE_DECISION = 10;

function daysUpTo(decision: string): string[] {
  return Array.from({ length: DAYS_BEFORE_DECISION + 1 }, (_, back) => addDays(decision, -back));
}

function rule(year: number) {
  const days = [
    ...listed(year, '0101 0501 1101 1225 1226'),
    ...fromEaster(year, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION),
  ];
  const often = [
    ...listed(year, '0102 0103 0104 0105 0106 0107 0319 0509 0624 0815 1009 1012 1031 1102 1206 1208'),
    ...listed(year, '1224 1227 1228 1229 1230 1231'),
    ...fromEaster(year, MAUNDY_THURSDAY, SANTA_FAZ, SANTA_FAZ + 1, WHIT_MONDAY),
  ];
  const unsure = [...often, ...bridges([...days, ...often]), ...UNREAD_DECISIONS.flatMap(daysUpTo)];
  return { days, unsure: unsure.filter((date) => !KNOWN_OPEN.includes(date)) };
}

export const EM: OfficeCalendar = {
  office: 'EM',
  weeklyRest: [{ days: [0, 6], source: 'EUIPO Guidelines, Part A, Section 1' }],
  closed: closedYears(
    1996,
    2026,
    'Holidays of every year (EUIPO Guidelines, Part A, Section 1); not the Office’s own list of the year',
    rule,
  ),
  extensions: [
    {
      decision: 'Decision of April 2010 on the volcanic ash',
      from: '2010-04-15',
      to: '2010-04-23',
      until: '2010-04-30',
      covers: 'all time limits',
      priority: 'extended',
      citation: 'Decision of the President of OHIM, April 2010, under CTMIR Rule 72(4)',
    },
    {
      decision: 'EX-13-8',
      from: '2013-12-02',
      to: '2013-12-19',
      until: '2013-12-20',
      covers: 'all time limits',
      priority: 'extended',
      citation: 'Decision No EX-13-8 of the President of OHIM, in force on 20 December 2013',
    },
    {
      decision: 'EX-20-3',
      from: '2020-03-09',
      to: '2020-04-30',
      until: '2020-05-01',
      covers: 'all time limits that affect all parties, those of the Paris Convention included',
      priority: 'extended',
      citation: 'Decision No EX-20-3 of the Executive Director of EUIPO, 16 March 2020 (EUTMR Art. 101(4))',
    },
    {
      decision: 'EX-20-4',
      from: '2020-05-01',
      to: '2020-05-17',
      until: '2020-05-18',
      covers: 'all time limits that affect all parties, those of the Paris Convention included',
      priority: 'extended',
      citation: 'Decision No EX-20-4 of the Executive Director of EUIPO, 29 April 2020 (EUTMR Art. 101(4))',
    },
  ],
};
