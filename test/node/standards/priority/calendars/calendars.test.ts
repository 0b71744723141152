import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { isDate } from '#protocol/dates.ts';
import {
  isClosed,
  nextOpenDay,
  type OfficeCalendar,
  weekday,
} from '#standards/priority/calendars/calendar.ts';
import { CALENDARS, calendarOf } from '#standards/priority/calendars/calendars.ts';
import { CURRENT_CODES } from '#standards/st3-codes.ts';

function isRest({ weeklyRest }: OfficeCalendar, date: string): boolean {
  return weeklyRest.some(
    ({ from = '0000', to = '9999', days }) => from <= date && date <= to && days.includes(weekday(date)),
  );
}

function ascendDates(dates: readonly string[], year: string): void {
  for (const [index, date] of dates.entries()) {
    expect(isDate(date), date).to.equal(true);
    expect(date.slice(0, 4)).to.equal(year);
    if (index > 0)
      expect(date > (dates[index - 1] ?? ''), `${date} after ${dates[index - 1]}`).to.equal(true);
  }
}

describe('calendars of offices', () => {
  it('are found by code, and only those that are there', () => {
    for (const calendar of CALENDARS) expect(calendarOf(calendar.office)).to.equal(calendar);
    expect(calendarOf('IB')).to.equal(calendarOf('WO'));
    expect(calendarOf('ZZ')).to.equal(undefined);
    expect(calendarOf('')).to.equal(undefined);
  });

  it('are in the order of their codes, once each', () => {
    const codes = CALENDARS.map(({ office }) => office);
    expect(codes).to.deep.equal([...new Set(codes)].sort());
    for (const code of codes) expect(CURRENT_CODES.has(code), code).to.equal(true);
  });

  for (const calendar of CALENDARS)
    describe(calendar.office, () => {
      it('has a source for every rule and year', () => {
        for (const { source } of [...calendar.weeklyRest, ...Object.values(calendar.closed)])
          expect(source).to.match(/\w{3}/);
      });

      it('lists real days of the year, ascending, each once and in one list', () => {
        for (const [year, { days, open = [], unsure = [] }] of Object.entries(calendar.closed)) {
          for (const dates of [days, open, unsure]) ascendDates(dates, year);
          expect(new Set([...days, ...open, ...unsure]).size).to.equal(
            days.length + open.length + unsure.filter((date) => !open.includes(date)).length,
          );
        }
      });

      it('lists no weekly rest as a closed day, and nothing else as worked', () => {
        for (const { days, open = [] } of Object.values(calendar.closed)) {
          for (const date of days) expect(isRest(calendar, date), date).to.equal(false);
          for (const date of open) expect(isRest(calendar, date), date).to.equal(true);
        }
      });

      it('is open on more than 190 days of a year, and never shut for two weeks', () => {
        for (const year of Object.keys(calendar.closed)) {
          let [open, run, longest] = [0, 0, 0];
          for (let day = 0; day < 365; day++) {
            const date = new Date(Date.UTC(Number(year), 0, 1 + day)).toISOString().slice(0, 10);
            const state = isClosed(calendar, date);
            if (state === 'open') open += 1;
            run = state === 'closed' ? run + 1 : 0;
            longest = Math.max(longest, run);
          }
          expect(open, year).to.be.greaterThan(190);
          expect(longest, year).to.be.lessThan(14);
        }
      });

      it('extends to a later day, from which on the office is known to open', () => {
        for (const { from, to, until, decision, citation } of calendar.extensions) {
          for (const date of [from, to, until]) expect(isDate(date), date).to.equal(true);
          expect(from <= to && to < until, decision).to.equal(true);
          expect(nextOpenDay(calendar, until).certain, decision).to.equal(true);
          expect(citation).to.match(/\w{3}/);
        }
      });
    });

  it('stand in the documentation as they are', () => {
    const page = readFileSync(new URL('../../../../../docs/priority-rules.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => /^\| [A-Z]{2} \|/.test(line));
    expect(rows).to.include.members(CALENDARS.map(row));
    const offices = rows.map((line) => line.slice(2, 4));
    expect(offices.filter((office) => calendarOf(office) === undefined)).to.deep.equal([]);
  });
});

/** A row of the documentation: office, years, most days of doubt in a year, extensions. */
function row({ office, closed, extensions }: OfficeCalendar): string {
  const years = Object.keys(closed).map(Number);
  const ranges: [number, number][] = [];
  for (const year of years) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else ranges.push([year, year]);
  }
  const covered = ranges.map(([from, to]) => `${from}–${to}`).join(', ') || 'days of weekly rest only';
  const doubts = Object.values(closed).map(({ unsure = [] }) => unsure.length);
  const most = doubts.length === 0 ? '' : `${Math.min(...doubts)}–${Math.max(...doubts)}`;
  const decisions = extensions.map(({ decision, priority }) =>
    priority === 'extended' ? decision : `${decision}: ${priority}`,
  );
  return `| ${office} | ${covered} | ${most === '0–0' ? 'none' : most} | ${decisions.join('; ')} |`;
}
