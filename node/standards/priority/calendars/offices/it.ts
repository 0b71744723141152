/**
 * UIBM, Rome: a period that ends on a holiday ends on the next working day (Codice della proprietà industriale
 * Art. 191–193; Act No. 260 of 1949). 2020 is not known: its suspension of periods was changed several times.
 */

import type { OfficeCalendar } from '../calendar.ts';
import { bridges, closedYears, EASTER_MONDAY, fromEaster, listed } from '../holidays.ts';

function rule(year: number) {
  const days = [
    ...listed(year, '0101 0106 0425 0501 0815 1101 1208 1225 1226'),
    ...(year >= 2001 ? listed(year, '0602') : []),
    ...(year === 2011 ? listed(year, '0317') : []),
    ...fromEaster(year, EASTER_MONDAY),
  ];
  return { days, unsure: [...listed(year, '0629 0814 1224 1231'), ...bridges(days)] };
}

const { 2020: _suspended, ...known } = closedYears(2000, 2026, 'Act No. 260 of 1949 as amended', rule);

export const IT: OfficeCalendar = {
  office: 'IT',
  weeklyRest: [{ days: [0, 6], source: 'Opening days of the Office' }],
  closed: known,
  extensions: [],
};
