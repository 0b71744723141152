import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type ImportOutcome, importList } from '#node/backfill/import.ts';
import { APPLICATIONS, CODES, OUTBOX } from '#node/store/office.ts';
import { openKey, sealedKey } from '#protocol/keys.ts';
import {
  closeOffice,
  newPool,
  openOffice,
  SAMPLES,
  type TestOffice,
  take,
  wordFor,
} from '../intake/office-fixture.ts';

const HEADER = 'office,right,number,filingDate,digest,published,publication,accessCode,claims';
const CODE = 'ABCD EFGH JKMN PQRS TVWX';

describe('import of a list', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openOffice('JP');
  });
  afterEach(() => closeOffice(office));

  async function importText(name: string, text: string): Promise<ImportOutcome> {
    const path = join(office.folder, name);
    writeFileSync(path, text);
    return importList(path, `${path}.refused`, office);
  }
  const importObjects = (...lines: object[]): Promise<ImportOutcome> =>
    importText('list.ndjson', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const refusals = (): { line: number; code: string; message: string; text?: string }[] =>
    readFileSync(join(office.folder, 'list.ndjson.refused'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  async function outbox(): Promise<object[]> {
    const items: object[] = [];
    for await (const [, { action }] of office.store.scan(OUTBOX)) items.push(action);
    return items;
  }

  const plain = { office: 'JP', right: 'P', number: '特願2007-290922', filingDate: '2007-11-08' };
  const id = 'JP.P.2007290922';

  it('reads the format that is said, whatever the name, and no pipe', async () => {
    const path = join(office.folder, 'list');
    writeFileSync(path, 'office,right,number,filingDate\nJP,P,特願2007-290922,2007-11-08\n');
    const outcome = await importList(path, `${path}.refused`, { ...office, format: 'csv' });
    expect(outcome).to.include({ lines: 1, recorded: 1 });
    const failure = await importList('/dev/null', `${path}.refused`, office).catch(({ code }) => code);
    expect(failure).to.equal('FILE_NOT_REGULAR');
  });

  it('records number and date, and declares the claims of the application', async () => {
    const claims = [{ office: 'US', number: '11/595,123', date: '2006-11-09' }];
    const outcome = await importObjects({ ...plain, publication: '2009-118318', claims });
    expect(outcome).to.deep.equal({ lines: 1, recorded: 1, changed: 0, known: 0, refused: 0, report: null });
    const [record, claim, ...more] = await outbox();
    expect(record).to.deep.equal({
      type: 'record-open',
      applicationId: id,
      key: openKey(id),
      profile: 'none',
      digest: '0'.repeat(64),
      filingDate: '2007-11-08',
    });
    expect(claim).to.deep.equal({
      type: 'declare-open',
      earlierKey: openKey('US.P.11595123'),
      laterKey: openKey(id),
      claimedDate: '2006-11-09',
    });
    expect(more).to.deep.equal([]);
    expect(await office.store.get(APPLICATIONS, id)).to.deep.include({
      visibility: 'open',
      publication: '2009-118318',
      documents: [],
    });
  });

  it('doubles nothing when it runs again, and takes what came to the list', async () => {
    await importObjects(plain, plain);
    const before = await outbox();
    expect(await importObjects(plain, { ...plain, number: '2007-290923' })).to.include({
      known: 1,
      recorded: 1,
    });
    expect(await outbox()).to.have.length(before.length + 1);
    const claims = [{ office: 'EP', number: '06123456.7', date: '2006-11-09' }];
    expect(await importObjects({ ...plain, claims })).to.include({ changed: 1, recorded: 0 });
    expect(await importObjects({ ...plain, claims })).to.include({ known: 1, changed: 0 });
    expect(await outbox()).to.have.length(before.length + 2);
  });

  it('refuses line by line, and reports each with its reason', async () => {
    await importObjects(plain);
    const outcome = await importText(
      'list.ndjson',
      [
        JSON.stringify({ ...plain, filingDate: '2007-11-09' }),
        '{"office": "JP"',
        JSON.stringify({ ...plain, office: 'KR' }),
        JSON.stringify({ ...plain, number: 'none' }),
        JSON.stringify({ ...plain, filingDate: '2007-02-30' }),
        JSON.stringify({ ...plain, filingDate: '2007-11' }),
        JSON.stringify({ ...plain, digest: 'md5:00' }),
        JSON.stringify({ ...plain, right: 'X', colour: 1 }),
        JSON.stringify({ ...plain, number: '2007-1', published: false }),
        JSON.stringify({ ...plain, published: false, accessCode: CODE }),
        JSON.stringify({ ...plain, digest: `raw:${'ab'.repeat(32)}` }),
        '',
        JSON.stringify({ ...plain, number: '2007-290924' }),
      ].join('\n'),
    );
    expect(outcome).to.include({ lines: 12, recorded: 1, refused: 11 });
    expect(refusals().map(({ line, code }) => [line, code])).to.deep.equal([
      [1, 'CONFLICT'],
      [2, 'IMPORT_LINE_INVALID'],
      [3, 'OFFICE_NOT_SERVED'],
      [4, 'NUMBER_REFUSED'],
      [5, 'DATE_IMPOSSIBLE'],
      [6, 'FILING_DATE_PARTIAL'],
      [7, 'DIGEST_INVALID'],
      [8, 'IMPORT_LINE_INVALID'],
      [9, 'ACCESS_CODE_MISSING'],
      [10, 'CONFLICT'],
      [11, 'CONFLICT'],
    ]);
    expect(refusals()[7]?.message).to.include('right').and.to.include('colour');
    expect(refusals()[3]?.text).to.equal(JSON.stringify({ ...plain, number: 'none' }));
    expect(refusals()[9]).to.not.have.property('text'); // it holds an access code
    expect(statSync(join(office.folder, 'list.ndjson.refused')).mode & 0o777).to.equal(0o600);
  });

  it('records an unpublished one sealed, under the code that its applicant has', async () => {
    expect(await importObjects({ ...plain, published: false, accessCode: CODE })).to.include({ recorded: 1 });
    const k = CODE.replaceAll(' ', '');
    expect(await outbox()).to.have.nested.property('[0].key', sealedKey(k, id));
    expect(JSON.stringify(await outbox())).to.not.include('2007290922');
    const row = await office.store.get(CODES, id);
    expect(row && office.vault.open(id, row)).to.equal(k);
    const other = CODE.replace('A', 'B');
    expect(await importObjects({ ...plain, published: false, accessCode: other })).to.include({ refused: 1 });
    expect(await importObjects(plain)).to.include({ refused: 1 });
    expect(refusals()[0]?.message).to.include('publish');
  });

  it('reads CSV, with a byte order mark and claims as JSON in a cell', async () => {
    const claims = '"[{""office"":""US"",""number"":""11/595,123"",""date"":""2006-11-09""}]"';
    const rows = [
      `\ufeff${HEADER}`,
      `JP,P,2007-290922,20071108,raw:${'ab'.repeat(32)},true,,,${claims}`,
      'JP,P,2007-290923,2007-11-08,,,,,',
      'JP,P,2007-290924',
    ];
    const outcome = await importText('list.csv', rows.join('\r\n'));
    expect(outcome).to.include({ lines: 3, recorded: 2, refused: 1 });
    expect(await outbox()).to.have.length(3);
    expect(await office.store.get(APPLICATIONS, id)).to.include({
      profile: 'raw',
      filedAs: `raw:${'ab'.repeat(32)}`,
    });
  });

  it('names every wrong column of a CSV header at once', async () => {
    const failure = await importText('list.csv', 'office,Right,number,number\nJP,P,1,2\n').then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure)
      .to.include({ code: 'IMPORT_HEADER_INVALID' })
      .and.to.have.property('message')
      .that.includes('"Right" is unknown')
      .and.includes('number stands twice')
      .and.includes('right is missing')
      .and.includes('filingDate is missing');
  });

  it('fits the documents of the application that come later', async () => {
    const pool = newPool();
    try {
      await importObjects({ office: 'JP', right: 'P', number: '2024-80202', filingDate: '2024-05-20' });
      const sample = join(SAMPLES, 'JP', 'patent-publication.xml');
      const [outcome] = await take(pool, office, [sample]);
      expect(wordFor(outcome)).to.equal('accepted');
      expect(await office.store.get(APPLICATIONS, 'JP.P.2024080202')).to.deep.include({ documents: [0] });
      const records = (await outbox()).filter((action) => JSON.stringify(action).includes('record-'));
      expect(records).to.have.length(1);
    } finally {
      await pool.close();
    }
  });
});
