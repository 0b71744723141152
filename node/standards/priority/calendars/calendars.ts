/** The calendars that are known, by ST.3 code. An office that is not here is *not known*, not *always open*. */

import type { OfficeCalendar } from './calendar.ts';

const CALENDARS: readonly OfficeCalendar[] = [];

/** Codes under which an office is met beside its own. */
const ALIASES: readonly (readonly [code: string, office: string])[] = [['IB', 'WO']];

const byOffice = new Map(CALENDARS.map((calendar) => [calendar.office, calendar]));
for (const [code, office] of ALIASES) {
  const calendar = byOffice.get(office);
  if (calendar !== undefined) byOffice.set(code, calendar);
}

/** The calendar of an office by its ST.3 code, or undefined when none is known. */
export function calendarOf(office: string): OfficeCalendar | undefined {
  return byOffice.get(office);
}

/** The offices whose calendar is known, in the order of their codes. */
export function knownCalendars(): readonly OfficeCalendar[] {
  return [...CALENDARS].sort((a, b) => (a.office < b.office ? -1 : 1));
}
