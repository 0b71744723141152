import { expect } from 'chai';
import { officeFinding } from '#standards/reading/office-finding.ts';

describe('what there is to say of an office code', () => {
  it('nothing of an office of today', () => {
    expect(officeFinding('JP', 'error')).to.equal(undefined);
    expect(officeFinding('WO', 'error')).to.equal(undefined);
  });

  for (const [code, date, expected] of [
    [undefined, undefined, 'OFFICE_MISSING'],
    ['XX', undefined, 'OFFICE_UNKNOWN'],
    ['UK', undefined, 'OFFICE_UNKNOWN'],
    ['UK', '1975-01-01', 'OFFICE_FORMER'],
    ['jp', undefined, 'OFFICE_UNKNOWN'],
    ['SU', undefined, 'OFFICE_FORMER'],
  ] as const) {
    it(`${expected} of ${code} ${date ?? ''}`, () => {
      const found = officeFinding(code, 'warning', { path: '/a' }, date);
      expect(found).to.include({ code: expected, severity: 'warning', path: '/a' });
    });
  }

  it('names the offices that came after a former one', () => {
    expect(officeFinding('CS', 'warning')?.message).to.match(/CZ.*SK/);
  });
});
