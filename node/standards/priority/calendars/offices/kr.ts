/**
 * KIPO: a period that ends on a public holiday, Workers' Day and Saturdays included, ends on the next day
 * (Patent Act Art. 14(iv)). Saturday counts since an amendment of 2006; offices began to close on it before, so
 * that earlier Saturdays, and earlier Workers' Days, are not known.
 */

import { addDays, type ClosedYear, type OfficeCalendar, weekday } from '../calendar.ts';
import { closedYears, listed, nth, on } from '../holidays.ts';

/** Public holidays, substitutes, elections, temporary holidays and Workers' Day that are no day of weekly rest. */
const YEARS = `
2000 0101 0204 0205 0301 0405 0413 0505 0511 0606 0717 0815 0911 0912 0913 1003 1225
2001 0101 0123 0124 0125 0301 0405 0505 0606 0717 0815 1001 1002 1003 1225
2002 0101 0211 0212 0213 0301 0405 0606 0613 0701 0717 0815 0920 0921 1003 1219 1225
2003 0101 0131 0201 0301 0405 0505 0508 0606 0717 0815 0910 0911 0912 1003 1225
2004 0101 0121 0122 0123 0301 0405 0415 0505 0526 0717 0927 0928 0929 1225
2005 0101 0208 0209 0210 0301 0405 0505 0606 0815 0917 0919 1003
2006 0128 0130 0301 0505 0531 0606 0717 0815 1003 1005 1006 1007 1225
2007 0101 0219 0301 0501 0524 0606 0717 0815 0924 0925 0926 1003 1219 1225
2008 0101 0206 0207 0208 0409 0501 0505 0512 0606 0815 0915 1003 1225
2009 0101 0126 0127 0501 0505 1002 1225
2010 0101 0215 0301 0505 0521 0602 0921 0922 0923
2011 0202 0203 0204 0301 0505 0510 0606 0815 0912 0913 1003
2012 0123 0124 0301 0411 0501 0528 0606 0815 1001 1003 1219 1225
2013 0101 0211 0301 0501 0517 0606 0815 0918 0919 0920 1003 1009 1225
2014 0101 0130 0131 0501 0505 0506 0604 0606 0815 0908 0909 0910 1003 1009 1225
2015 0101 0218 0219 0220 0501 0505 0525 0814 0928 0929 1009 1225
2016 0101 0208 0209 0210 0301 0413 0505 0506 0606 0815 0914 0915 0916 1003
2017 0127 0130 0301 0501 0503 0505 0509 0606 0815 1002 1003 1004 1005 1006 1009 1225
2018 0101 0215 0216 0301 0501 0507 0522 0606 0613 0815 0924 0925 0926 1003 1009 1225
2019 0101 0204 0205 0206 0301 0501 0506 0606 0815 0912 0913 1003 1009 1225
2020 0101 0124 0127 0415 0430 0501 0505 0817 0930 1001 1002 1009 1225
2021 0101 0211 0212 0301 0505 0519 0816 0920 0921 0922 1004 1011
2022 0131 0201 0202 0301 0309 0505 0601 0606 0815 0909 0912 1003 1010
2023 0123 0124 0301 0501 0505 0529 0606 0815 0928 0929 1002 1003 1009 1225
2024 0101 0209 0212 0301 0410 0501 0506 0515 0606 0815 0916 0917 0918 1001 1003 1009 1225
2025 0101 0127 0128 0129 0130 0303 0501 0505 0506 0603 0606 0815 1003 1006 1007 1008 1009 1225
2026 0101 0216 0217 0218 0302 0501 0505 0525 0603 0817 0924 0925 1005 1009 1225
`;

const SATURDAYS_FROM = '2007-01-01';

/** Saturdays and Workers' Day of the years before they counted, and Constitution Day, a holiday again of late. */
function perhaps(year: number): string[] {
  if (on(year, '0101') >= SATURDAYS_FROM) return year === 2026 ? [on(year, '0717')] : [];
  const saturdays = Array.from({ length: 53 }, (_, week) => addDays(nth(year, '01', 6, 1), 7 * week));
  return [...saturdays, on(year, '0501')];
}

function isRest(date: string): boolean {
  return weekday(date) === 0 || (weekday(date) === 6 && date >= SATURDAYS_FROM);
}

function read(text: string): Record<number, ClosedYear> {
  const years: Record<number, ClosedYear> = {};
  for (const line of text.trim().split('\n')) {
    const year = Number(line.slice(0, 4));
    const source = 'Regulations on holidays of public offices, and temporary holidays by Cabinet decision';
    const rule = () => ({ days: listed(year, line.slice(5)), unsure: perhaps(year) });
    Object.assign(years, closedYears(year, year, source, rule, isRest));
  }
  return years;
}

export const KR: OfficeCalendar = {
  office: 'KR',
  weeklyRest: [
    { days: [0], source: 'Patent Act Art. 14(iv)' },
    { from: SATURDAYS_FROM, days: [6], source: 'Patent Act Art. 14(iv) as amended in 2006' },
  ],
  closed: read(YEARS),
  extensions: [],
};
