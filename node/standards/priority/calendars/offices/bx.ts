/**
 * Benelux Office for Intellectual Property, The Hague (Benelux Convention, Implementing Regulations, Rule 3.9).
 * Only holidays that all three states keep are given as closed; those of one or two of them are left open.
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
  const days = [...listed(year, '0101 1225'), ...fromEaster(year, EASTER_MONDAY, ASCENSION, WHIT_MONDAY)];
  const perhaps = [
    ...listed(year, '0102 0427 0430 0501 0505 0509 0623 0721 0815 1101 1102 1111 1115'),
    ...listed(year, '1224 1226 1227 1228 1229 1230 1231'),
    ...fromEaster(year, GOOD_FRIDAY, CORPUS_CHRISTI),
  ];
  return { days, unsure: [...perhaps, ...bridges([...days, ...perhaps])] };
}

export const BX: OfficeCalendar = {
  office: 'BX',
  weeklyRest: [{ days: [0, 6], source: 'Opening days of the Office' }],
  closed: closedYears(
    2000,
    2026,
    'Holidays common to Belgium, Luxembourg and the Netherlands; not the list of the Office',
    rule,
  ),
  extensions: [],
};
