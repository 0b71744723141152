import { expect } from 'chai';
import fc from 'fast-check';
import { dateBytes, dateFromNumber, dateNumber, isDate, isTime } from '#protocol/dates.ts';

describe('dates', () => {
  it('takes the days of the Gregorian calendar and no others', () => {
    for (const good of ['2007-11-08', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
      expect(isDate(good), good).to.equal(true);
    }
    for (const bad of [
      '2023-02-29',
      '1900-02-29',
      '2024-04-31',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '0000-01-01',
      '2024-1-1',
      '20240101',
      '2024-01-01Z',
      '２024-01-01',
      ' 2024-01-01',
      '2024-01-01\n',
      20240101,
      null,
    ]) {
      expect(isDate(bad), String(bad)).to.equal(false);
    }
  });

  it('agrees with the calendar of JavaScript on every day', () => {
    const [from, to] = [Date.UTC(1800, 0, 1), Date.UTC(2200, 0, 1)];
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (millisecond) => {
        expect(isDate(new Date(millisecond).toISOString().slice(0, 10))).to.equal(true);
      }),
    );
  });

  it('takes UTC times to the second', () => {
    expect(isTime('2026-03-01T09:30:00Z')).to.equal(true);
    for (const bad of [
      '2026-03-01T09:30:00',
      '2026-03-01T09:30:00z',
      '2026-03-01T09:30:00.000Z',
      '2026-03-01T09:30Z',
      '2026-03-01T09:30:00+00:00',
      '2026-03-01 09:30:00Z',
      '2026-03-01T24:00:00Z',
      '2026-03-01T23:59:60Z',
      '2026-02-29T09:30:00Z',
      0,
    ]) {
      expect(isTime(bad), String(bad)).to.equal(false);
    }
  });

  it('writes a date as the number yyyymmdd in four bytes, big-endian', () => {
    expect(dateNumber('2007-11-08')).to.equal(20071108);
    expect([...dateBytes('2007-11-08')]).to.deep.equal([0x01, 0x32, 0x42, 0xc4]);
    expect(dateFromNumber(20071108)).to.equal('2007-11-08');
    for (const bad of [0, 20070230, 200711080, -1, 1.5]) expect(dateFromNumber(bad)).to.equal(undefined);
    expect(() => dateNumber('2007-11-8')).to.throw(RangeError);
  });
});
