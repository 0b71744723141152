import { expect } from 'chai';
import { type DayState, isClosed, nextOpenDay } from '#standards/priority/calendars/calendar.ts';
import { calendarOf } from '#standards/priority/calendars/calendars.ts';
import { easter } from '#standards/priority/calendars/holidays.ts';

function stateOf(office: string, date: string): DayState {
  const calendar = calendarOf(office);
  if (calendar === undefined) throw new RangeError(`no calendar of ${office}`);
  return isClosed(calendar, date);
}

/** Days that were announced or are told of single years, not taken from the rules: dates by office. */
const CLOSED: Readonly<Record<string, string>> = {
  AT: '2020-06-11 2021-10-26 2023-12-08 2024-03-29',
  AU: '2020-06-08 2022-09-22 2023-04-25',
  BX: '2024-05-09 2024-05-20',
  CA: '2019-05-20 2020-05-18 2021-09-30 2023-10-09 2025-07-01',
  CH: '2023-08-01 2024-01-02',
  CN: '2008-09-29 2013-06-12 2015-09-03 2020-01-31 2023-01-27 2024-10-07 2025-10-08',
  DE: '2013-12-27 2017-10-31 2019-06-20 2023-10-03 2024-08-15',
  EM: '2020-05-01 2023-04-07 2023-04-10 2023-05-18 2023-11-01',
  EP: '2012-12-27 2015-01-02 2017-12-27 2018-12-27 2020-05-22 2020-12-28 2022-12-30 2023-03-08 2024-12-30',
  ES: '2019-12-06 2023-10-12 2024-08-15',
  FR: '2018-05-21 2023-05-08 2024-05-09 2024-11-11',
  GB: '2002-06-03 2002-06-04 2011-04-29 2012-06-05 2020-05-08 2020-12-28 2021-12-28 2022-06-03 2022-09-19 2023-05-08',
  IL: '2024-03-01 2024-03-02',
  IT: '2011-03-17 2023-06-02 2024-04-25',
  JP: '1999-03-22 2009-09-22 2015-09-22 2019-04-30 2019-05-02 2019-10-22 2020-07-24 2020-08-10 2021-08-09 2023-12-29',
  KR: '2002-07-01 2004-04-15 2008-04-09 2015-08-14 2016-05-06 2017-10-02 2020-08-17 2022-03-09 2023-10-02 2024-10-01 2025-01-27 2025-06-03',
  NL: '2013-04-30 2021-04-27 2023-05-05',
  SE: '2004-05-31 2019-06-06 2024-06-21 2024-12-31',
  US: '2001-12-24 2003-02-18 2009-01-20 2010-12-31 2014-01-21 2015-03-05 2018-12-05 2021-06-18 2021-12-31 2025-12-26',
  WO: '2016-12-26 2016-12-30 2017-01-02 2017-12-29 2018-09-06 2019-12-31 2024-05-09',
};

const OPEN: Readonly<Record<string, string>> = {
  AT: '2024-05-31',
  AU: '2024-06-11',
  BX: '2024-06-03',
  CA: '2020-09-30 2024-07-02',
  CH: '2024-08-05',
  CN: '2005-12-31 2008-09-27 2013-04-27 2015-09-06 2020-01-19 2023-01-28 2024-10-12',
  DE: '2018-10-30 2024-06-03',
  EM: '2008-12-22 2008-12-23 2013-08-08 2013-12-20 2020-05-04 2020-05-18 2023-02-20 2023-05-29 2023-06-08 2023-10-03',
  EP: '2017-04-28 2019-01-02 2022-01-03 2023-01-02 2024-01-02 2020-06-02',
  ES: '2016-09-24 2024-06-03',
  FR: '2024-05-13',
  GB: '2002-05-27 2012-05-28 2020-05-04 2022-05-30 2019-12-27 2020-07-30',
  IT: '2000-06-02 2024-04-24',
  JP: '2019-12-23 2020-10-12 2020-07-20 2021-07-19 2020-08-11 2024-12-27',
  KR: '2002-07-02 2024-10-02 2008-07-17 2012-10-09',
  NL: '2014-04-30 2024-05-13',
  SE: '2005-05-16 2024-06-20',
  US: '2003-02-19 2014-01-22 2020-06-19 2021-07-06 2013-12-24',
  WO: '2016-12-27 2016-12-29 2017-08-01 2018-12-05 2019-01-02',
};

const UNKNOWN: Readonly<Record<string, string>> = {
  CN: '2003-05-01 2003-05-03',
  EM: '1990-05-02 2008-12-24 2013-08-06 2014-06-06 2024-10-09',
  EP: '2019-12-27 2026-04-27',
  GB: '1990-05-02',
  IL: '2024-03-03',
  IT: '2020-03-02',
  KR: '1999-10-01 2005-07-02 2006-05-01 2026-07-17',
  US: '1999-11-24 2019-02-20',
  WO: '2008-07-01 2022-12-30',
};

/** Easter Monday, on which these offices close each year; the others do not all. */
const ON_EASTER_MONDAY = ['AT', 'AU', 'BX', 'CA', 'CH', 'DE', 'EM', 'EP', 'FR', 'GB', 'NL', 'SE', 'WO'];
const NOT_ON_EASTER_MONDAY = ['JP', 'KR', 'US'];

describe('calendars of offices, single days', () => {
  for (const [state, known] of [
    ['closed', CLOSED],
    ['open', OPEN],
    ['unknown', UNKNOWN],
  ] as const)
    for (const [office, dates] of Object.entries(known))
      it(`${office}: ${state} on ${dates.replaceAll(' ', ', ')}`, () => {
        const states = dates.split(' ').map((date) => `${date} ${stateOf(office, date)}`);
        expect(states).to.deep.equal(dates.split(' ').map((date) => `${date} ${state}`));
      });

  it('are shut on Easter Monday where that is a holiday, and only there', () => {
    for (let year = 2000; year <= 2026; year++) {
      const [sunday = '', monday = ''] = [easter(year), nextDay(easter(year))];
      for (const office of ON_EASTER_MONDAY) {
        if (calendarOf(office)?.closed[year] === undefined) continue;
        expect(stateOf(office, sunday), `${office} ${sunday}`).to.equal('closed');
        expect(stateOf(office, monday), `${office} ${monday}`).to.equal('closed');
      }
      for (const office of NOT_ON_EASTER_MONDAY)
        expect(stateOf(office, monday), `${office} ${monday}`).to.equal('open');
    }
  });

  it('give in China as many days off as the law has holidays, beside those worked in exchange', () => {
    const off = (from: number, to: number): number => {
      let sum = 0;
      for (let year = from; year <= to; year++) {
        const { days = [], open = [] } = calendarOf('CN')?.closed[year] ?? {};
        sum += days.length - open.length;
      }
      return sum;
    };
    expect(off(2004, 2007), 'ten a year').to.equal(4 * 10);
    // A parade in 2015, and a Spring Festival that was prolonged by a Friday and a Saturday that was to be worked.
    expect(off(2008, 2024), 'eleven a year').to.equal(17 * 11 + 1 + 2);
    expect(off(2025, 2026), 'thirteen a year').to.equal(2 * 13);
  });

  it('let a design period that ended on Saturday 20 December 2008 end at EUIPO on the Monday', () => {
    const calendar = calendarOf('EM');
    if (calendar === undefined) throw new RangeError('no calendar of EM');
    expect(nextOpenDay(calendar, '2008-12-20')).to.deep.equal({ date: '2008-12-22', certain: true });
  });

  it('move EUIPO limits of spring 2020 to 4 and 18 May', () => {
    const calendar = calendarOf('EM');
    if (calendar === undefined) throw new RangeError('no calendar of EM');
    const ends = calendar.extensions
      .filter(({ from }) => from.startsWith('2020'))
      .map(({ from, to, until }) => [from, to, nextOpenDay(calendar, until).date]);
    expect(ends).to.deep.equal([
      ['2020-03-09', '2020-04-30', '2020-05-04'],
      ['2020-05-01', '2020-05-17', '2020-05-18'],
    ]);
  });

  it('extend priority periods at once only where the decision says so', () => {
    const sure = ['EM', 'EP'];
    for (const office of [...sure, 'US', 'GB', 'CA'])
      for (const { decision, priority } of calendarOf(office)?.extensions ?? [])
        expect(priority === 'extended', decision).to.equal(sure.includes(office));
  });
});

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
