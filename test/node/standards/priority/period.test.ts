import { expect } from 'chai';
import { addMonths as independent } from 'date-fns';
import fc from 'fast-check';
import { addDays, isClosed } from '#standards/priority/calendars/calendar.ts';
import { addMonths, daysOf, endOf, limitFrom } from '#standards/priority/period.ts';
import { calendarWith, extension } from './calendar.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1991-01-01', days));
const months = fc.constantFrom(1, 2, 4, 6, 12, 14, 16);

describe('the end of a period', () => {
  it('is on the same day of a later month, as an independent library reckons it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), (date, count) => {
        const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
        const other = independent(new Date(year, month - 1, dayOfMonth), count);
        const text = [other.getFullYear(), other.getMonth() + 1, other.getDate()]
          .map((part) => String(part).padStart(2, '0'))
          .join('-');
        expect(addMonths(date, count)).to.equal(text);
      }),
    );
  });

  it('is on the last day of a month that has no such day', () => {
    expect(addMonths('2019-08-31', 6)).to.equal('2020-02-29');
    expect(addMonths('2018-08-31', 6)).to.equal('2019-02-28');
    expect(addMonths('2020-02-29', 12)).to.equal('2021-02-28');
    expect(addMonths('1899-08-31', 6)).to.equal('1900-02-28');
  });

  it('is carried over closed days to the next open one', () => {
    // 2020-12-20 is a Sunday.
    const calendar = calendarWith(['2020-12-21', '2020-12-22']);
    expect(limitFrom('2020-06-20', 6, calendar)).to.deep.equal({
      nominal: '2020-12-20',
      lastDay: '2020-12-23',
      latest: '2020-12-23',
      known: true,
      extended: [],
      perhapsExtended: [],
    });
    expect(limitFrom('2020-06-18', 6, calendar).lastDay).to.equal('2020-12-18');
  });

  it('does not take a day of an unknown year for an open one', () => {
    const calendar = calendarWith([], [], [2019]);
    const limit = limitFrom('2020-06-20', 6, calendar);
    expect(limit).to.include({ lastDay: '2020-12-21', known: false });
    expect(limit.latest > '2020-12-30').to.equal(true);
    expect(limitFrom('2020-06-20', 6, undefined)).to.include({ lastDay: '2020-12-20', known: false });
  });

  it('is bounded by the next day known to be open where single days are not known', () => {
    const calendar = calendarWith();
    const unsure = {
      ...calendar,
      closed: { 2020: { days: [], unsure: ['2020-12-21', '2020-12-22'], source: 'test' } },
    };
    expect(limitFrom('2020-06-20', 6, unsure)).to.include({
      lastDay: '2020-12-21',
      latest: '2020-12-23',
      known: true,
    });
  });

  it('is extended by a decision, and again by the next one', () => {
    const extensions = [
      extension('2020-03-09', '2020-04-30', '2020-05-01'),
      extension('2020-03-09', '2020-05-17', '2020-05-18'),
    ];
    const limit = limitFrom('2019-09-23', 6, calendarWith(['2020-05-01'], extensions));
    expect(limit).to.include({ nominal: '2020-03-23', lastDay: '2020-03-23' });
    expect(endOf(limit)).to.equal('2020-05-18');
    const first = limitFrom('2019-09-23', 6, calendarWith(['2020-05-01'], extensions.slice(0, 1)));
    expect(endOf(first)).to.equal('2020-05-04');
    expect(endOf(limitFrom('2019-09-08', 6, calendarWith(['2020-05-01'], extensions)))).to.equal(
      '2020-05-18',
    );
    expect(endOf(limitFrom('2019-09-06', 6, calendarWith([], extensions)))).to.equal('2020-03-06');
  });

  it('keeps an extension in question apart from a sure one', () => {
    const calendar = calendarWith([], [extension('2020-03-09', '2020-04-30', '2020-06-01', 'on request')]);
    const limit = limitFrom('2019-09-23', 6, calendar);
    expect(limit.extended).to.deep.equal([]);
    expect(limit.perhapsExtended[0]?.lastDay).to.equal('2020-06-01');
    expect(endOf(limit)).to.equal('2020-03-23');
  });

  it('is on a day that is not closed, and never shortened by a further closed day', () => {
    const span = fc.tuple(day, fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(
        day,
        months,
        fc.array(fc.nat(40), { maxLength: 8 }),
        fc.nat(120),
        fc.array(span, { maxLength: 2 }),
        fc.boolean(),
        (start, count, closedAfter, more, spans, near) => {
          const nominal = addMonths(start, count);
          const closed = closedAfter.map((days) => addDays(nominal, days));
          const extensions = spans.map(([from, length, after]) => {
            const first = near ? addDays(nominal, -length) : from;
            const last = addDays(first, length);
            return extension(first, last, addDays(last, after));
          });
          const calendar = calendarWith(closed, extensions);
          const limit = limitFrom(start, count, calendar);
          expect(isClosed(calendar, endOf(limit))).to.equal('open');
          const further = calendarWith([...closed, addDays(nominal, more)], extensions);
          expect(endOf(limitFrom(start, count, further)) >= endOf(limit)).to.equal(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has for a partial date the days that it can be', () => {
    expect(daysOf('2020-02')).to.deep.equal({ first: '2020-02-01', last: '2020-02-29' });
    expect(daysOf('2019')).to.deep.equal({ first: '2019-01-01', last: '2019-12-31' });
    expect(daysOf('2019-03-04')).to.deep.equal({ first: '2019-03-04', last: '2019-03-04' });
  });
});
