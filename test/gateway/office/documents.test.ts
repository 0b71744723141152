import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { RECEIPT_WORDS } from '#gateway/messages/catalogue.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { receiptPdf } from '#node/receipt-pdf.ts';
import { RECEIPTS } from '#node/store/office.ts';
import { receiptText } from '../../../scripts/vectors/log.ts';
import { AT, newPool, SAMPLES } from '../../node/intake/office-fixture.ts';
import { problemOf } from '../fixture.ts';
import { createOfficeGateway, jsonOf, type OfficeGateway } from './fixture.ts';

type Body = NonNullable<RequestInit['body']>;
const JP = 'JP.P.2025020101';

describe('the documents of an office over HTTP', () => {
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

  const sample = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(SAMPLES, name)));
  const handIn = (body: Body, type?: string, role = 'operator') =>
    own.as(role, 'documents', {
      method: 'POST',
      body,
      ...(type !== undefined && { headers: { 'Content-Type': type } }),
    });
  const handInXml = () => handIn(sample('JP/patent-application.xml'), 'application/xml');
  function form(parts: Readonly<Record<string, string | Blob>>): FormData {
    const data = new FormData();
    for (const [name, part] of Object.entries(parts))
      if (typeof part === 'string') data.append(name, part);
      else data.append(name, part, '../my letter.pdf');
    return data;
  }
  const pdf = new Blob(['%PDF-1.7\n'], { type: 'application/pdf' });

  it('are taken once: 201, then 200 with the same place', async () => {
    const first = await handInXml();
    expect(first.status).to.equal(201);
    expect(first.headers.get('Location')).to.equal('/api/v1/documents/0');
    const body = await jsonOf(first);
    expect(body).to.deep.include({
      status: 'accepted',
      leafIndex: 0,
      applicationIdBag: [JP],
      notTakenCount: 0,
    });
    const again = await handInXml();
    expect([again.status, (await jsonOf(again)).status]).to.deep.equal([200, 'known']);
  });

  it('are taken with a statement, where they do not say themselves what they are', async () => {
    await handInXml();
    const statement = JSON.stringify({ applicationId: JP, kind: 'priority-document' });
    const taken = await handIn(form({ document: pdf, statement }));
    expect(taken.status, await taken.clone().text()).to.equal(201);
    const shown = await jsonOf(await own.as('operator', 'documents/1'));
    expect(shown).to.include({ fileName: 'my_letter.pdf', kind: 'priority-document', state: 'logged' });
  });

  it('are refused with every reason, and none of it is kept', async () => {
    const refused = await problemOf(await handIn(pdf, 'application/pdf'));
    expect(refused).to.include({ status: 422, code: 'DOCUMENT_REFUSED' });
    expect(refused.invalidParams?.[0]?.reason).to.match(/^SIDECAR_MISSING: /);
    const foreign = await problemOf(await handIn(sample('US/patent-application.xml'), 'application/xml'));
    expect(foreign.invalidParams?.[0]).to.include({ name: 'office' });
    const none = await jsonOf(await own.as('operator', 'documents?count=true'));
    expect(none).to.deep.include({ totalCount: 0, documentBag: [] });
  });

  it('are refused when the form or its statement is wrong, without repeating a code', async () => {
    const code = '0000-0000-0000';
    const wrong: readonly (readonly [Body, string, string])[] = [
      [form({ statement: '{}' }), 'BODY_INVALID', 'body'],
      [form({ document: 'text' }), 'BODY_INVALID', 'document'],
      [form({ document: pdf, other: 'x' }), 'BODY_INVALID', 'body'],
      [form({ document: pdf, statement: '{' }), 'BODY_INVALID', 'statement'],
      [form({ document: pdf, statement: '{"kind":"letter"}' }), 'BODY_INVALID', 'statement.kind'],
      [
        form({ document: pdf, statement: JSON.stringify({ accessCodes: { [JP]: code } }) }),
        'BODY_INVALID',
        'statement.accessCodes',
      ],
    ];
    for (const [body, expected, field] of wrong) {
      const problem = await problemOf(await handIn(body));
      expect([problem.status, problem.code, problem.invalidParams?.[0]?.name]).to.deep.equal([
        400,
        expected,
        field,
      ]);
      expect(JSON.stringify(problem)).to.not.include(code);
    }
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x'])
      expect((await problemOf(await handIn('nonsense', type))).code).to.equal('FORM_MALFORMED');
    for (const type of ['application/json', 'text/html'])
      expect((await problemOf(await handIn('{}', type))).code).to.equal('CONTENT_TYPE_UNSUPPORTED');
    const large = new Uint8Array(2 ** 20 + 2 ** 18);
    expect((await problemOf(await handIn(large, 'application/pdf'))).code).to.equal('BODY_TOO_LARGE');
  });

  it('are for operators alone', async () => {
    const codes = async (response: Response) => [response.status, (await problemOf(response)).code];
    const asNobody = await handIn(pdf, 'application/pdf', '');
    expect(asNobody.headers.get('WWW-Authenticate')).to.equal('Bearer');
    expect(await codes(asNobody)).to.deep.equal([401, 'CREDENTIALS_MISSING']);
    const forged = await handIn(pdf, 'application/pdf', 'forged');
    expect(forged.headers.get('WWW-Authenticate')).to.include('invalid_token');
    expect(await codes(forged)).to.deep.equal([401, 'CREDENTIALS_INVALID']);
    for (const path of ['documents', 'documents/0', 'documents/0/receipt'])
      expect(await codes(await own.as('auditor', path))).to.deep.equal([403, 'ROLE_MISSING']);
    const onObserver = await fetch(`${own.gateway.url}/api/v1/offices`, {
      headers: { 'X-Api-Key': 'forged' },
    });
    expect(onObserver.status).to.equal(401);
  });

  it('give their receipt when it is issued, and say that it is not before', async () => {
    await handInXml();
    const early = await own.as('operator', 'documents/0/receipt');
    expect(early.headers.get('Retry-After')).to.equal('5');
    expect((await problemOf(early)).code).to.equal('RECEIPT_NOT_ISSUED');
    const none = await problemOf(await own.as('operator', 'documents/7/receipt'));
    expect(none).to.include({ status: 404, code: 'ENTRY_NOT_KNOWN' });
    await own.office.store.update(async (batch) => batch.put(RECEIPTS, 0, { text: '{"v":1}', issuedAt: AT }));
    const receipt = await own.as('operator', 'documents/0/receipt');
    expect(receipt.headers.get('Content-Type'), await receipt.clone().text()).to.match(
      /^application\/vnd\.ipanchor\.receipt\+json/,
    );
    expect(await receipt.text()).to.equal('{"v":1}');
    const row = await jsonOf(await own.as('operator', 'documents?fields=leafIndex,state&sort=-leafIndex'));
    expect(row.documentBag).to.deep.equal([{ leafIndex: 0, state: 'anchored' }]);
  });

  it('give their receipt as PDF for the applicant, for a page that is one', async () => {
    await handInXml();
    const page = 'https://gateway.example/ja/verify';
    const sheet = (of: string) => own.as('operator', `documents/0/receipt-sheet${of}`);
    expect((await problemOf(await sheet(`?page=${page}`))).code).to.equal('RECEIPT_NOT_ISSUED');
    const text = receiptText();
    await own.office.store.update(async (batch) => batch.put(RECEIPTS, 0, { text, issuedAt: AT }));
    const { leafIndex, fileName, base64 } = await jsonOf(await sheet(`?page=${page}`));
    expect([leafIndex, fileName]).to.deep.equal([0, 'JP-0.receipt.pdf']);
    const pdf = Buffer.from(base64, 'base64');
    expect(pdf.equals(await receiptPdf(text, page, RECEIPT_WORDS.en))).to.equal(true);
    for (const wrong of ['', '?page=', '?page=javascript:alert(1)', '?page=https://a.example/verify%23r=x'])
      expect((await problemOf(await sheet(wrong))).code, wrong).to.equal('QUERY_INVALID');
    const none = await own.as('operator', `documents/7/receipt-sheet?page=${page}`);
    expect((await problemOf(none)).code).to.equal('ENTRY_NOT_KNOWN');
    const asAuditor = await own.as('auditor', `documents/0/receipt-sheet?page=${page}`);
    expect((await problemOf(asAuditor)).code).to.equal('ROLE_MISSING');
  });

  it('give their receipt as PDF in the language that is asked for, and say which', async () => {
    await handInXml();
    const page = 'https://gateway.example/verify';
    const text = receiptText();
    const ask = (index: number, language: string) =>
      own.as('operator', `documents/${index}/receipt-sheet?page=${page}`, {
        headers: { 'Accept-Language': language },
      });
    await own.office.store.update(async (batch) => batch.put(RECEIPTS, 0, { text, issuedAt: AT }));
    for (const [wanted, given] of [
      ['en', 'en'],
      ['de', 'de'],
      ['es-419', 'es'],
      ['fr-CH, de;q=0.5', 'fr'],
      ['pt', 'pt'],
      ['ja', 'ja'],
      ['ru, fr;q=0.5', 'ru'],
      ['it, ar;q=0.5', 'ar'],
      ['*', 'en'],
    ] as const) {
      const answer = await ask(0, wanted);
      expect(answer.headers.get('Content-Language'), wanted).to.equal(given);
      const vary = (answer.headers.get('Vary') ?? '').split(/, */);
      expect(vary).to.include('Accept-Language');
      const sheet = Buffer.from((await jsonOf(answer)).base64, 'base64');
      expect(sheet.equals(await receiptPdf(text, page, RECEIPT_WORDS[given])), wanted).to.equal(true);
    }
    // A problem has words in the others too.
    expect((await ask(7, 'ja')).headers.get('Content-Language')).to.equal('ja');
  });

  it('are revoked, with or without one in their place', async () => {
    await handInXml();
    const revoked = await own.post('revocations', { leafIndex: 0, reason: 'IssuedInError' });
    expect([revoked.status, await jsonOf(revoked)]).to.deep.equal([
      200,
      { leafIndex: 0, reason: 'IssuedInError' },
    ]);
    const none = await problemOf(await own.post('revocations', { leafIndex: 3, reason: 'Other' }));
    expect(none.code).to.equal('ENTRY_NOT_KNOWN');
    const wrong = await problemOf(await own.post('revocations', { leafIndex: -1, reason: 'Anger' }));
    expect(wrong.invalidParams?.map(({ name }) => name)).to.have.members(['leafIndex', 'reason']);
  });
});
