import { expect } from 'chai';
import { priorityCheckAnswer } from '#gateway/checks/priority-form.ts';
import { CURSOR } from '#node/store/register.ts';
import { HASH, keysOf, LATER } from '../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf, readmeExample } from './fixture.ts';

const PATH = '/api/v1/priority-checks';
const CLAIM = { office: 'JP', rightType: 'P', applicationNumber: '2026-000001', filingDate: '2026-01-15' };

describe('POST /api/v1/priority-checks', () => {
  let gateway: GatewayFixture;
  beforeEach(async () => {
    gateway = await createGateway();
  });
  afterEach(() => gateway.close());

  const check = (claims: object[], later: object = LATER) =>
    gateway.post(PATH, { laterApplication: later, priorityClaimBag: claims });
  const answer = async (claims: object[], later?: object) =>
    answerOf(priorityCheckAnswer, await check(claims, later));

  it('answers the example of the README', async () => {
    const response = await gateway.post(PATH, readmeExample('priority-checks request'));
    expect(await answerOf(priorityCheckAnswer, response)).to.deep.equal(
      readmeExample('priority-checks answer'),
    );
  });

  it('answers each claim in the order of the request, for one block', async () => {
    const { asOf, freshness, priorityCheckBag } = await answer([
      CLAIM,
      { ...CLAIM, filingDate: '2026-01-16' },
      { ...CLAIM, applicationNumber: '2026-999999' },
      {
        ...CLAIM,
        applicationNumber: '2026-000003',
        keys: keysOf('JP.P.2026000003'),
        documentDigestBag: [`c14n:${HASH.a}`],
      },
      { ...CLAIM, filingDate: '2026' },
    ]);
    expect(priorityCheckBag.map(({ verdict }) => verdict)).to.deep.equal([
      'confirmed',
      'contradicted',
      'not-recorded',
      'confirmed',
      'needs-review',
    ]);
    expect(asOf).to.include({ chainId: '31337', blockNumber: 40, blockTime: '2026-11-20T10:00:00Z' });
    expect(freshness).to.deep.include({ state: 'current', blocksBehind: 0, ageSeconds: 5 });
    expect(freshness.officeBag).to.deep.equal([
      { office: 'JP', participation: 'active', lastWriteAt: '2026-11-20T09:00:00Z' },
    ]);
  });

  it('looks for the claim by the number of the later application', async () => {
    const { priorityCheckBag } = await answer([CLAIM], { ...LATER, applicationNumber: '18/000,001' });
    expect(priorityCheckBag[0]?.findingBag.map(({ code }) => code)).to.include('CLAIM_DECLARED');
  });

  it('judges the period, of each claim beside the others, and by the parent that is named', async () => {
    const codesOf = ({ findingBag }: { findingBag: { code: string }[] }) =>
      findingBag.map(({ code }) => code);
    const old = { ...CLAIM, office: 'EP', applicationNumber: '24123456.7', filingDate: '2024-06-03' };
    const mark = { office: 'EM', rightType: 'T', filingDate: '2026-11-02' };
    const claims = [old, { ...CLAIM, office: 'FR', filingDate: '2026-06-03' }].map((claim) => ({
      ...claim,
      rightType: 'T',
    }));
    const { priorityCheckBag: several } = await answer(claims, mark);
    expect(several.map(codesOf).map((codes) => codes.includes('LATE'))).to.deep.equal([true, false]);
    expect(codesOf(several[1] ?? expect.fail())).to.include('NOT_FIRST_FILING_SUSPECTED');
    const later = { ...LATER, filingDate: '2028-05-02', relation: 'divisional' };
    const { priorityCheckBag: alone } = await answer([CLAIM], later);
    expect(alone.map(codesOf)[0]).to.include('CHAIN_REQUIRED');
    const { priorityCheckBag: named } = await answer([CLAIM], { ...later, parentFilingDate: '2026-12-01' });
    expect(named[0]?.verdict).to.equal('confirmed');
    const international = { ...LATER, route: 'PCT', receivingOffice: 'US', filingDate: '2027-01-18' };
    const { priorityCheckBag: pct } = await answer([CLAIM], international);
    expect(pct[0]?.findingBag.map(({ evidence }) => evidence?.regime)).to.include('pct');
  });

  it('says when it is behind, or cannot know', async () => {
    gateway.chain = { head: 50, finalized: 45 };
    expect((await answer([CLAIM])).freshness).to.include({ state: 'behind', blocksBehind: 10 });
    gateway.chain = undefined;
    expect((await answer([CLAIM])).freshness).to.include({ state: 'unknown', blocksBehind: null });
  });

  it('gives a sealed application and none the same answer, headers included', async () => {
    const shape = async (applicationNumber: string) => {
      const response = await check([{ ...CLAIM, applicationNumber }]);
      const headers = [...response.headers].filter(([name]) => !['date', 'x-correlation-id'].includes(name));
      const body = (await response.text()).replaceAll(/2026-?000[01]03/g, 'number');
      return { status: response.status, headers, body };
    };
    expect(await shape('2026-000003')).to.deep.equal(await shape('2026-000103'));
  });

  it('answers from one block even while blocks are followed', async () => {
    const { reader, register } = gateway;
    let moves = 1;
    const move = () =>
      register.write((batch) =>
        batch.put(CURSOR, 'cursor', { number: 41, hash: '41'.repeat(32), timestamp: '2026-11-20T10:00:02Z' }),
      );
    gateway.reader = {
      ...reader,
      async record(office, key) {
        if (moves-- > 0) await move();
        return reader.record(office, key);
      },
    };
    expect((await answer([CLAIM])).asOf.blockNumber).to.equal(41);
    let block = 42;
    gateway.reader = {
      ...reader,
      asOf: async () => ({ chainId: '1', blockNumber: block, blockHash: `${block++}`, blockTime: '' }),
    };
    expect((await problemOf(await check([CLAIM]))).code).to.equal('REGISTER_UNAVAILABLE');
    gateway.reader = { ...reader, asOf: async () => undefined };
    expect((await problemOf(await check([CLAIM]))).code).to.equal('REGISTER_UNAVAILABLE');
  });

  it('names every bad value at once, with its path', async () => {
    const problem = await problemOf(
      await check(
        [
          { ...CLAIM, filingDate: '2026-02-30', keys: { sealedKey: 'AB', accessCode: 'X' } },
          { ...CLAIM, office: 'Japan', rightType: 'patent', applicationNumber: 5, documentDigestBag: [] },
          { ...CLAIM, documentDigestBag: [`raw:${HASH.a}`, `raw:${HASH.b}`], extra: 1 },
        ],
        { office: 'US', rightType: 'P', filingDate: '2026-10' },
      ),
    );
    expect(problem).to.include({ status: 400, code: 'BODY_INVALID', type: '/api/v1/problems/BODY_INVALID' });
    expect(problem.invalidParams?.map(({ name }) => name)).to.have.members([
      'laterApplication.filingDate',
      'priorityClaimBag[0].filingDate',
      'priorityClaimBag[0].keys.sealedKey',
      'priorityClaimBag[0].keys.accessCode',
      'priorityClaimBag[1].office',
      'priorityClaimBag[1].rightType',
      'priorityClaimBag[1].applicationNumber',
      'priorityClaimBag[1].documentDigestBag',
      'priorityClaimBag[2].documentDigestBag',
      'priorityClaimBag[2].extra',
    ]);
    expect(problem.invalidParams?.every(({ reason }) => reason.length > 0)).to.equal(true);
  });

  it('refuses as the example of the README does', async () => {
    const request = { laterApplication: { ...LATER, filingDate: '2026-02-30' }, priorityClaimBag: [CLAIM] };
    const response = await gateway.post(PATH, request, { 'X-Correlation-Id': 'file-42' });
    expect(await problemOf(response)).to.deep.equal(readmeExample('priority-checks problem'));
  });

  it('takes at least one claim', async () => {
    const { code, invalidParams } = await problemOf(await check([]));
    expect([code, invalidParams?.[0]?.name]).to.deep.equal(['BODY_INVALID', 'priorityClaimBag']);
  });

  it('compares the document of the later application with its own record', async () => {
    const later = { ...LATER, office: 'JP', applicationNumber: '2026-000001', filingDate: '2026-01-15' };
    const codesOf = async (digest: string, changes: object = {}) => {
      const found = await answer([CLAIM], { ...later, documentDigestBag: [`c14n:${digest}`], ...changes });
      return found.laterApplication?.findingBag.map(({ code }) => code);
    };
    expect(await codesOf(HASH.a)).to.deep.equal(['RECORD_FOUND', 'DATE_EQUAL', 'DIGEST_EQUAL']);
    expect(await codesOf(HASH.b)).to.include('DIGEST_DIFFERENT');
    expect(await codesOf(HASH.a, { filingDate: '2026-01-16' })).to.include('DATE_DIFFERENT');
    expect(await codesOf(HASH.a, { applicationNumber: '2026-000003' })).to.deep.equal(['NOT_RECORDED']);
    expect((await answer([CLAIM], later)).laterApplication).to.equal(undefined);
  });
});
