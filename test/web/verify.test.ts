import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, receiptOf, servedPages } from './served.ts';
import { fileOf, give, sentence } from './verify-pages.ts';

const PUBLICATION = join(DOCUMENTS, 'JP/patent-publication.xml');

describe('the page that verifies a document', () => {
  let opened: OpenPage;
  let receipt: string;

  before(async () => {
    receipt = await receiptOf('JP', 'patent-publication.xml');
  });
  const open = async (language: string, device: keyof typeof DEVICES, office?: string) => {
    const { observer, offices } = await servedPages();
    const gateway = office === undefined ? observer : offices[office];
    opened = await openPage(`${gateway}/${language}/verify`, DEVICES[device]);
    return opened.page;
  };
  afterEach(() => opened.close());

  for (const device of ['desktop', 'phone'] as const)
    for (const language of ['en', 'ar', 'ja'])
      it(`says what is proven, on a ${device}, in ${language}`, async () => {
        const page = await open(language, device);
        await expectAccessible(page);
        await give(page, PUBLICATION, receipt);
        expect(await page.locator('.answer').getAttribute('class')).to.equal('answer good');
        expect(await page.locator('.finding').count()).to.be.greaterThan(10);
        await page.locator('details').evaluateAll((all) => {
          for (const one of all) one.setAttribute('open', '');
        });
        await expectAccessible(page);
      });

  it('sends digests and the receipt, and never the document; and shows what it sent', async () => {
    const page = await open('en', 'desktop');
    await give(page, PUBLICATION, receipt);
    const sent = opened.requests.filter((request) => request.method() !== 'GET');
    expect(sent.map((request) => new URL(request.url()).pathname)).to.deep.equal(['/api/v1/verifications']);
    const body = sent[0]?.postDataJSON() as Record<string, unknown>;
    expect(Object.keys(body).sort()).to.deep.equal(['documentDigestBag', 'receipt']);
    expect(sent[0]?.postData()).to.not.include('<');
    expect(readFileSync(PUBLICATION, 'utf8')).to.include('<');
    const shown = await page.locator('details', { hasText: 'What was sent' }).locator('code').textContent();
    expect(JSON.parse(shown ?? '')).to.deep.equal(body);
  });

  it('says no to a document of which one letter is another', async () => {
    const page = await open('en', 'desktop');
    const other = readFileSync(PUBLICATION, 'utf8').replace(
      /(\d)(?=<\/)/,
      (digit) => `${(Number(digit) + 1) % 10}`,
    );
    expect(await give(page, await fileOf('other.xml', other), receipt)).to.match(/^No:/);
    expect(await page.locator('.answer').getAttribute('class')).to.equal('answer bad');
    await expectAccessible(page);
  });

  it('tells how to check the same without it, with names and values of what is in hand', async () => {
    const page = await open('en', 'desktop');
    const name = "it's $(a) document.xml";
    await give(page, await fileOf(name, readFileSync(PUBLICATION)), receipt);
    const steps = (await page.locator('.steps').textContent()) ?? '';
    const { entry, leafIndex } = JSON.parse(readFileSync(receipt, 'utf8')) as {
      entry: string;
      leafIndex: number;
    };
    const { digest, log } = JSON.parse(entry) as { digest: string; log: string };
    expect(steps).to.include(String.raw`xmllint --nonet --c14n - < 'it'\''s $(a) document.xml' | sha256sum`);
    expect(steps)
      .to.include(digest.replace('c14n:', ''))
      .and.to.include(log)
      .and.to.include(String(leafIndex));
    expect(steps).to.include(`--receipt ${receipt.split('/').at(-1)}`);
  });

  it('asks the register for the application that a document without receipt names', async () => {
    const page = await open('en', 'desktop');
    expect(await give(page, PUBLICATION)).to.match(/^Yes: .* JP \(Japan\) /);
    const body = opened.requests.find((request) => request.method() === 'POST')?.postDataJSON() as object;
    expect(Object.keys(body)).to.deep.equal(['documentDigestBag', 'application']);
    await expectAccessible(page);
    const nobodys = readFileSync(PUBLICATION, 'utf8').replace('</', ' </');
    expect(await give(page, await fileOf('nobodys.xml', nobodys))).to.match(/^Not known:/);
    await expectAccessible(page);
  });

  it('asks people which application a document is of that does not say so', async () => {
    const page = await open('en', 'phone');
    expect(await give(page, await fileOf('drawing.pdf', '%PDF-1.7 nobody recorded this'))).to.match(
      /which application/,
    );
    const form = page.locator('form');
    await form.locator('input').nth(0).fill('JP');
    await form.locator('select').selectOption('P');
    await form.locator('input[maxlength="64"]').fill('2024-81999');
    await page.locator('.hint', { hasText: 'JP.P.2024081999' }).waitFor();
    await expectAccessible(page);
    await form.locator('button[type=submit]').click();
    await page
      .locator('.answer h2', { hasText: /^Not known: the register has nothing published of this\.$/ })
      .waitFor();
    expect(await page.locator('.answer').textContent()).to.include('That is no proof');
    await expectAccessible(page);
  });

  it('finds an unpublished application by its access code, which it keeps to itself', async () => {
    const page = await open('en', 'desktop');
    const { data } = await servedPages();
    const code = join(data, 'offices/JP/receipts/00000000-JP.P.2025020101.access-code.json');
    const { accessCode } = JSON.parse(readFileSync(code, 'utf8')) as { accessCode: string };
    expect(await give(page, join(DOCUMENTS, 'JP/patent-application.xml'))).to.match(
      /^Not known: the register has nothing published of this\.$/,
    );
    expect(await page.locator('.answer').textContent()).to.match(/receipt or access code only\./);
    await page.locator('form input[type=password]').fill(accessCode);
    await page.locator('form button[type=submit]').click();
    await page.locator('.answer.good').waitFor();
    const sent = opened.requests.map((request) => `${request.url()} ${request.postData() ?? ''}`).join('\n');
    expect(sent).to.include('sealedKey').and.to.not.include(accessCode);
  });

  it("finds the receipt in the office's own log", async () => {
    const page = await open('en', 'desktop', 'JP');
    expect(await give(page, PUBLICATION)).to.match(/^Yes:/);
    expect(await page.locator('.answer').textContent()).to.include('was found in the log of the office JP');
    expect(await page.locator('.finding').count()).to.be.greaterThan(10);
    await page.locator('a[download$=".receipt.json"]').waitFor();
    expect(await give(page, await fileOf('unknown.pdf', '%PDF-1.7 unknown'))).to.match(/which application/);
  });

  it('refuses what is no XML though its name says so, and two documents at once', async () => {
    const page = await open('en', 'desktop');
    await give(page, await fileOf('not.xml', 'plain'));
    expect(await page.locator('.notice').textContent()).to.include('DOCUMENT_NOT_XML');
    await page.setInputFiles('input[type=file]', [PUBLICATION, join(DOCUMENTS, 'JP/patent-application.xml')]);
    await page.locator('.notice', { hasText: 'FILES_UNCLEAR' }).waitFor();
    await expectAccessible(page);
  });

  it('tells a refusal from an answer', async () => {
    const page = await open('en', 'desktop');
    await page.route('**/api/v1/verifications', (route) => route.abort());
    await page.setInputFiles('input[type=file]', [PUBLICATION]);
    expect(await sentence(page)).to.equal('The gateway cannot be reached');
    await expectAccessible(page);
    await page.unroute('**/api/v1/verifications');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.answer.good').waitFor();
  });
});
