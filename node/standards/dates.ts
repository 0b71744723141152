/**
 * Dates as offices write them. ST.96 `com:DateType` is xsd:date, xsd:gYear or xsd:gYearMonth, so partial
 * dates are valid; some offices add a time-zone offset. A filing date is local to the office: nothing is
 * ever converted.
 */

import { isDate } from '#protocol/dates.ts';
import type { DateReading } from './filed-document.ts';

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.]{5,18})?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const COMPACT = /^(\d{4})(?:0000|(0[1-9]|1\d)(?:00|(\d{2})))$/;

/** Reads an xsd:date, gYear, gYearMonth or dateTime, or the legacy form yyyymmdd, where 00 is a part not known. */
export function readDate(written: string): DateReading {
  const text = written.trim();
  const compact = COMPACT.exec(text);
  const [, year, month, day, offset] = compact ?? DATE.exec(text) ?? [];
  const zone = offset === undefined ? {} : { offset };
  if (year === undefined || year === '0000') return { text, precision: 'none' };
  if (month === undefined) return { text, precision: 'year', ...zone };
  if (!isDate(`${year}-${month}-${day ?? '01'}`)) return { text, precision: 'none' };
  if (day === undefined) return { text, precision: 'month', ...zone };
  return { text, date: `${year}-${month}-${day}`, precision: 'day', ...zone };
}
