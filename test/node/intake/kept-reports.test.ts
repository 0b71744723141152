import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { withdraw } from '#node/actions.ts';
import { keptReports } from '#node/intake/kept-reports.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { purgeDocument } from '#node/store/documents.ts';
import { DEFECTS, ENTRIES } from '#node/store/office.ts';
import { parseEntry } from '#protocol/entry.ts';
import type { Defect } from '#standards/quality/defect.ts';
import { sampleApplication } from '../../../scripts/bench/sample.ts';
import { AT, closeOffice, newFolder, newPool, openOffice, type TestOffice, take } from './office-fixture.ts';

const ID = 'JP.P.2025000007';

describe('reports that intake keeps', () => {
  let office: TestOffice;
  let folder: string;
  let pool: WorkerPool;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    office = await openOffice('JP');
    folder = newFolder();
  });
  afterEach(async () => {
    await closeOffice(office);
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (name: string, change = (text: string): string => text): string => {
    writeFileSync(join(folder, name), change(new TextDecoder().decode(sampleApplication(7))));
    return join(folder, name);
  };
  const fullWidth = (text: string): string => text.replace('2025-000007', '２０２５-000007');
  const one = async (index: number) => (await keptReports(office.store, { index })).reports[0]?.report;

  it('are those of the reader, of a document without defects too', async () => {
    await take(pool, office, [put('good.xml')]);
    expect(await one(0)).to.deep.equal({
      ...{ reader: 'st96', dialect: 'WIPO', kind: 'application', version: 'V6_0', records: 1 },
      defects: [],
    });
    for await (const [index] of office.store.scan(DEFECTS)) expect.fail(`a row for ${index}`);
  });

  it('hold the place of each defect, and the value masked', async () => {
    const claim = `<pat:PriorityClaimBag><pat:PriorityClaim com:sequenceNumber="1"><com:IPOfficeCode>JP</com:IPOfficeCode>
<com:ApplicationNumber><com:ApplicationNumberText>Anna 7</com:ApplicationNumberText></com:ApplicationNumber>
<pat:FilingDate>2024-08-08</pat:FilingDate></pat:PriorityClaim></pat:PriorityClaimBag>`;
    const named = put('named.xml', (text) =>
      fullWidth(text).replace('<pat:InventionTitleBag>', `${claim}<pat:InventionTitleBag>`),
    );
    await take(pool, office, [named]);
    expect((await one(0))?.defects).to.have.length(2);
    const [number, claimed] = (await one(0))?.defects ?? [];
    expect(number).to.include({ code: 'NUMBER_CHARACTERS', line: 2, value: '２０２５-000007' });
    expect(claimed).to.include({ code: 'NUMBER_REFUSED', line: 12, value: '•••• 7' });
  });

  it('tell a document of which none was kept from one without defects', async () => {
    await take(pool, office, [put('good.xml')]);
    await withdraw(office, ID);
    await office.store.update(async (batch) => {
      const record = await office.store.get(ENTRIES, 0);
      if (record === undefined) throw new TypeError('no entry');
      const { read: _, ...before } = record;
      batch.put(ENTRIES, 0, before);
    });
    const { reports } = await keptReports(office.store, { applicationId: ID });
    expect(reports.map(({ report }) => report.defects[0]?.code)).to.deep.equal([
      'REPORT_NOT_KEPT',
      'REPORT_NOT_KEPT',
    ]);
  });

  it('come page by page, none twice and none missing', async () => {
    const [defect]: Defect[] = [{ code: 'NUMBER_YEAR', severity: 'warning', message: 'made' }];
    await office.store.update(async (batch) => {
      for (let index = 0; index < 2500; index += 1) {
        const record = { index, entry: '', leafHash: '', fileName: '', receivedAt: AT, applications: [] };
        batch.put(ENTRIES, index, { ...record, read: { records: 1 } });
      }
      if (defect !== undefined) batch.put(DEFECTS, 10, Array(20_001).fill(defect));
    });
    const seen: number[] = [];
    const ends: (number | null)[] = [];
    for (let next: number | null | undefined; next !== null; ) {
      const page = await keptReports(office.store, {}, next);
      seen.push(...page.reports.map(({ index }) => index));
      next = page.next;
      ends.push(next);
    }
    expect(seen).to.deep.equal(Array.from({ length: 2500 }, (_, index) => index));
    expect(ends).to.deep.equal([10, 2010, null]);
  });

  it('say when there is no such entry or application', async () => {
    const codes = [{ index: 3 }, { applicationId: ID }].map((of) =>
      keptReports(office.store, of).catch(({ code }) => code),
    );
    expect(await Promise.all(codes)).to.deep.equal(['ENTRY_NOT_KNOWN', 'APPLICATION_NOT_KNOWN']);
  });

  it('lose what they quote of a document when it is erased', async () => {
    await take(pool, office, [put('wide.xml', fullWidth)]);
    const { rawDigest } = parseEntry((await office.store.get(ENTRIES, 0))?.entry ?? '');
    await purgeDocument(office.store, rawDigest, { at: AT, reason: 'by order' });
    const [defect] = (await one(0))?.defects ?? [];
    expect(defect).to.include({ code: 'NUMBER_CHARACTERS', line: 2 }).and.not.to.have.property('value');
  });
});
