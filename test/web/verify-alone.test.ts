import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { root } from '../integration/start-run.ts';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, receiptOf, servedPages } from './served.ts';
import { fileOf, give, sentence } from './verify-pages.ts';

const PUBLICATION = join(DOCUMENTS, 'JP/patent-publication.xml');
const MOST_BYTES_AT_FIRST = 120 * 1024;

describe('the verifying page by itself', () => {
  let opened: OpenPage;
  let receipt: string;
  let observer: string;

  before(async () => {
    receipt = await receiptOf('JP', 'patent-publication.xml');
    ({ observer } = await servedPages());
  });
  afterEach(() => opened.page.context().close());

  it('is small: what a visitor loads first, compressed', async () => {
    opened = await openPage(`${observer}/en/verify`);
    await opened.page.waitForLoadState('networkidle');
    const bytes = await Promise.all(
      opened.requests.map(async (request) => {
        const { pathname } = new URL(request.url());
        const file = join(root, 'web/dist', `${pathname}.br`);
        if (existsSync(file)) return readFileSync(file).length;
        return brotliCompressSync((await (await request.response())?.body()) ?? Buffer.from('')).length;
      }),
    );
    expect(bytes.length).to.be.greaterThan(5);
    expect(bytes.reduce((sum, one) => sum + one, 0)).to.be.lessThan(MOST_BYTES_AT_FIRST);
  });

  describe('without a network', () => {
    const kept = (page: Page) =>
      page.evaluate<string[]>(`caches.keys()
        .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
        .then((all) => all.flat().map(({ url }) => new URL(url).pathname))`);
    const goOffline = async (page: Page) => {
      await page.waitForFunction('navigator.serviceWorker.controller !== null');
      await page.waitForFunction(
        `caches.match(new URL('/en/', location.href)).then((page) => page !== undefined)`,
      );
      await page.context().setOffline(true);
      await page.reload();
      await page.locator('h1').waitFor();
    };

    it('opens again, checks up to the head of the log, and says what stays unchecked', async () => {
      opened = await openPage(`${observer}/en/verify`, DEVICES.phone);
      const { page } = opened;
      await give(page, PUBLICATION, receipt);
      await goOffline(page);
      expect(await give(page, PUBLICATION, receipt)).to.equal(
        'The receipt is of this document; the chain was not asked.',
      );
      const { entry } = JSON.parse(readFileSync(receipt, 'utf8')) as { entry: string };
      expect(await page.locator('.notice li').count()).to.equal(3);
      expect(await page.locator('.notice code').textContent()).to.match(/^[0-9a-f]{64}$/);
      expect(await page.locator('.finding.bad').count()).to.equal(0);
      expect(await page.locator('.steps').textContent()).to.include(
        (JSON.parse(entry) as { log: string }).log,
      );
      await expectAccessible(page);
      // A contradiction needs no network.
      expect(await give(page, await fileOf('x.pdf', '%PDF-1.7 another'), receipt)).to.match(/^No:/);
      expect(await give(page, receipt)).to.equal('The receipt holds together; the chain was not asked.');
      await page.context().setOffline(false);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('.answer', { hasText: 'The receipt is genuine' }).waitFor();
    });

    it('keeps no answer of the gateway, and of its pages what was used', async () => {
      opened = await openPage(`${observer}/en/verify`);
      const { page } = opened;
      await page.waitForFunction('navigator.serviceWorker.controller !== null');
      expect((await kept(page)).some((path) => path.includes('digest-document'))).to.equal(false);
      await give(page, PUBLICATION, receipt);
      const paths = await kept(page);
      expect(paths.some((path) => path.includes('digest-document'))).to.equal(true);
      expect(paths.filter((path) => !/^\/(assets\/|en\/$)/.test(path))).to.deep.equal([]);
    });

    it('says of a page that was never opened that it is not there', async () => {
      opened = await openPage(`${observer}/en/verify`);
      const { page } = opened;
      await goOffline(page);
      await page.getByRole('link', { name: 'Check a priority claim' }).click();
      await page.locator('h1', { hasText: 'could not be loaded' }).waitFor();
      await expectAccessible(page);
    });
  });

  describe('as one file', () => {
    let file: string;
    before(async () => {
      file = await fileOf('verifier.html', await (await fetch(`${observer}/verifier.html`)).text());
    });
    const name = async (page: Page, gateway: string) => {
      await page.getByLabel('Gateway to ask').fill(gateway);
    };

    it('has the digest that the gateway publishes, and the page shows', async () => {
      const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
      const published = await (await fetch(`${observer}/verifier.html.sha256`)).text();
      expect(published).to.equal(`${digest}  verifier.html\n`);
      opened = await openPage(`${observer}/en/verify`);
      await opened.page.locator('summary', { hasText: 'Keep this verifier' }).click();
      await opened.page.getByText(digest).waitFor();
    });

    it('verifies up to the head of the log, and asks nobody', async () => {
      opened = await openPage(pathToFileURL(file).href);
      const { page, requests } = opened;
      await expectAccessible(page);
      expect(await give(page, PUBLICATION, receipt)).to.match(/the chain was not asked/);
      await expectAccessible(page);
      expect(await give(page, PUBLICATION)).to.match(/which application/);
      expect(await page.locator('.answer').textContent()).to.include('name a gateway above');
      expect(await give(page, await fileOf('y.pdf', '%PDF-1.7 another'), receipt)).to.match(/^No:/);
      expect(requests.map((request) => request.url()).filter((url) => /^https?:/.test(url))).to.deep.equal(
        [],
      );
      await opened.close();
    });

    it('asks the gateway that people name, and tells one that does not answer from an answer', async () => {
      opened = await openPage(pathToFileURL(file).href, DEVICES.phone);
      const { page } = opened;
      await name(page, observer);
      expect(await give(page, PUBLICATION, receipt)).to.match(/^Yes:/);
      await expectAccessible(page);
      // An office's own gateway has not listed files among those that may ask.
      await name(page, (await servedPages()).offices.JP ?? '');
      expect(await give(page, PUBLICATION, receipt)).to.match(/the chain was not asked/);
      await name(page, 'javascript:alert(1)');
      await page.locator('.error').waitFor();
      await expectAccessible(page);
      expect(await give(page, PUBLICATION, receipt)).to.match(/the chain was not asked/);
      await name(page, '');
      expect(await sentence(page)).to.match(/the chain was not asked/);
    });

    it('forbids itself everything that it does not need', () => {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
        readFileSync(file, 'utf8'),
      )?.[1];
      expect(policy).to.include("default-src 'none'").and.to.not.include('unsafe-inline');
      expect(policy?.match(/sha256-/g)).to.have.length(2);
    });
  });
});
