/** From the office's desk to the register: what is published, and what anyone then finds of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { DEVICES, type Device, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { signIn } from './console-pages.ts';
import { DOCUMENTS, servedPages } from './served.ts';
import { fileOf, sentence } from './verify-pages.ts';

describe('the page of a published application', () => {
  let opened: OpenPage;
  const open = async (
    gateway: 'JP' | 'observer',
    path: string,
    language = 'en',
    device: Device = 'desktop',
  ) => {
    const { offices, observer } = await servedPages();
    opened = await openPage(
      `${gateway === 'JP' ? offices.JP : observer}/${language}${path}`,
      DEVICES[device],
    );
    return opened.page;
  };
  afterEach(() => opened.close());

  it('tells when it was recorded and published, and hands out the receipt of its document', async () => {
    const id = 'JP.P.2025020333';
    const page = await open('JP', '/console');
    page.on('dialog', (dialog) => void dialog.accept());
    await signIn(page);
    const sample = await readFile(join(DOCUMENTS, 'JP/patent-application.xml'), 'utf8');
    const file = await fileOf('published.xml', sample.replaceAll('020101', '020333'));
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('.handed li', { hasText: `Accepted: ${id}` }).waitFor();
    await page
      .locator('tbody tr', { hasText: id })
      .locator('button', { hasText: 'Show' })
      .waitFor({ timeout: 50_000 });
    await page.locator('.views a[href$="/applications"]').click();
    await page.locator('form input').fill(id);
    await page.locator('form button').click();
    await page.locator('.action button', { hasText: 'Publish' }).click();
    await page.locator('.action button', { hasText: 'Publish' }).waitFor({ state: 'detached' });
    await page.goto(page.url().replace(/console.*/, `register/${id}`));
    const history = page.locator('h1 ~ .history');
    for (let tries = 0; tries < 40 && !(await history.isVisible()); tries++) {
      await page.waitForTimeout(1000);
      await page.reload();
      await page.locator('.history, .empty').first().waitFor();
    }
    expect(
      (await history.locator('li').allTextContents()).map((text) => text.replace(/.*UTC /, '')),
    ).to.deep.equal(['recorded', 'number and digest published']);
    const rows = page.locator('.documents table tbody tr');
    expect(await rows.locator('th').allTextContents()).to.deep.equal(['Application']);
    await expectAccessible(page);
    const downloading = page.waitForEvent('download');
    await rows.locator('button').click();
    const download = await downloading;
    expect(download.suggestedFilename()).to.match(/^JP\.P\.2025020333\.\d+\.receipt\.json$/);
    await rows.locator('a').click();
    expect(await sentence(page)).to.match(/^The receipt is genuine/);
    await page.setInputFiles('input[type=file]', [file, await download.path()]);
    await page.locator('.answer.good', { hasText: 'published.xml' }).waitFor();
    expect(await sentence(page)).to.match(/^Yes: this is what the office JP \(Japan\) recorded\.$/);
  });

  for (const [language, device] of [
    ['en', 'desktop'],
    ['ar', 'phone'],
    ['ja', 'phone'],
  ] as const)
    it(`lists its documents at the gateway of its office alone, in ${language}, on a ${device}`, async () => {
      const path = '/register/JP.P.2024080202';
      const page = await open('JP', path, language, device);
      await page.locator('.documents table tbody tr').first().waitFor();
      await expectAccessible(page);
      await opened.close();
      const elsewhere = await open('observer', path, language, device);
      await elsewhere.locator('.documents .empty').waitFor();
      expect(await elsewhere.locator('.documents table').count()).to.equal(0);
      await expectAccessible(elsewhere);
    });
});
