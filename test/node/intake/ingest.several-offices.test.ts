/** A file with records of several offices, in a process that serves more than one of them. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ingest, type Outcome } from '#node/intake/ingest.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { jobsBelow } from '#node/intake/walk.ts';
import { APPLICATIONS, ENTRIES } from '#node/store/office.ts';
import { closeOffice, newFolder, newPool, openOffice, type TestOffice, wordFor } from './office-fixture.ts';

const ST96 = 'http://www.wipo.int/standards/XMLSchema/ST96/';
const mark = (office: string, number: string, date = '2025-03-04'): string =>
  `<tmk:Trademark><com:RegistrationOfficeCode>${office}</com:RegistrationOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>${number}</com:ApplicationNumberText></com:ApplicationNumber><com:ApplicationDate>${date}</com:ApplicationDate></tmk:Trademark>`;

describe('a file with records of several offices', () => {
  let pool: WorkerPool;
  let folder: string;
  let offices: TestOffice[];

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    folder = newFolder();
    offices = [await openOffice('EM'), await openOffice('US')];
  });
  afterEach(async () => {
    for (const office of offices) await closeOffice(office);
    rmSync(folder, { recursive: true });
  });

  async function take(...records: readonly string[]): Promise<Outcome | undefined> {
    const xml = `<tmk:TrademarkBag xmlns:tmk="${ST96}Trademark" xmlns:com="${ST96}Common">${records.join('')}</tmk:TrademarkBag>`;
    writeFileSync(join(folder, 'bag.xml'), xml);
    const deskFor = async (code: string) => offices.find(({ office }) => office === code)?.desk;
    const outcomes: Outcome[] = [];
    for await (const group of ingest(jobsBelow([folder]), { pool, deskFor })) outcomes.push(...group);
    expect(outcomes).to.have.length(1);
    return outcomes[0];
  }
  const entriesOf = async (): Promise<(readonly string[] | undefined)[]> =>
    Promise.all(offices.map(async ({ store }) => (await store.get(ENTRIES, 0))?.applications));

  it('goes to the desk of each, and what is of neither is reported once', async () => {
    const records = [mark('EM', '018123456'), mark('US', '98123456'), mark('JP', '2025-012345')];
    const outcome = await take(...records);
    expect(wordFor(outcome)).to.equal('accepted');
    if (outcome === undefined || !('index' in outcome)) throw new Error('refused');
    expect(outcome.applications).to.deep.equal(['EM.T.018123456', 'US.T.98123456']);
    expect(outcome.notTaken).to.have.length(1);
    expect(outcome.notTaken[0]?.refusals[0]).to.have.property('code', 'OFFICE_NOT_SERVED');
    expect(await entriesOf()).to.deep.equal([['EM.T.018123456'], ['US.T.98123456']]);
    expect(wordFor(await take(...records))).to.equal('known');
    expect(await entriesOf()).to.deep.equal([['EM.T.018123456'], ['US.T.98123456']]);
  });

  it('has the faulty records of each told with their place', async () => {
    const outcome = await take(
      ...[mark('EM', '018123456'), mark('US', '98123456'), mark('US', '98123457', '2025-03')],
    );
    if (outcome === undefined || !('index' in outcome)) throw new Error('refused');
    expect(outcome.applications).to.deep.equal(['EM.T.018123456', 'US.T.98123456']);
    expect(outcome.notTaken.map(({ path, refusals }) => [path, refusals[0]?.code])).to.deep.equal([
      ['/TrademarkBag/Trademark[3]', 'FILING_DATE_PARTIAL'],
    ]);
    expect(await offices[1]?.store.get(APPLICATIONS, 'US.T.98123457')).to.equal(undefined);
  });

  it('is taken by the one office where the other has the application with another date', async () => {
    await take(mark('US', '98123456', '2025-03-05'));
    const outcome = await take(mark('EM', '018123456'), mark('US', '98123456'));
    if (outcome === undefined || !('index' in outcome)) throw new Error('refused');
    expect(outcome.applications).to.deep.equal(['EM.T.018123456']);
    expect(outcome.notTaken.map(({ path, refusals }) => [path, refusals[0]?.code])).to.deep.equal([
      ['/TrademarkBag/Trademark[2]', 'CONFLICT'],
    ]);
  });

  it('is refused whole where no office can take any', async () => {
    const outcome = await take(mark('EM', '018123456', '2025'), mark('US', '98123456', '2025-03'));
    expect(wordFor(outcome)).to.equal('FILING_DATE_PARTIAL OFFICE_NOT_SERVED');
    expect(await entriesOf()).to.deep.equal([undefined, undefined]);
  });
});
