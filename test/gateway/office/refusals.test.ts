import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { WorkerPool } from '#node/intake/pool.ts';
import type { Refusal } from '#node/intake/reading.ts';
import { reject } from '#node/intake/rejected.ts';
import { reportOnRefusals } from '#node/intake/report.ts';
import { AT, newPool } from '../../node/intake/office-fixture.ts';
import { problemOf } from '../fixture.ts';
import { createOfficeGateway, jsonOf, type OfficeGateway } from './fixture.ts';

const HOSTILE = '"><script>alert(1)<script>\u202e.xml';
const WRONG: Refusal = { code: 'SIDECAR_MISSING', message: 'it says nothing', where: 'line 7' };

describe('the refused files of an office over HTTP', () => {
  let pool: WorkerPool;
  let own: OfficeGateway;
  let folder: string;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    own = await createOfficeGateway(pool);
    folder = join(own.office.folder, 'rejected');
  });
  afterEach(() => own.close());

  function refuse(name: string, refusals: readonly Refusal[]): void {
    const path = join(own.office.folder, 'taken');
    writeFileSync(path, 'x');
    reject(folder, name, { path }, reportOnRefusals(refusals), AT);
  }

  it('are none as long as nothing was refused', async () => {
    const answer = await own.as('operator', 'refusals?count=true');
    expect(await jsonOf(answer)).to.deep.equal({ limit: 20, offset: 0, totalCount: 0, refusalBag: [] });
  });

  it('have every finding, with its place and what can be done, whatever the file is called', async () => {
    refuse(HOSTILE, [WRONG, { ...WRONG, where: 'kind' }]);
    const answer = await own.as('operator', 'refusals');
    expect(answer.headers.get('Content-Type')).to.match(/^application\/json/);
    const [refused] = (await jsonOf(answer)).refusalBag;
    expect(refused).to.include({ fileName: HOSTILE, at: AT, report: 'read', findingCount: 2 });
    expect(refused).to.not.have.property('leafIndex');
    const [byLine, byField] = refused.findingBag;
    expect(byLine).to.include({
      ...{ code: WRONG.code, severity: 'error', message: WRONG.message },
      line: 7,
    });
    expect(byField).to.include({ path: 'kind' });
    expect(byLine.remedy).to.be.a('string').that.is.not.equal('');
  });

  it('are answered 304 as long as nothing else was refused', async () => {
    refuse('a.xml', [WRONG]);
    const etag = (await own.as('operator', 'refusals')).headers.get('ETag') ?? '';
    const ask = () => own.as('operator', 'refusals', { headers: { 'If-None-Match': etag } });
    expect((await ask()).status).to.equal(304);
    refuse('a.xml', [WRONG]);
    const more = await ask();
    expect(more.status).to.equal(200);
    expect((await jsonOf(more)).refusalBag).to.have.length(2);
  });

  it('have the first findings of a long report, and their number', async () => {
    refuse(
      'long.xml',
      Array.from({ length: 130 }, () => WRONG),
    );
    const [refused] = (await jsonOf(await own.as('operator', 'refusals'))).refusalBag;
    expect([refused.findingCount, refused.findingBag.length]).to.deep.equal([130, 100]);
  });

  it('are listed with a damaged report too', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'torn.xml.report.json'), '{"file":');
    const answer = await own.as('operator', 'refusals');
    expect(answer.status).to.equal(200);
    const [refused] = (await jsonOf(answer)).refusalBag;
    expect(refused).to.include({ fileName: 'torn.xml', report: 'damaged', findingCount: 0 });
  });

  it('could not be found out where the folder cannot be read', async () => {
    writeFileSync(folder, '');
    const problem = await problemOf(await own.as('operator', 'refusals'));
    expect([problem.status, problem.code]).to.deep.equal([503, 'REGISTER_UNAVAILABLE']);
    expect(JSON.stringify(problem)).to.not.include(own.office.folder);
  });

  it('are for operators and auditors, a hundred at most, and no path is asked for', async () => {
    expect((await own.as('auditor', 'refusals')).status).to.equal(200);
    expect((await problemOf(await own.as('', 'refusals'))).code).to.equal('CREDENTIALS_MISSING');
    expect((await problemOf(await own.as('examiner', 'refusals'))).code).to.equal('ROLE_MISSING');
    expect((await own.as('auditor', 'refusals?limit=100')).status).to.equal(200);
    for (const wrong of ['limit=101', 'limit=0', 'offset=-1', 'folder=..', 'sort=at'])
      expect((await problemOf(await own.as('auditor', `refusals?${wrong}`))).code, wrong).to.equal(
        'QUERY_INVALID',
      );
  });
});
