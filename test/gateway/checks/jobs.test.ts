import { expect } from 'chai';
import { jobAnswer, jobState } from '#gateway/checks/jobs-form.ts';
import { priorityCheckAnswer } from '#gateway/checks/priority-form.ts';
import type { Role } from '#gateway/operation.ts';
import { LATER } from '../../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf, readmeExample } from '../fixture.ts';

const PATH = '/api/v1/priority-checks';
const CLAIM = { office: 'JP', rightType: 'P', applicationNumber: '2026-000001', filingDate: '2026-01-15' };

const listOf = (claims: object[]) => ({ laterApplication: LATER, priorityClaimBag: claims });
const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => ({
    ...CLAIM,
    applicationNumber: `2026-${String(from + index).padStart(6, '0')}`,
  }));

describe('long lists of claims', () => {
  let gateway: GatewayFixture;
  let now = new Date('2026-11-20T10:00:05Z');
  beforeEach(async () => {
    now = new Date('2026-11-20T10:00:05Z');
    gateway = await createGateway({
      now: () => now,
      authenticate: async (request) => {
        const [name, ...roles] = (request.get('X-Test-Caller') ?? '').split(' ');
        return name ? { name, roles: new Set(roles as Role[]) } : undefined;
      },
    });
  });
  afterEach(() => gateway.close());

  const examiner = { 'X-Test-Caller': 'ann examiner' };
  const read = (location: string, headers: Record<string, string> = examiner) =>
    fetch(gateway.url + location, { headers });
  async function begun(claims: object[], headers: Record<string, string> = examiner) {
    const response = await gateway.post(PATH, listOf(claims), headers);
    expect(response.status).to.equal(202);
    const { requestId } = await answerOf(jobState, response);
    const location = response.headers.get('Location') ?? '';
    expect(location).to.equal(`/api/v1/priority-check-jobs/${requestId}`);
    return location;
  }
  async function ended(location: string, query = '') {
    for (;;) {
      const job = await answerOf(jobAnswer, await read(location + query));
      if (job.requestStatusCategory !== 'pending') return job;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it('are answered at once up to 1,000 claims, to anyone', async () => {
    const response = await gateway.post(PATH, listOf(Array.from({ length: 1_000 }, () => CLAIM)));
    expect((await answerOf(priorityCheckAnswer, response)).priorityCheckBag).to.have.length(1_000);
  });

  it('are a job above that, with the same answers in their order, for one block', async () => {
    const claims = numbered(1_100);
    const location = await begun(claims);
    const first = await ended(location, '?limit=3&count=true');
    expect(first).to.include({ requestStatusCategory: 'success', claimQuantity: 1_100, totalCount: 1_100 });
    expect(first).to.include({ checkedQuantity: 1_100, limit: 3, offset: 0 });
    expect(first.asOf?.blockNumber).to.equal(40);
    expect(first.freshness?.officeBag[0]).to.include({ office: 'JP', participation: 'active' });
    const expected = await answerOf(
      priorityCheckAnswer,
      await gateway.post(PATH, listOf(claims.slice(0, 3))),
    );
    expect(first.priorityCheckBag).to.deep.equal(expected.priorityCheckBag);
    // Over the border of what is compressed together, and over the end.
    const middle = await ended(location, '?limit=1000&offset=500');
    expect(middle.priorityCheckBag?.map(({ applicationNumber }) => applicationNumber)).to.deep.equal(
      claims.slice(500).map(({ applicationNumber }) => applicationNumber),
    );
    expect((await ended(location, '?offset=1100')).priorityCheckBag).to.deep.equal([]);
  });

  it('are shown as in the example of the README', () => {
    jobAnswer.parse(readmeExample('priority-check-jobs answer'));
  });

  it('check a claim once that is there 5,000 times', async () => {
    const { reader } = gateway;
    let reads = 0;
    const counted = {
      ...reader,
      record: async (office: string, key: string) => {
        reads += 1;
        return reader.record(office, key);
      },
    };
    gateway.reader = { ...counted, still: (work) => work(counted) };
    const job = await ended(await begun(Array.from({ length: 5_000 }, () => CLAIM)), '?offset=4999');
    expect(job.priorityCheckBag?.map(({ verdict }) => verdict)).to.deep.equal(['confirmed']);
    expect(reads).to.be.lessThan(10);
  });

  it('keep nobody else waiting', async () => {
    const location = await begun(numbered(4_000));
    let answered = 0;
    for (;;) {
      const { requestStatusCategory: state } = await answerOf(jobAnswer, await read(location));
      if (state !== 'pending') break;
      expect((await fetch(`${gateway.url}/healthz`)).status).to.equal(200);
      answered += 1;
    }
    expect(answered).to.be.greaterThan(3);
  });

  it('are for examiners, and read by who sent them', async () => {
    const claims = numbered(1_001);
    const refused = async (headers: Record<string, string>) =>
      (await problemOf(await gateway.post(PATH, listOf(claims), headers))).code;
    expect(await refused({})).to.equal('CREDENTIALS_MISSING');
    expect(await refused({ 'X-Test-Caller': 'bob auditor' })).to.equal('ROLE_MISSING');
    const location = await begun(claims);
    await ended(location);
    const other = await problemOf(await read(location, { 'X-Test-Caller': 'eve examiner' }));
    const none = await problemOf(await read(`/api/v1/priority-check-jobs/${'0'.repeat(32)}`));
    expect({ ...other, correlationId: '' }).to.deep.equal({ ...none, correlationId: '' });
    expect(other.code).to.equal('RESOURCE_NOT_FOUND');
  });

  it('are one job for one idempotency key', async () => {
    const key = { ...examiner, 'Idempotency-Key': 'list-42' };
    const location = await begun(numbered(1_001), key);
    expect(await begun(numbered(1_001), key)).to.equal(location);
    const conflict = await problemOf(await gateway.post(PATH, listOf(numbered(1_002)), key));
    expect(conflict.code).to.equal('IDEMPOTENCY_CONFLICT');
    await ended(location);
  });

  it('are kept for an hour and 16 at a time; then the gateway says that it is busy', async () => {
    const many = Array.from({ length: 1_001 }, () => CLAIM);
    const locations = [];
    for (let count = 0; count < 16; count++) locations.push(await begun(many));
    const response = await gateway.post(PATH, listOf(many), examiner);
    expect(response.headers.get('Retry-After')).to.equal('60');
    expect((await problemOf(response)).code).to.equal('BUSY');
    for (const location of locations) await ended(location);
    now = new Date(now.getTime() + 3_600_000);
    expect((await read(locations[0] ?? '')).status).to.equal(404);
    await ended(await begun(many));
  });

  it('end in an error with its code when the register cannot be read, and hold nothing then', async () => {
    gateway.reader = {
      ...gateway.reader,
      still: async () => {
        throw Object.assign(new Error('gone'), { code: 'STORE_UNAVAILABLE' });
      },
    };
    const job = await ended(await begun(numbered(1_001)));
    expect(job).to.include({ requestStatusCategory: 'error', code: 'REGISTER_UNAVAILABLE' });
    expect(job.priorityCheckBag).to.equal(undefined);
    expect(gateway.faults).to.have.length(1);
  });

  it('have at most 20,000 claims, are not signed, and have no document beside them', async () => {
    const fieldsOf = async (body: object) =>
      (await problemOf(await gateway.post(PATH, body, examiner))).invalidParams?.map(({ name }) => name);
    const list = listOf(Array.from({ length: 1_001 }, () => CLAIM));
    expect(await fieldsOf(listOf(Array.from({ length: 20_001 }, () => CLAIM)))).to.deep.equal([
      'priorityClaimBag',
    ]);
    expect(await fieldsOf({ ...list, signed: true })).to.deep.equal(['signed']);
    const laterApplication = { ...LATER, documentDigestBag: [`raw:${'a'.repeat(64)}`] };
    expect(await fieldsOf({ ...list, laterApplication })).to.deep.equal([
      'laterApplication.documentDigestBag',
    ]);
  });
});
