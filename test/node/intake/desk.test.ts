/** Files of many records: what can be taken is, what cannot is told, and given again it is tried again. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { fsck } from '#node/fsck.ts';
import { DropFolder } from '#node/intake/drop-folder.ts';
import { ingest, type Outcome } from '#node/intake/ingest.ts';
import { keptReports } from '#node/intake/kept-reports.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { jobsBelow } from '#node/intake/walk.ts';
import { APPLICATIONS, CODES_DUE, ENTRIES } from '#node/store/office.ts';
import { parseEntry } from '#protocol/entry.ts';
import {
  closeOffice,
  newFolder,
  newPool,
  openOffice,
  type TestOffice,
  take,
  wordFor,
} from './office-fixture.ts';

const bag = (...records: readonly string[]): string =>
  `<tmk:TrademarkApplication xmlns:tmk="http://www.wipo.int/standards/XMLSchema/ST96/Trademark" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0">
<tmk:TrademarkBag>${records.join('\n')}</tmk:TrademarkBag></tmk:TrademarkApplication>`;
const mark = (number: string, date = '2025-10-02', office = 'EM'): string =>
  `<tmk:Trademark><com:RegistrationOfficeCode>${office}</com:RegistrationOfficeCode>
<com:ApplicationNumber><com:ApplicationNumberText>${number}</com:ApplicationNumberText></com:ApplicationNumber>
${date === '' ? '' : `<com:ApplicationDate>${date}</com:ApplicationDate>`}</tmk:Trademark>`;
const path = (place: number): string => `/TrademarkApplication/TrademarkBag/Trademark[${place}]`;

describe('a package', () => {
  let office: TestOffice;
  let folder: string;
  let pool: WorkerPool;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    office = await openOffice('EM', newFolder(), []); // trademarks sealed too, so that each has its code
    folder = newFolder();
  });
  afterEach(async () => {
    await closeOffice(office);
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (name: string, ...records: readonly string[]): string => {
    writeFileSync(join(folder, name), bag(...records));
    return join(folder, name);
  };
  const taken = async (...paths: readonly string[]) =>
    (await take(pool, office, paths)).map((outcome) => {
      if (!('index' in outcome)) throw new TypeError(wordFor(outcome));
      return outcome;
    });
  const codes = (outcome: Awaited<ReturnType<typeof taken>>[number] | undefined): string[] =>
    (outcome?.notTaken ?? []).flatMap(({ refusals }) => refusals.map(({ code }) => code));

  it('has its good records taken under the digest of the file, and each of the others reported', async () => {
    const file = put(
      'bag.xml',
      ...[mark('019100507'), mark('Anna 1'), mark('99123456', '2025-10-02', 'US')],
      ...[mark('019100509', '2025-02-30'), mark('019100508')],
    );
    const [outcome] = await taken(file);
    expect(outcome).to.deep.include({
      ...{ status: 'accepted', index: 0, applications: ['EM.T.019100507', 'EM.T.019100508'] },
    });
    expect(outcome?.notTaken.map(({ path, number }) => [path, number])).to.have.deep.members([
      [path(2), '•••• 1'],
      [path(3), '99123456'],
      [path(4), '019100509'],
    ]);
    expect(codes(outcome)).to.have.members(['NUMBER_REFUSED', 'OFFICE_NOT_SERVED', 'DATE_IMPOSSIBLE']);

    const record = await office.store.get(ENTRIES, 0);
    const entry = parseEntry(record?.entry ?? '');
    expect(entry).to.include({ kind: 'data-package', subject: 'EM' });
    expect(record?.applications).to.deep.equal(outcome?.applications);
    for (const id of outcome?.applications ?? []) {
      const application = await office.store.get(APPLICATIONS, id);
      expect(`c14n:${application?.digest}`).to.equal(entry.digest);
    }
    const [kept] = (await keptReports(office.store, { index: 0 })).reports;
    const errors = kept?.report.defects.filter(({ severity }) => severity === 'error') ?? [];
    expect(errors.map(({ code, path }) => [code, path])).to.have.deep.members([
      ['NUMBER_REFUSED', path(2)],
      ['OFFICE_NOT_SERVED', path(3)],
      ['DATE_IMPOSSIBLE', path(4)],
    ]);
  });

  it('is refused whole, with every reason, when no record can be taken', async () => {
    const file = put('bag.xml', mark('Anna 1'), mark('99123456', '2025-10-02', 'US'), mark('019100507', ''));
    expect((await take(pool, office, [file])).map(wordFor)).to.deep.equal([
      'NUMBER_REFUSED OFFICE_NOT_SERVED FILING_DATE_MISSING',
    ]);
    expect((await office.store.meta('log'))?.size).to.equal(0);
    const foreign = put('us.xml', mark('99123456', '2025-10-02', 'US'), mark('99123457', '2025-10-02', 'US'));
    expect((await take(pool, office, [foreign])).map(wordFor)).to.deep.equal(['OFFICE_NOT_SERVED']);
  });

  it('is of the first office served that has a record without fault', async () => {
    const us = mark('99123456', '', 'US');
    const asked: string[] = [];
    const deskFor = async (code: string) => {
      asked.push(code);
      return code === 'JP' ? undefined : office.desk;
    };
    const files = [put('a.xml', us, mark('2025-050404', '2025-10-02', 'JP'), mark('019100507'))];
    for await (const [outcome] of ingest(jobsBelow(files), { pool, deskFor })) {
      expect(wordFor(outcome)).to.equal('accepted');
    }
    expect(asked).to.deep.equal(['JP', 'EM']);
  });

  it('counts two records of one application as one document of it', async () => {
    const [outcome] = await taken(put('bag.xml', mark('019100507'), mark('19100507')));
    expect(outcome?.applications).to.deep.equal(['EM.T.019100507']);
    expect((await office.store.get(APPLICATIONS, 'EM.T.019100507'))?.documents).to.deep.equal([0]);
  });

  it('has its conflicting record left out', async () => {
    await taken(put('first.xml', mark('019100507')));
    const [outcome] = await taken(put('bag.xml', mark('019100507', '2025-10-03'), mark('019100508')));
    expect([outcome?.applications, codes(outcome)]).to.deep.equal([['EM.T.019100508'], ['CONFLICT']]);
    const application = await office.store.get(APPLICATIONS, 'EM.T.019100507');
    expect(application).to.deep.include({ filingDate: '2025-10-02', documents: [0] });
  });

  for (const [how, inOneGroup] of [
    ['later', false],
    ['in one group', true],
  ] as const) {
    it(`given again ${how} is known, and loses no record that can be taken now`, async () => {
      const file = put('bag.xml', mark('019100507'), mark('019100508', ''));
      const other = put('other.xml', mark('019100508'));
      const groups = inOneGroup
        ? [[file, file, other, file, file]]
        : [[file], [file], [other], [file], [file]];
      const outcomes = [];
      for (const group of groups) outcomes.push(...(await taken(...group)));
      expect(outcomes.map((outcome) => [outcome.status, outcome.index, ...codes(outcome)])).to.deep.equal([
        ['accepted', 0, 'FILING_DATE_MISSING'],
        ['known', 0, 'FILING_DATE_MISSING'],
        ['accepted', 1],
        ['known', 0],
        ['known', 0],
      ]);
      expect((await office.store.get(ENTRIES, 0))?.applications).to.deep.equal([
        'EM.T.019100507',
        'EM.T.019100508',
      ]);
      const late = await office.store.get(APPLICATIONS, 'EM.T.019100508');
      expect(late).to.deep.include({ documents: [0, 1], firstDocument: 1 });
      const differences: unknown[] = [];
      await fsck({ ...office, onDifference: (difference) => differences.push(difference) });
      expect(differences).to.deep.equal([]);
    });
  }

  it('gives a code to a record that is new when the package comes again', async () => {
    const file = put('bag.xml', mark('019100507'), mark('019100508', '2025-10-03'));
    await taken(put('first.xml', mark('019100508')));
    expect(codes((await taken(file))[0])).to.deep.equal(['CONFLICT']);
    await office.store.update(async (batch) => void batch.delete(APPLICATIONS, 'EM.T.019100508'));
    expect(codes((await taken(file))[0])).to.deep.equal([]);
    expect(await office.store.get(CODES_DUE, { index: 1, id: 'EM.T.019100508' })).to.equal(true);
  });

  it('takes no word of a sidecar for one of its records', async () => {
    const file = put('bag.xml', mark('019100507'), mark('Anna 1'));
    const outcomes = await take(pool, office, [file], { applicationId: 'EM.T.019100507' });
    expect(outcomes.map(wordFor)).to.deep.equal(['SIDECAR_INVALID']);
  });

  it('dropped into the inbox has a report among the rejected files, until nothing is left to report', async () => {
    const rejected = join(folder, 'rejected');
    const outcomes: Outcome[] = [];
    const drop = new DropFolder({
      ...{ inbox: join(folder, 'inbox'), rejected, now: office.now, pool, stableMilliseconds: 0 },
      deskFor: async (code) => (code === 'EM' ? office.desk : undefined),
      onOutcome: (outcome) => outcomes.push(outcome),
    });
    await drop.sweep();
    const dropped = async (name: string, ...records: readonly string[]): Promise<void> => {
      put(join('inbox', name), ...records);
      await drop.sweep();
    };
    await dropped('bag.xml', mark('019100507'), mark('019100508', ''));
    const [name = ''] = readdirSync(rejected);
    expect(name).to.equal('bag.xml.entry-0.report.json');
    const report = JSON.parse(readFileSync(join(rejected, name), 'utf8'));
    expect(report).to.deep.include({ file: 'bag.xml', entry: 0, applications: ['EM.T.019100507'] });
    expect(report.notTaken[0]).to.include({ path: path(2), number: '019100508' });
    expect(report.notTaken[0].refusals[0])
      .to.include({ code: 'FILING_DATE_MISSING' })
      .and.to.have.property('remedy');

    await dropped('bag.xml', mark('019100507'), mark('019100508', ''));
    expect(readdirSync(rejected)).to.deep.equal([name]);
    await dropped('other.xml', mark('019100508'));
    await dropped('bag.xml', mark('019100507'), mark('019100508', ''));
    expect(readdirSync(rejected)).to.deep.equal([]);
    expect(outcomes.map(wordFor)).to.deep.equal(['accepted', 'known', 'accepted', 'known']);
  });
});
