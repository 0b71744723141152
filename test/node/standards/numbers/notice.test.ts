import { expect } from 'chai';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberReading } from '#standards/numbers/reading.ts';

function ids(reading: NumberReading): string[] {
  if (reading.outcome === 'refused') return [reading.code];
  const all = reading.outcome === 'canonical' ? [reading] : reading.candidates;
  return all.map(({ office, rightType, canonical }) => `${office}.${rightType}.${canonical}`);
}

function codes(reading: NumberReading): string[] {
  return reading.findings.map(({ code }) => code);
}

describe('what is noticed about a number', () => {
  it('recognises publication numbers', () => {
    for (const [office, text] of [
      ['EP', '1234567'],
      ['EP', 'EP 2400812 A1'],
      ['US', '2002/0120760'],
      ['US', 'US9291047B2'],
      ['CN', '104968889A'],
      ['DE', '69905327D1'],
      ['WO', 'WO 02/064032'],
      ['CA', '2300029C'],
      ['NL', 'NL1010536C2'],
    ] as const) {
      const reading = parseNumber({ office, rightType: 'P', text });
      expect(reading.outcome, text).to.equal('refused');
      expect(codes(reading), text).to.deep.equal(['NUMBER_PUBLICATION']);
    }
  });

  it('knows that Chile writes numbers the other way round since July 2023', () => {
    const old = parseNumber({ office: 'CL', rightType: 'P', text: '1234-2018', date: '2018-05-02' });
    expect([ids(old), codes(old)]).to.deep.equal([['CL.P.201801234'], []]);
    const early = parseNumber({ office: 'CL', rightType: 'P', text: '201801234', date: '2018-05-02' });
    expect([ids(early), codes(early)]).to.deep.equal([['CL.P.201801234'], ['NUMBER_YEAR']]);
  });

  it('verifies the check digits of Brazil and Germany', () => {
    for (const [office, text, found] of [
      ['BR', 'BR 10 2013 033884 2', []],
      ['BR', 'BR 10 2013 033884 3', ['NUMBER_CHECK_DIGIT']],
      ['DE', '10 2018 002 630.3', []],
      ['DE', '10 2018 002 630.4', ['NUMBER_CHECK_DIGIT']],
      ['DE', '100 27 360.2', []],
    ] as const) {
      expect(codes(parseNumber({ office, rightType: 'P', text })), text).to.deep.equal(found);
    }
  });
});
