import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { withdraw } from '#node/actions.ts';
import { fsck } from '#node/fsck.ts';
import type { Difference } from '#node/fsck-check.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { APPLICATIONS, type ApplicationRecord, ENTRIES } from '#node/store/office.ts';
import {
  closeOffice,
  newFolder,
  newPool,
  openOffice,
  SAMPLES,
  type TestOffice,
  take,
} from './intake/office-fixture.ts';

describe('fsck of numbers', () => {
  let office: TestOffice;
  let pool: WorkerPool;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    office = await openOffice('JP');
  });
  afterEach(() => closeOffice(office));

  const numbers = async (): Promise<string[]> => {
    const found: Difference[] = [];
    await fsck({ ...office, repair: true, onDifference: (difference) => found.push(difference) });
    return found
      .filter(({ code }) => code === 'NUMBER_DIFFERS')
      .map(({ where, message, mended }) => `${where}: ${message}${mended ? ', mended' : ''}`);
  };
  /** As a rule that was corrected since would have read it. */
  const readOnceAs = async (index: number, before: string, changes: Partial<ApplicationRecord> = {}) => {
    const entry = await office.store.get(ENTRIES, index);
    const [id = ''] = entry?.applications ?? [];
    const record = await office.store.get(APPLICATIONS, id);
    if (entry === undefined || record === undefined) throw new TypeError(`no entry ${index}`);
    await office.store.update(async (batch) => {
      batch.put(ENTRIES, index, { ...entry, applications: [before, ...entry.applications.slice(1)] });
      batch.put(APPLICATIONS, before, { ...record, id: before, ...changes }).delete(APPLICATIONS, id);
    });
  };

  it('finds nothing to say of documents of every standard, nor of events and stated files', async () => {
    await take(pool, office, [join(SAMPLES, 'JP'), join(SAMPLES, 'dialects')]);
    await withdraw(office, 'JP.P.2024080202');
    const folder = newFolder();
    writeFileSync(join(folder, 'drawing.pdf'), '%PDF-1.7 fictional');
    await take(pool, office, [join(folder, 'drawing.pdf')], {
      ...{ applicationId: 'JP.P.2024080202', kind: 'priority-document' },
    });
    rmSync(folder, { recursive: true });
    expect((await office.store.meta('log'))?.size).to.be.above(6);
    expect(await numbers()).to.deep.equal([]);
  });

  it('lists what reads differently, with the reading of today and its rule, and mends nothing', async () => {
    await take(pool, office, [join(SAMPLES, 'JP', 'patent-publication.xml')]);
    await readOnceAs(0, 'JP.P.202480202');
    expect(await numbers()).to.deep.equal([
      'JP.P.202480202 (entry 0): reads as JP.P.2024080202 by rule JP-P-2000@1 today',
    ]);
    const quiet = { ...office, onDifference: () => undefined };
    expect(await fsck(quiet), 'a note is no damage').to.equal(0);
  });

  it('tells no number that is not public', async () => {
    await take(pool, office, [join(SAMPLES, 'JP', 'patent-application.xml')]);
    await readOnceAs(0, 'JP.P.202520101');
    expect(await numbers()).to.deep.equal([
      'sealed application (entry 0): reads as another number by rule JP-P-2000@1 today',
    ]);
  });

  it('lists a record of a package that no record of the file reads as', async () => {
    const em = await openOffice('EM');
    await closeOffice(office);
    office = em;
    await take(pool, office, [join(SAMPLES, 'EM', 'trademark-bag.xml')]);
    await readOnceAs(0, 'EM.T.19100507');
    expect(await numbers()).to.deep.equal(['EM.T.19100507 (entry 0): gives no number today']);
  });

  it('reads the canonical number of what was imported', async () => {
    await take(pool, office, [join(SAMPLES, 'JP', 'patent-publication.xml')]);
    const record = await office.store.get(APPLICATIONS, 'JP.P.2024080202');
    if (record === undefined) throw new TypeError('no application');
    const { firstDocument: _, ...imported } = record;
    await office.store.update(async (batch) => {
      for (const id of ['JP.P.2007-290922', 'JP.P.2007290922', 'JP.P.nonsense']) {
        batch.put(APPLICATIONS, id, { ...imported, id, documents: [] });
      }
    });
    expect(await numbers()).to.deep.equal([
      'JP.P.2007-290922 (imported): reads as JP.P.2007290922 by rule JP-P-2000@1 today',
    ]);
  });
});
