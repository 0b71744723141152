import { expect } from 'chai';
import { createAuditTrail } from '#node/audit-trail.ts';
import type { Deployment } from '#node/chain/deploy.ts';
import { type Operations, serveControl } from '#node/control.ts';
import { operations } from '#node/control-operations.ts';
import { keyTrail, LOCAL } from '#node/file-keys.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { observerOperations } from '#node/observer-operations.ts';
import { createRegisterReader } from '#node/register/reader.ts';
import { openStore } from '#node/store.ts';
import { AT, closeOffice, newPool, openOffice, type TestOffice } from './intake/office-fixture.ts';

const CHANGE = { ...LOCAL, operation: 'access add', subject: 'desk-1: auditor', outcome: 'begun' } as const;

describe('the trail of keys that are files', () => {
  let pool: WorkerPool;
  let office: TestOffice;
  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    office = await openOffice('JP');
  });
  afterEach(() => closeOffice(office));

  async function rows(store = office.store): Promise<object[]> {
    const page = { limit: 10, offset: 0, descending: false };
    const { rows: found } = await createAuditTrail(store, () => AT).list(page);
    return found.map(({ seq, by, channel, operation, subject, outcome }) => {
      return { seq, by, channel, operation, subject, outcome };
    });
  }
  async function whileServing<T>(served: Operations, work: () => Promise<T>): Promise<T> {
    const control = await serveControl(office.folder, served);
    return work().finally(() => control.close());
  }

  it('is that of the node or observer which runs', async () => {
    const [reader, audit] = [
      createRegisterReader(office.store, '31337'),
      createAuditTrail(office.store, () => AT),
    ];
    const ofOffice = operations({ ...office, reader, audit, pool });
    const ofObserver = observerOperations(office.store, {} as Deployment); // of which a change of keys needs nothing
    const add = () => keyTrail(office.folder).add(CHANGE);
    expect(await whileServing(ofOffice, add)).to.equal(1);
    expect(await whileServing(ofObserver, add)).to.equal(2);
    expect(await rows()).to.deep.equal([
      { seq: 1, ...CHANGE },
      { seq: 2, ...CHANGE },
    ]);
  });

  it('is in the store where none runs, and says who asks by the account alone', async () => {
    await office.store.close();
    expect(await keyTrail(office.folder).add({ ...CHANGE, by: 'somebody', channel: 'http' })).to.equal(1);
    const store = await openStore(office.folder);
    expect(await rows(store)).to.deep.equal([{ seq: 1, ...CHANGE }]);
    await store.close();
  });

  it('takes nothing but a change of such keys', async () => {
    await office.store.close();
    const refused = await keyTrail(office.folder)
      .add({ ...CHANGE, operation: 'publish' })
      .then(() => false)
      .catch(() => true);
    expect(refused).to.equal(true);
  });
});
