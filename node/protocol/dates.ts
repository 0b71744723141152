/**
 * Dates and times as they stand in entries, receipts and hashed bytes.
 *
 * In text a date is `yyyy-mm-dd` and a time `yyyy-mm-ddThh:mm:ssZ`; hashed and on chain a date is the number
 * yyyymmdd in four bytes, big-endian. Only days of the Gregorian calendar pass; leap seconds do not.
 */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a value is the text of a calendar date, `2007-11-08`. Year 0000 is none. */
export function isDate(value: unknown): value is string {
  const parts = typeof value === 'string' ? DATE.exec(value) : null;
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return year > 0 && day >= 1 && day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** Whether a value is the text of a UTC time to the second, `2026-03-01T09:30:00Z`. */
export function isTime(value: unknown): value is string {
  const parts = typeof value === 'string' ? TIME.exec(value) : null;
  return parts !== null && isDate(parts[1]);
}

/** The number yyyymmdd of a date: 20071108 for `2007-11-08`. Throws RangeError when it is no date. */
export function dateNumber(date: string): number {
  if (!isDate(date)) throw new RangeError('not a calendar date of the form yyyy-mm-dd');
  return Number(date.replaceAll('-', ''));
}

/** The date of a number yyyymmdd, or undefined when no date has that number. */
export function dateFromNumber(number: number): string | undefined {
  const digits = String(number).padStart(8, '0');
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isDate(date) ? date : undefined;
}

/** The number yyyymmdd in four bytes, big-endian. Throws RangeError when it is no date. */
export function dateBytes(date: string): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, dateNumber(date));
  return bytes;
}
