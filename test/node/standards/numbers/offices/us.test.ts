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

describe('US numbers', () => {
  it('fills in the series of a US number by its filing date, and says so', () => {
    const read = (text: string, date?: string) => parseNumber({ office: 'US', rightType: 'P', text, date });
    expect(ids(read('777,859', '1991-10-16'))).to.deep.equal(['US.P.07777859']);
    expect(codes(read('777,859', '1991-10-16'))).to.deep.equal(['NUMBER_INCOMPLETE']);
    expect(ids(read('331477 P', '2001-11-16'))).to.deep.equal(['US.P.60331477']);
    expect(ids(read('60410 P', '1997-09-30'))).to.deep.equal(['US.P.60060410']);
    expect(ids(read('358996', '2002-02-21'))).to.deep.equal(['US.P.10358996', 'US.P.60358996']);
    expect(ids(read('358996'))).to.include.members(['US.P.01358996', 'US.P.18358996', 'US.P.63358996']);
    const reading = read('358996', '2002-02-21');
    expect(reading.outcome === 'candidates' && reading.candidates.map(({ reason }) => reason)).to.deep.equal([
      'reads as P by rule US-P-SERIAL@1, if series code 10',
      'reads as P by rule US-P-SERIAL@1, if series code 60',
    ]);
    expect(
      ids(parseNumber({ office: 'US', rightType: 'D', text: '141 676', date: '1988-01-07' })),
    ).to.deep.equal(['US.D.07141676']);
    expect(codes(read('13/797,521', '2001-01-01'))).to.deep.equal(['NUMBER_YEAR']);
  });
});
