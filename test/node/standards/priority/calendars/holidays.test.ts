import { expect } from 'chai';
import { addDays, weekday } from '#standards/priority/calendars/calendar.ts';
import {
  ASCENSION,
  bridges,
  CORPUS_CHRISTI,
  closedYears,
  EASTER_MONDAY,
  easter,
  fromEaster,
  GOOD_FRIDAY,
  listed,
  MAUNDY_THURSDAY,
  mondayIfWeekend,
  nth,
  onOrAfter,
  onOrBefore,
  WHIT_MONDAY,
} from '#standards/priority/calendars/holidays.ts';

/** Paschal full moons by golden number in the years 1900 to 2199, from the table of the Gregorian calendar. */
const FULL_MOONS =
  '0414 0403 0323 0411 0331 0418 0408 0328 0416 0405 0325 0413 0402 0322 0410 0330 0417 0407 0327';

describe('holidays by rule', () => {
  it('finds Easter as the table of full moons has it', () => {
    for (let year = 1900; year < 2200; year++) {
      const fullMoon = listed(year, FULL_MOONS)[year % 19] ?? '';
      expect(easter(year)).to.equal(onOrAfter(addDays(fullMoon, 1), 0));
    }
  });

  it('finds Easter of years outside that table', () => {
    expect([1818, 1886, 2285].map(easter)).to.deep.equal(['1818-03-22', '1886-04-25', '2285-03-22']);
  });

  it('counts from Easter', () => {
    const days = [MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI];
    expect(fromEaster(2024, ...days)).to.deep.equal([
      '2024-03-28',
      '2024-03-29',
      '2024-04-01',
      '2024-05-09',
      '2024-05-20',
      '2024-05-30',
    ]);
  });

  it('finds days of the week in a month', () => {
    expect(nth(2024, '11', 4, 4)).to.equal('2024-11-28');
    expect(nth(2024, '09', 0, 1)).to.equal('2024-09-01');
    expect(onOrBefore('2024-05-31', 1)).to.equal('2024-05-27');
    expect(onOrBefore('2027-05-31', 1)).to.equal('2027-05-31');
    expect(onOrAfter('2025-06-19', 5)).to.equal('2025-06-20');
    expect(mondayIfWeekend('2022-01-01')).to.equal('2022-01-03');
    expect(mondayIfWeekend('2022-01-04')).to.equal('2022-01-04');
  });

  it('finds the working days between a holiday and a weekend', () => {
    expect(bridges(['2024-05-09', '2024-01-02', '2024-05-01'])).to.deep.equal(['2024-05-10', '2024-01-01']);
  });

  it('puts a year in order, without other years, weekends, and doubt where there is none', () => {
    const years = closedYears(2024, 2025, 'example', (year) => ({
      days: [`${year}-12-25`, '2025-01-01', `${year}-01-01`, `${year}-06-01`, `${year}-12-25`],
      unsure: ['2024-12-27', '2024-12-25', '2024-12-28'],
    }));
    expect(years).to.deep.equal({
      2024: { days: ['2024-01-01', '2024-12-25'], unsure: ['2024-12-27'], source: 'example' },
      2025: { days: ['2025-01-01', '2025-12-25'], source: 'example' },
    });
    expect(weekday('2024-06-01')).to.equal(6);
    expect(weekday('2025-06-01')).to.equal(0);
  });
});
