import { expect } from 'chai';
import fc from 'fast-check';
import { officeInText } from '#standards/numbers/office-prefix.ts';

describe('the office that a number names', () => {
  for (const [text, office] of [
    ['JP 2007-290922', 'JP'],
    ['EP16000312.7', 'EP'],
    ['DE10 2018 002 630.3', 'DE'],
    ['FR FR1909731', 'FR'],
    ['AT A 1/2019', 'AT'],
    ['CU/P/2022/0062087', 'CU'],
    ['AP/P/2000/001988', 'AP'],
    ['us202062982670p', 'US'],
    ['ＪＰ２００７－２９０９２２', 'JP'],
    ['特願2007-290922', 'JP'],
    ['JP 特願平11-158010', 'JP'],
    ['MX PA/a/2005/001234', 'MX'],
    ['IB WIPO78879', 'IB'],
    ['PCT/IB2010/001234', 'WO'],
    ['DM/096824', 'WO'],
    ['UK00003437152', 'GB'],
    ['ZL 202110991218.8', 'CN'],
    ['DE B0080703', 'DE'],
  ] as const) {
    it(`is ${office} in ${text}`, () => {
      expect(officeInText(text)).to.equal(office);
    });
  }

  it('is none where nothing names it', () => {
    for (const text of [
      '',
      '62/982,670',
      '10-2016-0063019',
      'ZZ 123',
      'XX 123',
      'PI 2019001234',
      'JP',
      'JPY',
    ]) {
      expect(officeInText(text), text).to.equal(undefined);
    }
    expect(officeInText(`JP ${'1'.repeat(10_240)}`)).to.equal(undefined);
    fc.assert(fc.property(fc.string(), (text) => /^(?:[A-Z]{2})?$/.test(officeInText(text) ?? '')));
  });
});
