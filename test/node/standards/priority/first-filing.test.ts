import { expect } from 'chai';
import type { KnownFiling } from '#standards/priority/context.ts';
import { judge } from '#standards/priority/judge.ts';
import { calendarWith } from './calendar.ts';

const LATER = { office: 'EP', rightType: 'P', filingDate: '2020-06-10' } as const;
const CLAIM = { office: 'JP', rightType: 'P', filingDate: '2019-07-01' } as const;
const ENDED = { on: '2019-06-30', laidOpen: false, rightsLeft: false, servedAsBasis: false };
const BEFORE: KnownFiling = { office: 'JP', filingDate: '2018-03-01' };

function codes(known: readonly KnownFiling[], claims = [CLAIM]): string[] {
  return (judge(LATER, claims, known, () => calendarWith()).claims[0] ?? []).map(({ code }) => code);
}

describe('the first filing', () => {
  it('is in doubt where the family has an earlier application', () => {
    expect(codes([BEFORE])).to.include('NOT_FIRST_FILING_SUSPECTED');
    expect(codes([{ ...BEFORE, filingDate: '2019-07-01' }])).to.not.include('NOT_FIRST_FILING_SUSPECTED');
    expect(codes([{ ...BEFORE, rightType: 'T' }])).to.not.include('NOT_FIRST_FILING_SUSPECTED');
  });

  it('is not in doubt where both are claimed, each in time', () => {
    const both = { ...CLAIM, filingDate: '2019-06-12' as typeof CLAIM.filingDate };
    expect(codes([{ office: 'JP', filingDate: '2019-06-12' }])).to.include('NOT_FIRST_FILING_SUSPECTED');
    expect(codes([{ office: 'JP', filingDate: '2019-06-12' }], [CLAIM, both])).to.not.include(
      'NOT_FIRST_FILING_SUSPECTED',
    );
  });

  it('is the claimed one where nothing remained of the earlier (Art. 4C(4))', () => {
    const known = (changes: object, office = 'JP') =>
      codes([{ ...BEFORE, office, ended: { ...ENDED, ...changes } }]);
    expect(known({})).to.include('TAKEN_AS_FIRST_FILING');
    for (const left of [
      { laidOpen: true },
      { rightsLeft: true },
      { servedAsBasis: true },
      { on: '2019-07-02' },
    ])
      expect(known(left), JSON.stringify(left)).to.include('NOT_FIRST_FILING_SUSPECTED');
    expect(known({}, 'KR')).to.include('NOT_FIRST_FILING_SUSPECTED');
  });

  it('is in doubt where another claim of the same application is too old', () => {
    const old = { ...CLAIM, filingDate: '2018-01-01' as typeof CLAIM.filingDate };
    expect(codes([], [CLAIM, old])).to.include('NOT_FIRST_FILING_SUSPECTED');
    const within = { ...CLAIM, filingDate: '2019-06-12' as typeof CLAIM.filingDate };
    expect(codes([], [CLAIM, within])).to.not.include('NOT_FIRST_FILING_SUSPECTED');
  });
});
