import { expect } from 'chai';
import fc from 'fast-check';
import { isDate } from '#protocol/dates.ts';
import { readDate } from '#standards/dates.ts';

describe('dates as written', () => {
  for (const [text, expected] of [
    ['2007-11-08', { date: '2007-11-08', precision: 'day' }],
    ['1995-02-07-05:00', { date: '1995-02-07', precision: 'day', offset: '-05:00' }],
    ['2020-02-29Z', { date: '2020-02-29', precision: 'day', offset: 'Z' }],
    ['2025-10-01T14:05:09+02:00', { date: '2025-10-01', precision: 'day', offset: '+02:00' }],
    ['2025-10-01T23:59:59.999', { date: '2025-10-01', precision: 'day' }],
    ['20071108', { date: '2007-11-08', precision: 'day' }],
    ['2008', { precision: 'year' }],
    ['2008Z', { precision: 'year', offset: 'Z' }],
    ['2018-04', { precision: 'month' }],
    ['2018-13', { precision: 'none' }],
    ['2019-02-29', { precision: 'none' }],
    ['20190229', { precision: 'none' }],
    ['0000-01-01', { precision: 'none' }],
    ['8 November 2007', { precision: 'none' }],
    ['', { precision: 'none' }],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(readDate(` ${text}\n`)).to.deep.equal({ text, ...expected });
    });
  }

  it('never converts: the date of an offset is the date as written', () => {
    expect(readDate('2000-05-09-11:00').date).to.equal('2000-05-09');
    expect(readDate('2000-05-09T23:30:00-11:00').date).to.equal('2000-05-09');
  });

  it('gives calendar dates only, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}(-\d{2})?$/)), (text) => {
        const { date, precision } = readDate(text);
        expect(date === undefined || isDate(date)).to.equal(true);
        expect(date !== undefined).to.equal(precision === 'day');
      }),
    );
  });
});
