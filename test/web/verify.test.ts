import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, receiptOf, servedPages } from './served.ts';

const PUBLICATION = join(DOCUMENTS, 'JP/patent-publication.xml');

describe('the page that verifies a document', () => {
  let opened: OpenPage;
  let receipt: string;
  let folder: string;

  before(async () => {
    receipt = await receiptOf('JP', 'patent-publication.xml');
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-files-'));
  });
  const open = async (language: string, device: keyof typeof DEVICES) => {
    opened = await openPage(`${(await servedPages()).observer}/${language}/verify`, DEVICES[device]);
    return opened.page;
  };
  afterEach(() => opened.close());

  const give = async (page: Page, ...files: string[]) => {
    await page.setInputFiles('input[type=file]', files);
    await page.locator('.answer, .notice').first().waitFor();
    return (await page.locator('.answer h2, .notice h2').first().textContent()) ?? '';
  };
  const write = async (name: string, bytes: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };

  for (const device of ['desktop', 'phone'] as const)
    for (const language of ['en'])
      it(`says what is proven, on a ${device}, in ${language}`, async () => {
        const page = await open(language, device);
        await expectAccessible(page);
        await give(page, PUBLICATION, receipt);
        expect(await page.locator('.answer').getAttribute('class')).to.equal('answer good');
        expect(await page.locator('.finding').count()).to.be.greaterThan(10);
        await expectAccessible(page);
      });

  it('sends digests and the receipt, and never the document', async () => {
    const page = await open('en', 'desktop');
    await give(page, PUBLICATION, receipt);
    const sent = opened.requests.filter((request) => request.method() !== 'GET');
    expect(sent.map((request) => new URL(request.url()).pathname)).to.deep.equal(['/api/v1/verifications']);
    const body = sent[0]?.postDataJSON() as Record<string, unknown>;
    expect(Object.keys(body).sort()).to.deep.equal(['documentDigestBag', 'receipt']);
    expect(sent[0]?.postData()).to.not.include('<');
    expect(readFileSync(PUBLICATION, 'utf8')).to.include('<');
  });

  it('says no to a document of which one letter is another', async () => {
    const page = await open('en', 'desktop');
    const other = readFileSync(PUBLICATION, 'utf8').replace(
      /(\d)(?=<\/)/,
      (digit) => `${(Number(digit) + 1) % 10}`,
    );
    expect(await give(page, await write('other.xml', other), receipt)).to.match(/^No:/);
    expect(await page.locator('.answer').getAttribute('class')).to.equal('answer bad');
    await expectAccessible(page);
  });

  it('checks what it can where the gateway cannot be reached, and says what stays open', async () => {
    const page = await open('en', 'phone');
    await give(page, PUBLICATION, receipt); // the XML engine is loaded
    await page.context().setOffline(true);
    await page.setInputFiles('input[type=file]', [PUBLICATION, receipt]);
    await page.locator('.answer.open').waitFor();
    expect(await page.locator('.finding.bad').count()).to.equal(0);
    expect(await page.locator('.finding.good').count()).to.be.greaterThan(2);
    await expectAccessible(page);
  });

  it('refuses what is no XML though its name says so, and two documents at once', async () => {
    const page = await open('en', 'desktop');
    await give(page, await write('not.xml', 'plain'));
    expect(await page.locator('.notice').textContent()).to.include('DOCUMENT_NOT_XML');
    await give(page, PUBLICATION, join(DOCUMENTS, 'JP/patent-application.xml'));
    await page.locator('.notice', { hasText: 'FILES_UNCLEAR' }).waitFor();
    await expectAccessible(page);
  });

  it('shows hostile names and receipts as text', async () => {
    const page = await open('en', 'desktop');
    const name = '<img src=x onerror=alert(1)>.pdf';
    await give(page, await write(name, '%PDF-1.7 hostile'), receipt);
    expect(await page.locator('.answer').textContent()).to.include(name);
    const spoilt = JSON.stringify({ v: 1, leafIndex: 0, entry: '<script>alert(1)</script>', '<b>': '<i>' });
    await give(page, await write('spoilt.receipt.json', spoilt));
    expect(await page.locator('main img, main script, main b, main i').count()).to.equal(0);
    await expectAccessible(page);
  });
});
