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

describe('numbering rules by form and by what a number lacks', () => {
  it('reads the forms of EPO data that look like others where date or form speak for them', () => {
    const cases = [
      ['US', '94387210', '2010-11-10', undefined, ['US.P.12943872']],
      ['US', '94387210', undefined, 'docdb', ['US.P.12943872', 'US.P.13943872']],
      ['US', '12943810', '2010-11-10', undefined, ['US.P.12943810']],
      ['US', '8359798', '1998-05-22', undefined, ['US.P.09083597']],
      ['PT', '11728321', '2021-06-09', undefined, ['PT.P.117283']],
      ['DE', '20061031298', '2006-06-29', undefined, ['DE.P.102006031298']],
      ['DE', '1965B080703', '1965-02-25', undefined, ['DE.P.B80703']],
      ['US', '2014071849W', '2014-12-22', 'docdb', ['WO.P.PCTUS2014071849']],
      ['GB', '0004110W', undefined, 'docdb', ['WO.P.PCTGB2000004110']],
      ['DK', '19702186T', '2014-01-01', undefined, ['EP.P.19702186']],
      ['FR', 'EP16000312.7', undefined, undefined, ['EP.P.16000312']],
    ] as const;
    for (const [office, text, date, form, expected] of cases) {
      expect(ids(parseNumber({ office, rightType: 'P', text, date, form })), text).to.deep.equal(expected);
    }
  });

  it('offers every receiving office for a PCT number without one, and says that it may be a publication', () => {
    const reading = parseNumber({ office: 'WO', rightType: 'P', text: '2003/021714' });
    expect(ids(reading)).to.include.members(['WO.P.PCTUS2003021714', 'WO.P.PCTIB2003021714']);
    expect(codes(reading)).to.deep.equal(['NUMBER_INCOMPLETE', 'NUMBER_PUBLICATION']);
  });
});
