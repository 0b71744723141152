import type { Extension, OfficeCalendar } from '#standards/priority/calendars/calendar.ts';

const LISTED: readonly number[] = Array.from({ length: 60 }, (_, index) => 1990 + index);

/** A calendar whose every year is known: weekends, and the days given. */
export function calendarWith(
  closed: readonly string[] = [],
  extensions: readonly Extension[] = [],
  years = LISTED,
): OfficeCalendar {
  return {
    office: 'XA',
    weeklyRest: [{ days: [0, 6], source: 'test' }],
    closed: Object.fromEntries(
      years.map((year) => [
        year,
        { days: closed.filter((day) => day.startsWith(`${year}-`)).sort(), source: 'test' },
      ]),
    ),
    extensions,
  };
}

export function extension(
  from: string,
  to: string,
  until: string,
  priority: Extension['priority'] = 'extended',
): Extension {
  return { decision: `X-${from}`, from, to, until, covers: 'all limits', priority, citation: 'test' };
}
