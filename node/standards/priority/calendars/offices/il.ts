/**
 * Israel Patent Office: no service on Friday and Saturday. The days of rest follow the Hebrew calendar and are
 * not listed here, so that every other day is not known.
 */

import type { OfficeCalendar } from '../calendar.ts';

export const IL: OfficeCalendar = {
  office: 'IL',
  weeklyRest: [{ from: '2000-01-01', days: [5, 6], source: 'Opening days of the Office' }],
  closed: {},
  extensions: [],
};
