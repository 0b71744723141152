import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkPriorityClaim,
  type LaterApplication,
  type PriorityClaimInput,
  type PriorityResult,
} from '#node/register/priority-check.ts';
import type { LiveReader } from '#node/register/reader.ts';
import type { RegisterRow } from '#node/store/register.ts';
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
      '2026-02-01',
      '2026-10-01',
      '2027-01-15',
      '2027-01-18',
      '2027-02-10',
      '2028-05-02',
    ),
    claimed: fc.constantFrom('2026-01-15', '2026-01-15', '2026-01-15', '2026-01-16', '2026-01'),
    digest: fc.constantFrom(HASH.a, HASH.a, HASH.b),
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

  /** What a verdict says for the claim: nothing, the word of the office, or the proof of the chain. */
  const worth = ({ verdict, basis }: PriorityResult): number =>
    verdict === 'confirmed' ? (basis === 'proven since' ? 2 : 1) : 0;

  /**
   * Evidence is what speaks for a claim. A digest that differs speaks against it, and who does not send one asks for
   * less: that is no evidence taken away.
   */
  it('taken away never makes a verdict better', async () => {
    const seen = [0, 0, 0];
    const { reader } = fixture;
    const empty: LiveReader = { ...reader, record: async () => undefined };
    const late: LiveReader = {
      ...reader,
      record: async (...key) => recordedLate(await reader.record(...key)),
    };
    await fc.assert(
      fc.asyncProperty(cases, async ({ later, claim }) => {
        const ask = async (one: LaterApplication, of: PriorityClaimInput, from = reader) =>
          worth(await checkPriorityClaim(from, one, of));
        const full = await ask(later, claim);
        const { parentFilingDate, ...noParent } = later;
        const { relation, ...noRelation } = noParent;
        const { receivingOffice, ...noReceiver } = later;
        const { keys, ...noKeys } = claim;
        const { rightType, ...noType } = claim;
        const { blinding, ...sealedKeyOnly } = keys ?? keysOf('JP.P.2026000103');
        const less = [
          await ask(later, claim, empty),
          await ask(later, claim, late),
          await ask(later, noKeys),
          await ask(later, noType),
          await ask(later, { ...claim, keys: sealedKeyOnly }),
          await ask(later, { ...claim, filingDate: claim.filingDate.slice(0, 7) }),
          await ask(noParent, claim),
          await ask(noReceiver, claim),
          ...(parentFilingDate === undefined ? [] : [await ask(noRelation, claim)]),
        ];
        expect(Math.max(...less)).to.be.at.most(full);
        expect(less[0]).to.equal(0);
        expect(less[1]).to.be.below(2);
        seen[full] = (seen[full] ?? 0) + 1;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(...seen), String(seen)).to.be.above(0);
  });
});

function recordedLate(row: RegisterRow | undefined): RegisterRow | undefined {
  return row === undefined ? undefined : { ...row, recordedAt: '2030-01-01T00:00:00Z' };
}
