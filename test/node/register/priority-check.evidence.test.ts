import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkPriorityClaim,
  type LaterApplication,
  type PriorityClaimInput,
} from '#node/register/priority-check.ts';
import type { LiveReader } from '#node/register/reader.ts';
import { RELATIONS } from '#standards/priority/regime.ts';
import { createFixture, type Fixture, HASH, keysOf } from './fixture.ts';

/** Applications of the fixture: published, sealed, withdrawn, corrected, recorded late, without digest, none. */
const NUMBERS = ['000001', '000002', '000003', '000004', '000005', '000006', '000007', '000008', '000103'];

const cases = fc
  .record({
    serial: fc.constantFrom(...NUMBERS),
    office: fc.constantFrom('US', 'EP', 'JP', 'CN', 'WO', 'AT'),
    filingDate: fc.constantFrom(
      '2026-01-15',
      '2026-10-01',
      '2027-01-15',
      '2027-01-18',
      '2027-02-10',
      '2028-05-02',
    ),
    claimed: fc.constantFrom('2026-01-15', '2026-01-16', '2026-01'),
    digest: fc.constantFrom(HASH.a, HASH.b),
    keyed: fc.boolean(),
    relation: fc.option(fc.constantFrom(...RELATIONS), { nil: undefined }),
  })
  .map(({ serial, office, filingDate, claimed, digest, keyed, relation }) => {
    const later: LaterApplication = {
      office,
      rightType: 'P',
      filingDate,
      receivingOffice: 'US',
      ...(relation !== undefined && { relation, parentFilingDate: '2026-12-01' }),
    };
    const claim: PriorityClaimInput = {
      office: 'JP',
      rightType: 'P',
      number: `2026-${serial}`,
      filingDate: claimed,
      digests: [`c14n:${digest}`],
      ...(keyed && { keys: keysOf(`JP.P.2026${serial}`) }),
    };
    return { later, claim };
  });

describe('evidence in a priority check', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await createFixture();
  });
  after(() => fixture.close());

  /**
   * Evidence is what speaks for a claim. A digest that differs speaks against it, and who does not send one asks for
   * less: that is no evidence taken away.
   */
  it('taken away never confirms a claim that was not confirmed', async () => {
    let confirmed = 0;
    const empty: LiveReader = { ...fixture.reader, record: async () => undefined };
    await fc.assert(
      fc.asyncProperty(cases, async ({ later, claim }) => {
        const verdict = async (one: LaterApplication, of: PriorityClaimInput, reader = fixture.reader) =>
          (await checkPriorityClaim(reader, one, of)).verdict;
        const full = await verdict(later, claim);
        const { parentFilingDate, ...noParent } = later;
        const { relation, ...noRelation } = noParent;
        const { receivingOffice, ...noReceiver } = later;
        const { keys, ...noKeys } = claim;
        const { rightType, ...noType } = claim;
        const { blinding, ...sealedKeyOnly } = keys ?? keysOf('JP.P.2026000103');
        const less = [
          await verdict(later, claim, empty),
          await verdict(later, noKeys),
          await verdict(later, noType),
          await verdict(later, { ...claim, keys: sealedKeyOnly }),
          await verdict(later, { ...claim, filingDate: claim.filingDate.slice(0, 7) }),
          await verdict(noParent, claim),
          await verdict(noReceiver, claim),
          ...(parentFilingDate === undefined ? [] : [await verdict(noRelation, claim)]),
        ];
        expect(less[0]).to.not.equal('confirmed');
        if (full === 'confirmed') confirmed += 1;
        else expect(less).to.not.include('confirmed');
      }),
      { numRuns: 300 },
    );
    expect(confirmed).to.be.above(10);
  });
});
