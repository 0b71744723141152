import { expect } from 'chai';
import { type ClaimRules, declareClaims } from '#node/intake/claims.ts';
import type { ClaimReading } from '#node/intake/reading.ts';
import type { ApplicationRecord } from '#node/store/office.ts';

const SEALED: ApplicationRecord = {
  ...{ id: 'JP.P.2025020101', rightType: 'P', visibility: 'sealed', openKey: '1'.repeat(64), profile: 'raw' },
  ...{ digest: '2'.repeat(64), filingDate: '2025-03-03', documents: [0], withdrawn: false, revision: 0 },
  ...{ changes: 0, claims: [] },
};
const RULES: ClaimRules = {
  office: 'JP',
  codeFor: () => undefined,
  isRecorded: async () => false,
  freeIndex: async () => 0,
};
const claim = (candidates: readonly string[], date = '2024-03-03'): ClaimReading => ({ candidates, date });

describe('claims of an application', () => {
  it('are the same by date and by any application that their numbers can mean', async () => {
    const first = await declareClaims(SEALED, [claim(['US.P.1', 'US.P.2']), claim(['US.P.3'])], RULES);
    const stated = [claim(['US.P.2']), claim(['US.P.3'], '2024-03-04'), claim(['US.P.4', 'US.P.3'])];
    const { record } = await declareClaims(first.record, stated, RULES);
    expect(record.claims.map(({ earlier, claimedDate }) => `${earlier} ${claimedDate}`)).to.deep.equal([
      'US.P.1 2024-03-03',
      'US.P.3 2024-03-03',
      'US.P.3 2024-03-04',
    ]);
  });

  it('are no longer those of an application that was settled against', async () => {
    const rules = { ...RULES, isRecorded: async (id: string) => id === 'US.P.2' };
    const open: ApplicationRecord = { ...SEALED, visibility: 'open' };
    const stated = [claim(['US.P.1', 'US.P.2']), claim(['US.P.1']), claim(['US.P.2'])];
    const { record, actions } = await declareClaims(open, stated, rules);
    expect(record.claims.map(({ earlier }) => earlier)).to.deep.equal(['US.P.2', 'US.P.1']);
    expect(actions).to.have.length(2);
  });

  it('are found without comparing each with each', async () => {
    const stated = Array.from({ length: 30_000 }, (_, serial) => claim([`US.P.${serial}`]));
    const { record } = await declareClaims(SEALED, [...stated, ...stated], RULES);
    expect(record.claims).to.have.length(30_000);
  });
});
