import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { DEVICES, type OpenPage, openPage } from './browser.ts';
import { keyOf, signIn } from './console-pages.ts';
import { expectStops, focused, tabTo } from './keyboard-stops.ts';
import { DOCUMENTS, servedPages } from './served.ts';
import { fileOf } from './verify-pages.ts';

describe('the console with the keyboard alone', () => {
  let opened: OpenPage;
  const open = async () => {
    opened = await openPage(`${(await servedPages()).offices.JP}/en/console`, DEVICES.desktop);
    return opened.page;
  };
  afterEach(() => opened.close());

  it('lets an operator in, and out', async () => {
    const page = await open();
    await page.locator('input[type=password]').waitFor();
    await expectStops(page);
    await tabTo(page, /^API key$/);
    await page.keyboard.type(await keyOf());
    await page.keyboard.press('Enter');
    await page.locator('tbody tr').nth(3).waitFor();
    await tabTo(page, /^Sign out$/);
    await page.keyboard.press('Enter');
    await page.locator('input[type=password]').waitFor();
  });

  it('can be gone through in order, each stop seen and named, at every desk', async () => {
    const page = await open();
    await signIn(page);
    const ready = {
      Documents: 'tbody tr',
      Refused: 'main .empty, main .refused',
      ...{ Applications: 'main form', 'Health and keys': 'h2' },
    };
    for (const [desk, there] of Object.entries(ready)) {
      await tabTo(page, new RegExp(`^${desk}$`));
      await page.keyboard.press('Enter');
      await page.locator(there).first().waitFor();
      await page.locator('main .loading').waitFor({ state: 'detached' });
      await page.locator('header a').first().focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Shift+Tab');
      await expectStops(page);
    }
  });

  it('hands a document in, and leads to its receipt and the PDF of it', async () => {
    const page = await open();
    await signIn(page);
    const choosing = page.waitForEvent('filechooser');
    await tabTo(page, /^Drop documents here/);
    await page.keyboard.press('Space');
    const sample = await readFile(join(DOCUMENTS, 'JP/patent-application.xml'), 'utf8');
    const file = await fileOf('by-keyboard.xml', sample.replaceAll('020101', '020555'));
    await (await choosing).setFiles(file);
    const row = page.locator('tbody tr', { hasText: 'by-keyboard.xml' });
    await row.locator('button').waitFor({ timeout: 50_000 });
    await tabTo(page, /^Show by-keyboard\.xml$/);
    await page.keyboard.press('Enter');
    await page.locator('.sheet .qr').waitFor();
    expect((await focused(page)).name).to.equal('Receipt');
    await tabTo(page, /^PDF for the applicant$/);
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await downloading).suggestedFilename()).to.match(/\.pdf$/);
  });

  it('withdraws an application and takes it back, without losing the place', async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    await signIn(page);
    await tabTo(page, /^Applications$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Application number$/);
    await page.keyboard.type('JP.P.2025020101');
    await page.keyboard.press('Enter');
    await page.locator('.action').first().waitFor();
    await tabTo(page, /^Withdraw$/);
    for (const next of [/^Take the withdrawal back$/, /^Withdraw$/]) {
      await page.keyboard.press('Enter');
      await page.locator('.action button', { hasText: next }).waitFor();
      expect((await focused(page)).name).to.match(next);
    }
    expect(asked).to.deep.equal([
      'Application JP.P.2025020101: Withdraw?\n\nIts record stays and is marked as withdrawn. ' +
        'The mark can be taken back; the chain keeps both.',
      'Application JP.P.2025020101: Take the withdrawal back?\n\n' +
        'Its record is no longer marked as withdrawn. The chain keeps that it was.',
    ]);
  });
});
