/**
 * JPO: a period that ends on a holiday of the administrative organs ends on the next day (Patent Act Art. 3(2),
 * Act No. 91 of 1988 Art. 1): Saturdays, Sundays, national holidays and 29 December to 3 January.
 */

import { addDays, type OfficeCalendar, weekday } from '../calendar.ts';
import { closedYears, isWeekend, listed, nth, on } from '../holidays.ts';

/**
 * Day of the month of an equinox in Japan, 1980 to 2099 (the approximation in use for calendars; the day itself
 * is announced in February of the year before).
 */
function equinox(year: number, first: number): string {
  const years = year - 1980;
  return `${Math.floor(first + 0.242194 * years) - Math.floor(years / 4)}`;
}

/** Years whose holidays a special law moved: dates taken away, dates put in. */
const SPECIAL: Readonly<Record<number, readonly [away: string, added: string]>> = {
  1989: ['', '0224'],
  1990: ['', '1112'],
  1993: ['', '0609'],
  // Accession and enthronement (Act No. 99 of 2018).
  2019: ['', '0501 1022'],
  // Olympic Games (Acts No. 55 of 2018 and No. 68 of 2020).
  2020: ['0720 0811 1012', '0723 0724 0810'],
  2021: ['0719 0811 1011', '0722 0723 0808'],
};

/** The holidays of Act No. 178 of 1948 as amended, without those that Art. 3(2) and (3) add. */
function named(year: number): string[] {
  const fixed = ['0101', '0211', '0429', '0503', '0505', '1103', '1123'];
  if (year >= 2007) fixed.push('0504');
  if (year >= 1989 && year <= 2018) fixed.push('1223');
  if (year >= 2020) fixed.push('0223');
  if (year >= 1996 && year <= 2002) fixed.push('0720');
  if (year >= 2016) fixed.push('0811');
  if (year < 2000) fixed.push('0115', '1010');
  if (year < 2003) fixed.push('0915');
  fixed.push(`03${equinox(year, 20.8431)}`, `09${equinox(year, 23.2488)}`);
  const [away, added] = SPECIAL[year] ?? ['', ''];
  const days = [
    ...fixed.map((day) => on(year, day)),
    ...(year >= 2000 ? [nth(year, '01', 1, 2), nth(year, '10', 1, 2)] : []),
    ...(year >= 2003 ? [nth(year, '07', 1, 3), nth(year, '09', 1, 3)] : []),
  ];
  return [...days.filter((day) => !listed(year, away).includes(day)), ...listed(year, added)];
}

function holidays(year: number): string[] {
  const days = new Set(named(year));
  // Art. 3(2): a holiday on a Sunday gives the next day that is none (before 2007 the next day, which in these
  // years was none either); Art. 3(3): a day between two holidays is one.
  const substitutes = [...days].flatMap((day) => {
    if (weekday(day) !== 0) return [];
    let next = addDays(day, 1);
    while (days.has(next)) next = addDays(next, 1);
    return [next];
  });
  const between = [...days]
    .map((day) => addDays(day, 1))
    .filter((day) => !days.has(day) && days.has(addDays(day, 1)) && weekday(day) !== 0);
  return [...days, ...substitutes, ...between];
}

export const JP: OfficeCalendar = {
  office: 'JP',
  weeklyRest: [
    { days: [0], source: 'Act No. 91 of 1988 Art. 1' },
    { from: '1992-05-02', days: [6], source: 'Act No. 91 of 1988 Art. 1 as amended in 1992' },
  ],
  closed: closedYears(
    1993,
    2026,
    'Act No. 178 of 1948 on national holidays as amended, Act No. 91 of 1988 Art. 1',
    (year) => ({ days: [...listed(year, '0101 0102 0103 1229 1230 1231'), ...holidays(year)] }),
    isWeekend,
  ),
  extensions: [],
};
