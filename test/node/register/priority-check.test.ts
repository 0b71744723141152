import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkPriorityClaim,
  type PriorityClaimInput,
  type PriorityResult,
} from '#node/register/priority-check.ts';
import { CLAIMS, CLAIMS_BY, RECORDS, SEALED_CLAIMS } from '#node/store/register.ts';
import { claimKey, openKey } from '#protocol/keys.ts';
import { CODE, createFixture, type Fixture, HASH, keysOf, LATER, openRow } from './fixture.ts';

const CLAIM: PriorityClaimInput = {
  office: 'JP',
  rightType: 'P',
  number: '2026-000001',
  filingDate: '2026-01-15',
};

describe('checkPriorityClaim', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await createFixture();
  });
  after(() => fixture.close());

  const check = (claim: Partial<PriorityClaimInput>, later: object = {}): Promise<PriorityResult> =>
    checkPriorityClaim(fixture.reader, { ...LATER, ...later }, { ...CLAIM, ...claim });
  const codes = (result: PriorityResult): string[] => result.findings.map(({ code }) => code);

  it('confirms a claim that agrees with the record, and says what the chain proves of it', async () => {
    const result = await check({ digests: [`c14n:${HASH.a}`] });
    expect(result.verdict).to.equal('confirmed');
    expect(result.basis).to.equal('proven since');
    expect(result.readings).to.deep.equal(['JP.P.2026000001']);
    expect(codes(result)).to.deep.equal([
      'NUMBER_READ',
      'RECORD_FOUND',
      'PROVEN_SINCE',
      'DATE_EQUAL',
      'RIGHT_TYPE_EQUAL',
      'WITHIN_PERIOD',
      'DIGEST_EQUAL',
    ]);
    expect(result.record).to.include({
      office: 'JP',
      applicationId: 'JP.P.2026000001',
      recordedAt: '2026-02-01T09:00:00Z',
    });
  });

  it('gives each finding its rule, and both values where two were compared', async () => {
    const { findings } = await check({ filingDate: '2026-01-16' });
    const date = findings.find(({ code }) => code === 'DATE_DIFFERENT');
    expect(date?.compared).to.deep.equal({ claim: '2026-01-16', register: '2026-01-15' });
    expect(findings.every(({ legalBasis }) => legalBasis.length > 0)).to.equal(true);
  });

  const cases: readonly [string, Partial<PriorityClaimInput>, string, string][] = [
    ['a wrong date', { filingDate: '2026-01-16' }, 'contradicted', 'DATE_DIFFERENT'],
    ['a wrong date of another year', { filingDate: '2025-01-15' }, 'contradicted', 'DATE_DIFFERENT'],
    ['another document', { digests: [`c14n:${HASH.b}`] }, 'contradicted', 'DIGEST_DIFFERENT'],
    ['a number never recorded', { number: '2026-999999' }, 'not-recorded', 'NOT_RECORDED'],
    ['a number of another right type', { number: '2026-000009' }, 'not-recorded', 'NOT_RECORDED'],
    [
      'an office that takes no part',
      { office: 'CH', number: '01234/26' },
      'not-recorded',
      'OFFICE_NOT_PARTICIPATING',
    ],
    ['a suspended office', { office: 'EP', number: '26123456.7' }, 'not-recorded', 'OFFICE_NOT_ACTIVE'],
    ['an unknown office code', { office: 'XX', number: '123' }, 'needs-review', 'OFFICE_UNKNOWN'],
    ['a former office code', { office: 'DD', number: '123' }, 'not-recorded', 'OFFICE_FORMER'],
    ['a number that the rules refuse', { number: 'hello' }, 'needs-review', 'NUMBER_REFUSED'],
    ['a partial date that fits', { filingDate: '2026-01' }, 'needs-review', 'DATE_PARTIAL'],
    ['a partial date that does not fit', { filingDate: '2026-02' }, 'contradicted', 'DATE_DIFFERENT'],
    ['a withdrawn record', { number: '2026-000004' }, 'needs-review', 'WITHDRAWN'],
    [
      'a correction after the later filing',
      { number: '2026-000005' },
      'needs-review',
      'CORRECTED_AFTER_FILING',
    ],
    ['a correction before it', { number: '2026-000006' }, 'confirmed', 'CORRECTED_BEFORE_FILING'],
    ['a record made later', { number: '2026-000007' }, 'confirmed', 'STATED_BY_OFFICE'],
    [
      'a record without digest',
      { number: '2026-000008', digests: [`c14n:${HASH.a}`] },
      'confirmed',
      'DIGEST_NOT_RECORDED',
    ],
    [
      'a digest of the other profile',
      { digests: [`raw:${HASH.a}`] },
      'needs-review',
      'DIGEST_NOT_COMPARABLE',
    ],
  ];
  for (const [name, claim, verdict, code] of cases)
    it(`finds ${verdict} for ${name}`, async () => {
      const result = await check(claim);
      expect([result.verdict, codes(result)]).to.satisfy(
        ([found, all]: [string, string[]]) => found === verdict && all.includes(code),
        JSON.stringify(result.findings),
      );
    });

  it('does not say of what is not published that it is not recorded', async () => {
    const messageOf = async (claim: Parameters<typeof check>[0]) =>
      (await check(claim)).findings.find(({ code }) => code === 'NOT_RECORDED')?.message;
    const number = '2026-999999';
    expect(await messageOf({ number })).to.match(/^no published application/);
    expect(await messageOf({ number, keys: { sealedKey: HASH.b } })).to.include('no unpublished one');
  });

  it('names a record of another office with the number and date of the claim, and rests nothing on it', async () => {
    const wrong = { office: 'US', number: '2026-000001' };
    const result = await check(wrong);
    expect(result.verdict).to.not.equal('confirmed');
    expect(result.record).to.equal(undefined);
    const [candidate, ...more] = result.findings.filter(({ code }) => code === 'WRONG_OFFICE_CANDIDATE');
    expect(candidate?.compared).to.deep.equal({ claim: 'US', register: 'JP.P.2026000001' });
    expect(more).to.deep.equal([]);
    for (const other of [{ filingDate: '2026-01-16' }, { filingDate: '2026-01' }, { number: '2026-000003' }])
      expect(codes(await check({ ...wrong, ...other }))).to.not.include('WRONG_OFFICE_CANDIDATE');
  });

  it('leaves a number that can mean several applications to a person, even where one is recorded', async () => {
    const { rightType, ...claim } = CLAIM;
    const result = await checkPriorityClaim(fixture.reader, LATER, claim);
    expect(result.verdict).to.equal('needs-review');
    expect(codes(result)).to.include.members([
      'NUMBER_AMBIGUOUS',
      'RECORD_FOUND_BY_OTHER_READING',
      'DATE_EQUAL',
    ]);
    expect(result.readings).to.include('JP.P.2026000001');
  });

  it('does not contradict by a record that may not be the one meant', async () => {
    const { rightType, ...claim } = CLAIM;
    const result = await checkPriorityClaim(fixture.reader, LATER, { ...claim, filingDate: '2026-01-16' });
    expect(codes(result)).to.include('DATE_DIFFERENT');
    expect(result.verdict).to.equal('needs-review');
  });

  it('names a later application of a kind that cannot rest on the earlier one', async () => {
    const result = await check({}, { rightType: 'T' });
    expect(codes(result)).to.include('RIGHT_TYPE_INCOMPATIBLE');
    expect(result.verdict).to.equal('needs-review');
    expect(codes(await check({}, { rightType: 'U' }))).to.include('RIGHT_TYPE_COMPATIBLE');
  });

  it('names an earlier application that is not earlier', async () => {
    expect(codes(await check({}, { filingDate: '2026-01-15' }))).to.include('SAME_DAY');
    expect(codes(await check({}, { filingDate: '2026-01-14' }))).to.include('AFTER_FILING');
  });

  it('leaves a claim out of its period to a person, and says what would resolve it', async () => {
    const late = await check({}, { filingDate: '2027-02-01' });
    expect(late.verdict).to.equal('needs-review');
    const found = late.findings.find(({ code }) => code === 'LATE_RESTORABLE');
    expect(found?.compared).to.deep.equal({
      register: '2026-01-15',
      laterApplication: '2027-02-01',
      lastDay: '2027-01-15',
      restorableUntil: '2027-03-15',
    });
    expect(found?.resolution).to.match(/restores/);
    const parent = { filingDate: '2027-06-01', relation: 'continuation', parentFilingDate: '2027-01-15' };
    const followed = await check({}, parent);
    expect([followed.verdict, ...codes(followed)]).to.include.members([
      'confirmed',
      'CHAIN_FOLLOWED',
      'LAST_DAY',
    ]);
  });

  it('judges the period of what is not recorded by the claim, and stays with not recorded', async () => {
    const result = await check({ number: '2026-999999', filingDate: '2020-01-15' });
    expect(result.verdict).to.equal('not-recorded');
    expect(codes(result)).to.include.members(['NOT_RECORDED', 'CHAIN_REQUIRED', 'CLAIM_CORRECTABLE_UNTIL']);
  });

  it('says that a withdrawal after the later filing does no harm (Art. 4A(3))', async () => {
    const result = await check({ number: '2026-000004' }, { filingDate: '2026-04-30' });
    expect(codes(result)).to.include('WITHDRAWN_AFTER_FILING');
    expect(result.verdict).to.equal('confirmed');
  });

  it('doubts a first filing that itself claims an earlier application', async () => {
    const first = openRow('JP.P.2025000020', { filingDate: '2025-03-03' });
    const second = openRow('JP.P.2026000020');
    const [claim = expect.fail()] = await fixture.reader.claimsOn(openKey('JP.P.2026000001'));
    const between = {
      ...claim,
      earlierKey: first.key,
      index: 0,
      laterKey: second.key,
      claimId: 'cb'.repeat(32),
    };
    await fixture.write((batch) =>
      batch
        .put(RECORDS, first, first)
        .put(RECORDS, second, second)
        .put(CLAIMS, between, between)
        .put(CLAIMS_BY, { ...between, turn: 0 }, { ...between, turn: 0 }),
    );
    const result = await check({ number: '2026-000020' });
    expect(result.verdict).to.equal('needs-review');
    expect(result.findings.find(({ code }) => code === 'NOT_FIRST_FILING_SUSPECTED')?.message).to.match(
      /JP.P.2025000020/,
    );
  });

  it('finds the claim itself where the register has it', async () => {
    const result = await check({}, { applicationId: 'US.P.18000001' });
    expect(codes(result)).to.include('CLAIM_DECLARED');
    expect(codes(await check({}, { applicationId: 'US.P.18000002' }))).to.not.include('CLAIM_DECLARED');
  });

  it('says a withdrawal, and what became of a sealed claim that was opened since', async () => {
    const [open = expect.fail()] = await fixture.reader.claimsOn(openKey('JP.P.2026000001'));
    const sealedKey = claimKey(CODE, 'JP.P.2026000003', 0);
    const sealed = (await fixture.reader.sealedClaim(sealedKey)) ?? expect.fail();
    const withdrawn = {
      ...{ ...open, index: 1, laterKey: openKey('US.P.18000009') },
      ...{ claimId: 'c9'.repeat(32), withdrawnAt: '2026-10-09T00:00:00Z' },
    };
    const opened = claimKey(CODE, 'JP.P.2026000003', 1);
    const tombstone = { ...sealed, claimKey: opened, opened: { earlierKey: open.earlierKey, index: 0 } };
    await fixture.write((batch) =>
      batch.put(CLAIMS, withdrawn, withdrawn).put(SEALED_CLAIMS, opened, tombstone),
    );
    const claimKeys = [opened, sealedKey];
    const keys = { ...keysOf('JP.P.2026000001'), claimKeys };
    const result = await check({ keys }, { applicationId: 'US.P.18000009' });
    expect(result.findings.slice(-3).map(({ message }) => message)).to.deep.equal([
      'US declared this claim at 2026-10-02T00:00:00Z; withdrawn at 2026-10-09T00:00:00Z',
      'US declared a claim at 2026-10-03T00:00:00Z; status Accepted',
      'US declared a claim at 2026-10-03T00:00:00Z; status Claimed',
    ]);
  });

  it('follows a record whose right type was corrected', async () => {
    const moved = openRow('JP.U.2026000010', {
      rightType: 'U',
      revision: 1,
      revisedAt: '2026-03-01T00:00:00Z',
    });
    const { applicationId, ...left } = openRow('JP.P.2026000010', { state: 'opened', openedAs: moved.key });
    await fixture.write((batch) => batch.put(RECORDS, moved, moved).put(RECORDS, left, left));
    const result = await check({ number: '2026-000010' });
    expect(result.record).to.include({ applicationId: 'JP.U.2026000010' });
    expect(codes(result)).to.include('RIGHT_TYPE_CORRECTED');
    expect(result.verdict).to.equal('needs-review');
  });

  describe('before publication', () => {
    const sealed = { number: '2026-000003', digests: [`c14n:${HASH.a}`] };
    const keys = keysOf('JP.P.2026000003');

    it('is the same for a sealed application and for none, without the key', async () => {
      const none = await check({ number: '2026-000103' });
      const hidden = await check({ number: '2026-000003' });
      const masked = JSON.stringify(hidden)
        .replaceAll('2026-000003', '2026-000103')
        .replaceAll('2026000003', '2026000103');
      expect(masked).to.equal(JSON.stringify(none));
      expect(hidden.verdict).to.equal('not-recorded');
    });

    it('is the same with a wrong key', async () => {
      const wrong = keysOf('JP.P.2026000103');
      const none = await check({ number: '2026-000103', keys: wrong });
      const hidden = await check({ number: '2026-000003', keys: wrong });
      expect(codes(hidden)).to.deep.equal(codes(none));
    });

    it('confirms with the key, and proves number and digest with the blinding', async () => {
      const result = await check({
        ...sealed,
        keys: { ...keys, claimKeys: [claimKey(CODE, 'JP.P.2026000003', 0)] },
      });
      expect(result.verdict).to.equal('confirmed');
      expect(result.basis).to.equal('proven since');
      expect(codes(result)).to.include.members([
        'SEALED_RECORD_FOUND',
        'DIGEST_EQUAL',
        'CLAIM_DECLARED_SEALED',
      ]);
      expect(result.record).to.not.have.property('applicationId');
    });

    it('contradicts a wrong date, and leaves a seal that does not fit to a person', async () => {
      expect((await check({ ...sealed, filingDate: '2026-01-16', keys })).verdict).to.equal('contradicted');
      const other = await check({ ...sealed, digests: [`c14n:${HASH.b}`], keys });
      expect(codes(other)).to.include('DIGEST_NOT_IN_SEAL');
      expect(other.verdict).to.equal('needs-review');
    });

    it('does not take the key of one application for another number', async () => {
      const result = await check({ number: '2026-000103', keys: keysOf('JP.P.2026000002') });
      expect(codes(result)).to.include('SEALED_KEY_OF_ANOTHER');
      expect(result.verdict).to.equal('needs-review');
    });

    it('uses the published record once there is one', async () => {
      const result = await check({ number: '2026-000002', keys: keysOf('JP.P.2026000002') });
      expect(codes(result)).to.include('RECORD_FOUND');
      expect(result.verdict).to.equal('confirmed');
    });
  });

  it('never throws on a number, and never confirms what is not recorded', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 64 }),
        fc.constantFrom('JP', 'US', 'EP', 'WO', 'ZZ'),
        async (number, office) => {
          const { verdict, record } = await check({ number, office });
          if (record === undefined) expect(verdict).to.be.oneOf(['not-recorded', 'needs-review']);
        },
      ),
      { numRuns: 200 },
    );
  });
});
