import { join } from 'node:path';
import { expect } from 'chai';
import { accessCodeOf, publish } from '#node/actions.ts';
import { decideClaim, declareClaim, openClaims, withdrawClaim } from '#node/claim-actions.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { APPLICATIONS, type ApplicationRecord, type OwnClaim } from '#node/store/office.ts';
import type { OutboxAction } from '#node/store/outbox.ts';
import { pendingItems } from '#node/store/queue.ts';
import { parseAccessCode } from '#protocol/access-code.ts';
import { claimId, claimKey, openKey } from '#protocol/keys.ts';
import { closeOffice, newPool, openOffice, SAMPLES, type TestOffice, take } from './intake/office-fixture.ts';

const JP = 'JP.P.2025020101';
const US = 'US.P.19400111';
const PLACE = { earlier: JP, claimedDate: '2025-03-03' };

describe('actions on priority claims', () => {
  let pool: WorkerPool;
  let jp: TestOffice;
  let us: TestOffice;
  let code: string;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    [jp, us] = [await openOffice('JP'), await openOffice('US')];
    await take(pool, jp, [join(SAMPLES, 'JP', 'patent-application.xml')]);
    await take(pool, us, [join(SAMPLES, 'US', 'patent-application.xml')]);
    code = await accessCodeOf(jp, JP);
  });
  afterEach(async () => {
    await closeOffice(jp);
    await closeOffice(us);
  });

  async function lastAction(): Promise<OutboxAction | undefined> {
    return (await pendingItems(us.store, 100)).at(-1)?.action;
  }
  const only = ({ claims }: ApplicationRecord): OwnClaim | undefined => claims[0];
  async function codeOf(action: Promise<unknown>): Promise<string> {
    const error: unknown = await action.then(() => undefined).catch((thrown: unknown) => thrown);
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }

  it('decide a sealed claim under its key, an open one under its name, each as often as it is another', async () => {
    await declareClaim(us, US, PLACE, code);
    const key = claimKey(parseAccessCode(code), JP, 0);
    expect(only(await decideClaim(us, US, { earlier: JP }, 'Accepted'))).to.include({
      state: 'sealed',
      status: 'Accepted',
      changes: 1,
    });
    expect(await lastAction()).to.deep.equal({ type: 'decide', claim: key, status: 'Accepted', change: 1 });
    expect(await codeOf(decideClaim(us, US, PLACE, 'Accepted'))).to.equal('ACTION_NOT_POSSIBLE');

    await publish(us, US);
    await decideClaim(us, US, PLACE, 'Refused');
    const claim = claimId({
      openKey: openKey(JP),
      laterKey: openKey(US),
      claimedDate: '2025-03-03',
      osf: 'US',
    });
    expect(await lastAction()).to.deep.equal({ type: 'decide', claim, status: 'Refused', change: 2 });
    await decideClaim(us, US, PLACE, 'Accepted');
    expect(await lastAction()).to.include({ status: 'Accepted', change: 3 });
  });

  it('withdraw a claim, and take that back', async () => {
    await declareClaim(us, US, PLACE, code);
    const claim = claimKey(parseAccessCode(code), JP, 0);
    expect(await codeOf(withdrawClaim(us, US, PLACE, false))).to.equal('ACTION_NOT_POSSIBLE');
    expect(only(await withdrawClaim(us, US, PLACE))).to.include({ withdrawn: true });
    expect(await lastAction()).to.deep.equal({ type: 'withdraw-claim', claim, change: 1 });
    expect(await codeOf(withdrawClaim(us, US, PLACE))).to.equal('ACTION_NOT_POSSIBLE');
    await withdrawClaim(us, US, PLACE, false);
    expect(await lastAction()).to.deep.equal({ type: 'undo-withdraw-claim', claim, change: 2 });
  });

  it('decide nothing that is not on the chain, or not there, or not clear', async () => {
    expect(await codeOf(decideClaim(us, US, PLACE, 'Accepted'))).to.equal('ACTION_NOT_POSSIBLE');
    expect(await codeOf(withdrawClaim(us, US, { earlier: 'JP.P.2025020102' }))).to.equal('CLAIM_NOT_KNOWN');
    expect(await codeOf(decideClaim(us, 'US.P.1', PLACE, 'Accepted'))).to.equal('APPLICATION_NOT_KNOWN');
    await publish(us, US);
    await declareClaim(us, US, { earlier: JP, claimedDate: '2025-03-04' });
    expect(await codeOf(decideClaim(us, US, { earlier: JP }, 'Accepted'))).to.equal('CLAIM_NOT_KNOWN');
    expect((await decideClaim(us, US, PLACE, 'Accepted')).claims).to.have.length(2);
  });

  it('declare a claim that no document made: kept, under the code, or openly', async () => {
    const other = { earlier: 'EP.P.25000001', claimedDate: '2025-04-01' };
    const before = (await pendingItems(us.store, 100)).length;
    expect((await declareClaim(us, US, other)).claims.at(-1)).to.include({ state: 'held' });
    expect(await pendingItems(us.store, 100)).to.have.length(before);
    expect(await codeOf(declareClaim(us, US, other))).to.equal('ACTION_NOT_POSSIBLE');
    await declareClaim(us, US, PLACE, code);
    expect(await lastAction()).to.include({ type: 'declare-sealed' });
    await publish(us, US);
    expect(await lastAction()).to.include({ type: 'declare-open', earlierKey: openKey(other.earlier) });
    expect(await codeOf(declareClaim(us, US, PLACE, code))).to.equal('ACTION_NOT_POSSIBLE');
  });

  it('open the claims that a publication left behind', async () => {
    expect(await codeOf(openClaims(us, US))).to.equal('ACTION_NOT_POSSIBLE');
    await declareClaim(us, US, PLACE, code);
    const record = await us.store.get(APPLICATIONS, US);
    if (record === undefined) throw new TypeError('no application');
    await us.store.update(async (batch) => batch.put(APPLICATIONS, US, { ...record, visibility: 'open' }));
    expect(only(await openClaims(us, US))).to.include({ state: 'open' });
    expect(await lastAction()).to.include({ type: 'open-claim', earlierKey: openKey(JP) });
    expect(await codeOf(openClaims(us, US))).to.equal('ACTION_NOT_POSSIBLE');
  });
});
