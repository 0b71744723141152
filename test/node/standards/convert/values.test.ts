import { expect } from 'chai';
import {
  COUNTRY,
  DATE,
  INDICATOR,
  ISO_DATE,
  LANGUAGE,
  OFFICE,
  PRESENCE,
  pattern,
  words,
} from '#standards/convert/values.ts';

describe('values', () => {
  it('writes dates as the other side does, parts that are not known as it does too', () => {
    const pairs: [old: string, st96: string][] = [
      ['20990228', '2099-02-28'],
      ['20990200', '2099-02'],
      ['20990000', '2099'],
    ];
    for (const [old, st96] of pairs) {
      expect(DATE.to96(old)).to.equal(st96);
      expect(DATE.from96(st96)).to.equal(old);
    }
    expect(DATE.from96('2099-02-28-05:00')).to.equal('20990228');
    expect(DATE.from96('2099Z')).to.equal('20990000');
    expect(ISO_DATE.to96('2099-02-28-05:00')).to.equal('2099-02-28-05:00');
  });

  it('holds no date that is none', () => {
    for (const text of ['20990229', '00000000', '20991301', 'tomorrow', '2099-02-30', '']) {
      expect(DATE.to96(text), text).to.equal(undefined);
    }
    expect(DATE.from96('2099-02-30')).to.equal(undefined);
  });

  it('tells offices from countries as V6_0 does', () => {
    expect(['ep', 'WO', 'XX', 'SU', 'FM', 'QQ'].map((code) => OFFICE.to96(code))).to.deep.equal([
      'EP',
      'WO',
      'XX',
      'SU',
      undefined,
      undefined,
    ]);
    expect(['de', 'PR', 'FM', 'YU', 'EP', 'DL', 'QQ'].map((code) => COUNTRY.to96(code))).to.deep.equal([
      'DE',
      'PR',
      'FM',
      'YU',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('knows languages, words, patterns and indicators', () => {
    expect(['EN', 'he', 'qq', 'eng'].map((code) => LANGUAGE.to96(code))).to.deep.equal([
      'en',
      'he',
      undefined,
      undefined,
    ]);
    const marks = words([
      ['Certificate', 'Certification mark'],
      ['Certification', 'Certification mark'],
    ]);
    expect(marks.to96('certification')).to.equal('Certification mark');
    expect(marks.from96('Certification mark')).to.equal('Certificate');
    expect(marks.to96('other')).to.equal(undefined);
    expect(pattern(/^[FL]$/).to96('X')).to.equal(undefined);
    expect([INDICATOR.to96('1'), INDICATOR.to96('FALSE'), INDICATOR.to96('yes')]).to.deep.equal([
      'true',
      'false',
      undefined,
    ]);
    expect([PRESENCE.to96(''), PRESENCE.from96('true'), PRESENCE.from96('false')]).to.deep.equal([
      'true',
      '',
      undefined,
    ]);
  });
});
