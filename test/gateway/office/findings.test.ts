import { expect } from 'chai';
import { withdraw } from '#node/actions.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { purgeDocument } from '#node/store/documents.ts';
import { DEFECTS } from '#node/store/office.ts';
import type { Defect } from '#standards/quality/defect.ts';
import { sampleApplication } from '../../../scripts/bench/sample.ts';
import { AT, newPool } from '../../node/intake/office-fixture.ts';
import { createOfficeGateway, jsonOf, type OfficeGateway } from './fixture.ts';

const ID = 'JP.P.2025000007';
const MARKUP = '"><script>alert(1)</script>\u202e';
const CLAIM = `<pat:PriorityClaimBag><pat:PriorityClaim com:sequenceNumber="1"><com:IPOfficeCode>JP</com:IPOfficeCode>
<com:ApplicationNumber><com:ApplicationNumberText>Anna ${MARKUP.replaceAll('<', '&lt;')} 7</com:ApplicationNumberText></com:ApplicationNumber>
<pat:FilingDate>2024-08-08</pat:FilingDate></pat:PriorityClaim></pat:PriorityClaimBag>`;

describe('what the quality report of a document finds, over HTTP', () => {
  let pool: WorkerPool;
  let own: OfficeGateway;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    own = await createOfficeGateway(pool);
  });
  afterEach(() => own.close());

  const handIn = async (change = (text: string): string => text) => {
    const body = change(new TextDecoder().decode(sampleApplication(7)));
    const headers = { 'Content-Type': 'application/xml' };
    return jsonOf(await own.as('operator', 'documents', { method: 'POST', body, headers }));
  };
  const withFindings = (text: string): string =>
    text
      .replace('2025-000007', '２０２５-000007')
      .replace('<pat:InventionTitleBag>', `${CLAIM}<pat:InventionTitleBag>`);
  const one = async (index: number) => jsonOf(await own.as('operator', `documents/${index}`));
  const rows = async (more = '') =>
    (await jsonOf(await own.as('operator', `documents?sort=leafIndex${more}`))).documentBag;
  const write = (defects: readonly Defect[]) =>
    own.office.store.update(async (batch) => void batch.put(DEFECTS, 0, defects));

  it('is nothing, of a document without defects', async () => {
    const { quality } = await handIn();
    expect(quality).to.deep.equal({ errorCount: 0, warningCount: 0, infoCount: 0 });
    const document = await one(0);
    expect(document).to.deep.include({ findingCount: 0, findingBag: [], quality });
    const { findingCount: _, findingBag: __, ...row } = document;
    expect(await rows()).to.deep.equal([row]);
  });

  it('is each finding with its place, its masked value and its remedy, as of a refused file', async () => {
    const { quality } = await handIn(withFindings);
    const { findingCount, findingBag } = await one(0);
    expect(findingCount).to.equal(2);
    const [number, claim] = findingBag;
    expect(number).to.include({ code: 'NUMBER_CHARACTERS', line: 2, value: '２０２５-000007' });
    expect(claim).to.include({ code: 'NUMBER_REFUSED', line: 12 });
    for (const { meaning, remedy, path } of findingBag)
      for (const text of [meaning, remedy, path]) expect(text).to.be.a('string').that.is.not.equal('');
    expect(claim.value).to.match(/^••••/);
    for (const letters of ['Anna', 'script', 'alert']) expect(JSON.stringify(claim)).to.not.include(letters);
    expect(await rows('&fields=quality')).to.deep.equal([{ quality }]);
    const { errorCount, warningCount, infoCount } = quality;
    expect(errorCount + warningCount + infoCount).to.equal(2);
  });

  it('is JSON whatever its text holds, and the first of a long report', async () => {
    await handIn();
    const hostile = { severity: 'warning', message: MARKUP, path: MARKUP, value: MARKUP } as const;
    await write(Array.from({ length: 130 }, () => ({ code: 'NOT_IN_THE_CATALOGUE', ...hostile })));
    const answer = await own.as('operator', 'documents/0');
    expect(answer.headers.get('Content-Type')).to.match(/^application\/json/);
    expect(answer.headers.get('X-Content-Type-Options')).to.equal('nosniff');
    const { findingCount, findingBag } = await jsonOf(answer);
    expect([findingCount, findingBag.length]).to.deep.equal([130, 100]);
    expect(findingBag[0]).to.deep.equal({ code: 'NOT_IN_THE_CATALOGUE', ...hostile });
    const [{ quality }] = await rows();
    expect(quality).to.deep.equal({ errorCount: 0, warningCount: 130, infoCount: 0 });
  });

  it('quotes nothing of a document that was erased', async () => {
    await handIn(withFindings);
    const { rawDigest, findingBag: before } = await one(0);
    await purgeDocument(own.office.store, rawDigest.slice('raw:'.length), { at: AT, reason: 'by order' });
    const { state, findingBag } = await one(0);
    expect(state).to.equal('erased');
    expect(findingBag).to.deep.equal(before.map(({ value: _, ...finding }: Defect) => finding));
  });

  it('is not known where no report was kept, which is not nothing', async () => {
    await handIn();
    await withdraw(own.office, ID);
    const { findingCount, findingBag, quality } = await one(1);
    expect([findingCount, quality]).to.deep.equal([1, undefined]);
    expect(findingBag[0]).to.include({ code: 'REPORT_NOT_KEPT', severity: 'info' });
    expect((await rows('&fields=leafIndex,quality'))[1]).to.deep.equal({ leafIndex: 1 });
  });
});
