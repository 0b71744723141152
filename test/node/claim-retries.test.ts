import { join } from 'node:path';
import { expect } from 'chai';
import { accessCodeOf, publish } from '#node/actions.ts';
import { decideClaim, declareClaim, withdrawClaim } from '#node/claim-actions.ts';
import { declareAgain } from '#node/claim-retries.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { APPLICATIONS, KEYS_LOST, type OwnClaim } from '#node/store/office.ts';
import type { OutboxAction } from '#node/store/outbox.ts';
import { pendingItems, settle } from '#node/store/queue.ts';
import { SEALED_CLAIMS } from '#node/store/register.ts';
import { parseAccessCode } from '#protocol/access-code.ts';
import { claimId, claimKey, openKey } from '#protocol/keys.ts';
import { closeOffice, newPool, openOffice, SAMPLES, type TestOffice, take } from './intake/office-fixture.ts';

const JP = 'JP.P.2025020101';
const US = 'US.P.19400111';
const PLACE = { earlier: JP, claimedDate: '2025-03-03' };

describe('a claim whose key another office was faster with', () => {
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
    await declareClaim(us, US, PLACE, code);
  });
  afterEach(async () => {
    await closeOffice(jp);
    await closeOffice(us);
  });

  const keyAt = (index: number) => claimKey(parseAccessCode(code), JP, index);

  /** The register has another office's claim under the first key, and says so of this one. */
  async function lose(reason = 'KeyTaken'): Promise<void> {
    const claimed = { claimSeal: '11'.repeat(32), maskedLaterKey: '22'.repeat(32), maskedDate: '33445566' };
    await us.store.update(async (batch) => {
      const items = await pendingItems(us.store, 100);
      const item = items.find(({ action }) => action.type === 'declare-sealed');
      if (item === undefined) throw new TypeError('nothing was declared');
      settle(batch, item, { state: 'conflict', settledIn: 7, reason });
      batch.put(SEALED_CLAIMS, keyAt(0), {
        ...{ claimKey: keyAt(0), ...claimed, osf: 'EP', status: 'Claimed' },
        declaredAt: '2026-03-02T00:00:00Z',
      });
    });
  }

  async function added(work: () => Promise<unknown>): Promise<OutboxAction[]> {
    const before = new Set((await pendingItems(us.store, 100)).map(({ seq }) => seq));
    await work();
    const items = await pendingItems(us.store, 100);
    return items.filter(({ seq }) => !before.has(seq)).map(({ action }) => action);
  }
  const claim = async (): Promise<OwnClaim | undefined> => (await us.store.get(APPLICATIONS, US))?.claims[0];
  async function lostRows(): Promise<number> {
    let count = 0;
    for await (const _ of us.store.scan(KEYS_LOST)) count += 1;
    return count;
  }

  it('is declared under the next key, once', async () => {
    await lose();
    const actions = await added(async () => expect(await declareAgain(us)).to.equal(1));
    expect(actions).to.have.length(1);
    expect(actions[0]).to.include({ type: 'declare-sealed', claimKey: keyAt(1) });
    expect(await claim()).to.deep.include({ state: 'sealed' });
    expect((await claim())?.sealed).to.include({ index: 1, claimKey: keyAt(1) });
    expect(await lostRows()).to.equal(0);
    expect(await added(async () => expect(await declareAgain(us)).to.equal(0))).to.deep.equal([]);
  });

  it('takes along what was decided on it meanwhile', async () => {
    await decideClaim(us, US, PLACE, 'Accepted');
    await withdrawClaim(us, US, PLACE);
    await lose();
    const actions = await added(() => declareAgain(us));
    expect(actions.slice(1)).to.deep.equal([
      { type: 'decide', claim: keyAt(1), status: 'Accepted', change: 2 },
      { type: 'withdraw-claim', claim: keyAt(1), change: 2 },
    ]);
  });

  it('is declared openly when it was published meanwhile', async () => {
    await publish(us, US);
    await lose();
    const actions = await added(() => declareAgain(us));
    const parties = { earlierKey: openKey(JP), laterKey: openKey(US), claimedDate: '2025-03-03' };
    expect(actions).to.deep.equal([{ type: 'declare-open', ...parties }]);
    await decideClaim(us, US, PLACE, 'Accepted');
    const { claimedDate } = PLACE;
    const name = claimId({ openKey: openKey(JP), laterKey: openKey(US), claimedDate, osf: 'US' });
    expect((await pendingItems(us.store, 100)).at(-1)?.action).to.include({ type: 'decide', claim: name });
  });

  it('is finished after a crash without a second declaration', async () => {
    await lose();
    const { update } = us.store;
    let writes = 0;
    us.store.update = ((change, options) => {
      writes += 1;
      return writes === 2 ? Promise.reject(new Error('power cut')) : update.call(us.store, change, options);
    }) as typeof update;
    expect(await declareAgain(us).catch((error: unknown) => error)).to.be.instanceOf(Error);
    us.store.update = update;
    expect(await lostRows()).to.equal(1);
    expect(await added(() => declareAgain(us))).to.deep.equal([]);
    expect(await lostRows()).to.equal(0);
  });

  it('is left alone when the register refused it for another reason', async () => {
    await lose('Malformed');
    expect(await added(async () => expect(await declareAgain(us)).to.equal(0))).to.deep.equal([]);
  });
});
