import { expect } from 'chai';
import { addDays as addDaysByLibrary, formatISO } from 'date-fns';
import fc from 'fast-check';
import {
  addDays,
  dayNumber,
  isClosed,
  nextOpenDay,
  type OfficeCalendar,
  weekday,
} from '#standards/priority/calendars/calendar.ts';

const calendar: OfficeCalendar = {
  office: 'XA',
  weeklyRest: [
    { days: [0], source: 'example' },
    { from: '2010-01-01', to: '2019-12-31', days: [6], source: 'example' },
  ],
  closed: {
    2009: { days: ['2009-12-25', '2009-12-28'], source: 'example' },
    2010: {
      days: ['2010-01-01', '2010-03-01'],
      open: ['2010-01-09'],
      unsure: ['2010-03-02'],
      source: 'example',
    },
  },
  extensions: [],
};
const exchanging: OfficeCalendar = {
  ...calendar,
  weeklyRest: [{ days: [0, 6], exchanged: true, source: 'example' }],
};

const date = fc
  .date({ min: new Date('1583-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('office calendar', () => {
  it('reckons days as the platform and a library do', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -1000, max: 1000 }), (day, count) => {
        const time = Date.parse(`${day}T00:00:00Z`);
        expect(dayNumber(day)).to.equal(time / 86_400_000);
        expect(weekday(day)).to.equal(new Date(time).getUTCDay());
        const local = addDaysByLibrary(new Date(`${day}T12:00:00`), count);
        expect(addDays(day, count)).to.equal(formatISO(local, { representation: 'date' }));
      }),
    );
  });

  for (const [day, state, why] of [
    ['2009-12-25', 'closed', 'a listed day'],
    ['2009-12-24', 'open', 'another day of a listed year'],
    ['2009-12-27', 'closed', 'a Sunday'],
    ['2009-12-26', 'open', 'a Saturday before Saturdays were days of rest'],
    ['2010-01-02', 'closed', 'a Saturday since then'],
    ['2020-01-04', 'unknown', 'a Saturday after that, in a year that is not listed'],
    ['2010-01-09', 'open', 'a day of rest that was worked'],
    ['2010-03-02', 'unknown', 'a day of doubt in a listed year'],
    ['2011-03-02', 'unknown', 'a weekday of a year that is not listed'],
    ['2011-03-06', 'closed', 'a Sunday of a year that is not listed'],
  ] as const)
    it(`reads ${day} as ${state}: ${why}`, () => {
      expect(isClosed(calendar, day)).to.equal(state);
    });

  it('does not know the weekends of a year that is not listed where days of rest are exchanged', () => {
    expect(isClosed(exchanging, '2010-01-10')).to.equal('closed');
    expect(isClosed(exchanging, '2011-01-09')).to.equal('unknown');
  });

  it('finds the next open day, and says when that is not certain', () => {
    expect(nextOpenDay(calendar, '2009-12-24')).to.deep.equal({ date: '2009-12-24', certain: true });
    expect(nextOpenDay(calendar, '2009-12-27')).to.deep.equal({ date: '2009-12-29', certain: true });
    expect(nextOpenDay(calendar, '2010-02-27')).to.deep.equal({ date: '2010-03-02', certain: false });
    expect(nextOpenDay(calendar, '2011-03-06')).to.deep.equal({ date: '2011-03-07', certain: false });
  });

  it('keeps the years of two calendars apart', () => {
    expect(isClosed(calendar, '2010-03-01')).to.equal('closed');
    expect(isClosed({ ...calendar, closed: {} }, '2010-03-01')).to.equal('unknown');
  });
});
