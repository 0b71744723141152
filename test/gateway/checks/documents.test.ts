import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { documentCheckAnswer } from '#gateway/checks/document-sets.ts';
import { type DocumentReader, openDocumentReader } from '#gateway/checks/documents.ts';
import type { CheckServices } from '#gateway/checks/services.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf, readmeExample } from '../fixture.ts';

const PATH = '/api/v1/priority-checks';
const file = (name: string) => readFileSync(new URL(`../../documents/${name}`, import.meta.url), 'utf8');

const SAMPLE = file('US/patent-application.xml').replace('19/400,111', '18/000,001');
const [HEAD = '', TAIL = ''] = SAMPLE.split(/<pat:PriorityClaimBag>[\s\S]*<\/pat:PriorityClaimBag>/);

/** An application of US with other claims. */
const application = (claims: string) =>
  `${HEAD}<pat:PriorityClaimBag>${claims}</pat:PriorityClaimBag>${TAIL}`.replace(
    /(<pat:FilingDate>)[^<]*/,
    '$12026-10-01',
  );
const claimOf = (number: string, date: string) => `<pat:PriorityClaim com:sequenceNumber="1">
  <com:IPOfficeCode>JP</com:IPOfficeCode>
  <com:ApplicationNumber><com:ApplicationNumberText>${number}</com:ApplicationNumberText></com:ApplicationNumber>
  <pat:FilingDate>${date}</pat:FilingDate>
</pat:PriorityClaim>`;
const GOOD = application(claimOf('特願2026-000001', '2026-01-15'));

describe('a document posted to be checked', () => {
  let gateway: GatewayFixture;
  let documents: DocumentReader;
  before(async () => {
    documents = openDocumentReader({ maxBytes: 4 * 2 ** 20, maxSeconds: 10 });
    gateway = await createGateway({ checks: { documents } as CheckServices });
  });
  after(async () => {
    await gateway.close();
    await documents.close();
  });

  const post = (body: string, type = 'application/xml') =>
    fetch(gateway.url + PATH, { method: 'POST', headers: { 'Content-Type': type }, body });
  const check = async (text: string) => answerOf(documentCheckAnswer, await post(text));
  const refused = async (body: string, type?: string) => {
    const { code, invalidParams = [] } = await problemOf(await post(body, type));
    return [code, ...invalidParams.map(({ reason }) => reason)];
  };

  it('is read by its own words and answered as the same question in JSON', async () => {
    const { asOf, freshness, document, checkSetBag } = await check(GOOD);
    expect(asOf.blockNumber).to.equal(40);
    expect(freshness.officeBag.map(({ office }) => office)).to.deep.equal(['JP']);
    expect(document).to.include({ standard: 'st96', version: 'V6_0' });
    expect(document.documentDigestBag.map((text) => text.split(':')[0])).to.deep.equal(['c14n', 'raw']);
    const [set] = checkSetBag;
    expect(set).to.include({ office: 'US', rightType: 'P', filingDate: '2026-10-01', checked: true });
    expect(set?.laterApplication?.findingBag.map(({ code }) => code)).to.deep.equal(['NOT_RECORDED']);
    const [claim] = set?.priorityCheckBag ?? [];
    expect(claim).to.include({ verdict: 'confirmed', basis: 'proven since', filingDate: '2026-01-15' });
    expect(claim?.findingBag.map(({ code }) => code)).to.include.members(['WITHIN_PERIOD', 'CLAIM_DECLARED']);
    expect(claim?.evidence?.applicationId).to.equal('JP.P.2026000001');
  });

  it('is answered as the example of the README', async () => {
    const readme = readFileSync(new URL('../../../gateway/README.md', import.meta.url), 'utf8');
    const [, text = ''] = /<!-- priority-checks document -->\n```xml\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(await check(text)).to.deep.equal(readmeExample('priority-checks document answer'));
  });

  it('loses no claim: one that lacks something is for a person', async () => {
    const text = application(
      `${claimOf('2026-000001', '2026')}${claimOf('', '2026-01-15')}${claimOf('2026-999999', '2026-01-15')}`,
    );
    const [set] = (await check(text)).checkSetBag;
    expect(set?.priorityCheckBag.map(({ verdict }) => verdict)).to.deep.equal([
      'needs-review',
      'needs-review',
      'not-recorded',
    ]);
    const [partial, incomplete] = set?.priorityCheckBag ?? [];
    expect(partial?.findingBag.map(({ code }) => code)).to.include('DATE_PARTIAL');
    expect(incomplete?.findingBag.map(({ code }) => code)).to.deep.equal(['CLAIM_INCOMPLETE']);
    expect(incomplete?.readingBag.length).to.be.greaterThan(0);
  });

  it('has one check set for each of its records', async () => {
    const { checkSetBag, document } = await check(file('EM/trademark-bag.xml'));
    expect(checkSetBag.length).to.be.greaterThan(1);
    expect(new Set(checkSetBag.map(({ path }) => path)).size).to.equal(checkSetBag.length);
    expect(document.standard).to.equal('st96');
    // The digest of a file of many records is that of none of them.
    expect(checkSetBag.every(({ laterApplication }) => laterApplication === undefined)).to.equal(true);
  });

  it('may be of ST.36, ST.66 or ST.86, with a DOCTYPE that nobody follows', async () => {
    const standards = [];
    for (const name of ['st36/us-design-grant.xml', 'st36/docdb.xml', 'EP/patent-grant.xml'])
      standards.push((await check(file(name))).document.standard);
    expect(standards).to.deep.equal(['st36', 'st36', 'st96']);
    const doctype = GOOD.replace(
      '?>',
      '?>\n<!DOCTYPE a SYSTEM "https://office.example/a.dtd" [<!ENTITY x "1">]>',
    );
    const { document, checkSetBag } = await check(doctype.replace('2026-000001', '2026-00000&x;'));
    expect(document.documentDigestBag).to.have.length(1);
    expect(checkSetBag[0]?.priorityCheckBag[0]?.verdict).to.equal('needs-review');
  });

  it('is refused with the code of the reason when it cannot be read', async () => {
    expect(await refused('<a')).to.deep.equal(['DOCUMENT_UNREADABLE', 'XML_NOT_WELL_FORMED']);
    expect(await refused('%PDF-1.7')).to.deep.equal(['DOCUMENT_UNREADABLE', 'DOCUMENT_NOT_XML']);
    expect(await refused('<a/>')).to.deep.equal(['DOCUMENT_UNREADABLE', 'ROOT_UNKNOWN']);
    expect(await refused('')).to.deep.equal(['DOCUMENT_UNREADABLE', 'DOCUMENT_EMPTY']);
    const [code] = await refused(`<a>${'<b>'.repeat(5_000)}${'</b>'.repeat(5_000)}</a>`);
    expect(code).to.be.oneOf(['DOCUMENT_NOT_READ', 'DOCUMENT_UNREADABLE']);
  });

  it('expands no entity, however many there are', async () => {
    const lines = Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`);
    const bomb = `<!DOCTYPE a [<!ENTITY e0 "ha">${lines.join('')}]><a>&e20;</a>`;
    expect((await refused(bomb))[0]).to.be.oneOf(['DOCUMENT_UNREADABLE', 'DOCUMENT_NOT_READ']);
  });

  it('is refused by its type, its size and the number of its claims', async () => {
    expect(await refused(GOOD, 'text/html')).to.deep.equal(['CONTENT_TYPE_UNSUPPORTED']);
    expect(await refused('x'.repeat(4 * 2 ** 20 + 1))).to.deep.equal(['BODY_TOO_LARGE']);
    const many = application(
      Array.from({ length: 1_001 }, (_, n) => claimOf(`2026-${100_000 + n}`, '2026-01-15')).join(''),
    );
    expect(await refused(many)).to.deep.equal(['BODY_TOO_LARGE']);
    const plain = await createGateway();
    const response = await fetch(plain.url + PATH, {
      ...{ method: 'POST', headers: { 'Content-Type': 'application/xml' }, body: GOOD },
    });
    expect((await problemOf(response)).code).to.equal('CONTENT_TYPE_UNSUPPORTED');
    await plain.close();
  });

  it('waits for the thread among few; more are told that it is busy', async () => {
    const codes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const response = await post(GOOD);
        return response.ok ? 'answered' : (await problemOf(response)).code;
      }),
    );
    expect(codes).to.include('answered');
    expect(new Set(codes).size).to.be.lessThan(3);
    expect((await post(GOOD)).status).to.equal(200);
  });

  it('is not in the log of the gateway', async () => {
    await check(GOOD);
    await refused('<secret-root/>');
    expect(JSON.stringify([gateway.events, gateway.faults])).to.not.match(/000001|secret/);
  });
});
