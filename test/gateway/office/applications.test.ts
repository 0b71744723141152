import { join } from 'node:path';
import { expect } from 'chai';
import type { WorkerPool } from '#node/intake/pool.ts';
import { newPool, SAMPLES, take } from '../../node/intake/office-fixture.ts';
import { problemOf } from '../fixture.ts';
import { createOfficeGateway, jsonOf, type OfficeGateway } from './fixture.ts';

const JP = 'JP.P.2025020101';
const OTHER = 'EP.P.25000001';

describe('the applications of an office over HTTP', () => {
  let pool: WorkerPool;
  let own: OfficeGateway;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    own = await createOfficeGateway(pool);
    await take(pool, own.office, [join(SAMPLES, 'JP', 'patent-application.xml')]);
  });
  afterEach(() => own.close());

  async function done(path: string, body: object) {
    const response = await own.post(path, body);
    expect(response.status, await response.clone().text()).to.equal(200);
    return jsonOf(response);
  }
  async function refused(path: string, body: object): Promise<string> {
    const { status, code } = await problemOf(await own.post(path, body));
    return `${status} ${code}`;
  }

  it('are looked up, published, corrected, withdrawn and taken back, each once', async () => {
    expect(await done('own-application-lookups', { applicationId: JP })).to.include({ state: 'sealed' });
    for (const publicationNumber of ['JP\n1A', 'JP\u202e1A', 'J'.repeat(65)])
      expect(await refused('publications', { applicationId: JP, publicationNumber })).to.match(/^400/);
    const published = await done('publications', { applicationId: JP, publicationNumber: '特開 1A' });
    expect(published).to.include({ state: 'open', publicationNumber: '特開 1A' });
    expect(await refused('publications', { applicationId: JP })).to.equal('409 ACTION_NOT_POSSIBLE');
    const corrected = await done('corrections', { applicationId: JP, filingDate: '2025-03-01' });
    expect(corrected).to.include({ filingDate: '2025-03-01' });
    expect(await done('withdrawals', { applicationId: JP })).to.include({ withdrawn: true });
    expect(await refused('withdrawals', { applicationId: JP })).to.equal('409 ACTION_NOT_POSSIBLE');
    expect(await done('withdrawals', { applicationId: JP, undo: true })).to.include({ withdrawn: false });
    expect(await refused('withdrawals', { applicationId: 'JP.P.1' })).to.equal('404 APPLICATION_NOT_KNOWN');
    expect(await refused('withdrawals', { applicationId: 'nonsense' })).to.equal('400 BODY_INVALID');
  });

  it('give out their code, and write down that they did', async () => {
    const { accessCode, ...rest } = await done('access-codes', { applicationId: JP });
    expect(rest).to.have.all.keys('applicationId', 'givenOutAt');
    const { rows } = await own.audit.list({ limit: 1, offset: 0, descending: true });
    expect(rows[0]).to.include({ by: 'the operator', operation: 'accessCode', subject: JP, channel: 'http' });
    expect(JSON.stringify(rows)).to.not.include(accessCode);
  });

  it('make claims, which are opened, decided, withdrawn and taken back', async () => {
    const claim = { laterApplicationId: JP, earlierApplicationId: OTHER, claimedDate: '2024-05-01' };
    const held = await done('priority-claims', claim);
    expect(held.priorityClaimBag.at(-1)).to.include({ earlierApplicationId: OTHER, state: 'held' });
    expect(await refused('priority-claim-decisions', { ...claim, status: 'Accepted' })).to.match(/^409/);
    expect(await refused('priority-claim-openings', { laterApplicationId: JP })).to.match(/^409/);
    await done('publications', { applicationId: JP });
    const decided = await done('priority-claim-decisions', { ...claim, status: 'Refused' });
    expect(decided.priorityClaimBag.at(-1)).to.include({ state: 'open', status: 'Refused' });
    const withdrawn = await done('priority-claim-withdrawals', claim);
    expect(withdrawn.priorityClaimBag.at(-1)).to.include({ withdrawn: true });
    await done('priority-claim-withdrawals', { ...claim, undo: true });
    const itself = { laterApplicationId: JP, earlierApplicationId: JP };
    expect(await refused('priority-claims', itself)).to.equal('409 ACTION_NOT_POSSIBLE');
    const other = { ...claim, claimedDate: '2024-05-02', status: 'Accepted' };
    expect(await refused('priority-claim-decisions', other)).to.equal('404 CLAIM_NOT_KNOWN');
    const wrong = await problemOf(await own.post('priority-claims', { ...claim, accessCode: 'ABCD-EFGH' }));
    expect(wrong.invalidParams).to.deep.equal([{ name: 'accessCode', reason: 'expected an access code' }]);
  });

  it('show their trail to auditors, the keys of others in it by office only', async () => {
    await done('withdrawals', { applicationId: JP });
    const sealedKey = 'ab'.repeat(32);
    const body = { office: 'US', rightType: 'P', applicationNumber: '18/000,001', sealedKey };
    const asked = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    await own.as('', 'application-lookups', asked);
    const events = await own.as('auditor', 'audit-events?sort=-sequenceNumber&count=true');
    const { totalCount, auditEventBag: bag } = await jsonOf(events);
    expect(totalCount).to.equal(2);
    expect(bag[0]).to.include({
      by: 'anonymous',
      outcome: 'used',
      operation: 'application-lookups',
      subject: 'US',
    });
    expect(bag[0].correlationId).to.be.a('string');
    expect(bag[0].previousHash).to.equal(bag[1].hash);
    expect(bag[1]).to.include({ by: 'the operator', outcome: 'begun', operation: 'withdraw', subject: JP });
    expect(JSON.stringify(bag)).to.not.include(sealedKey).and.not.include('18/000,001');
    expect((await own.as('operator', 'audit-events')).status).to.equal(403);
  });
});
