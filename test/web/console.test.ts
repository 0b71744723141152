import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { keyOf, signIn } from './console-pages.ts';
import { DOCUMENTS, servedPages } from './served.ts';

describe('the console of an office', () => {
  let opened: OpenPage;
  const open = async (path: string, device: keyof typeof DEVICES = 'desktop', language = 'en') => {
    const url = (await servedPages()).offices.JP ?? '';
    opened = await openPage(`${url}/${language}${path}`, DEVICES[device]);
    return opened.page;
  };
  afterEach(() => opened.close());

  for (const device of ['desktop', 'phone'] as const)
    for (const language of ['en', 'ar', 'ja'])
      it(`shows the documents to who signs in, on a ${device}, in ${language}`, async () => {
        const page = await open('/console', device, language);
        await page.locator('input[type=password]').waitFor();
        expect(await page.locator('form .hint').textContent()).to.include('ipanchor access add');
        await expectAccessible(page);
        await signIn(page);
        await page.locator('tbody tr').nth(3).waitFor();
        await expectAccessible(page);
      });

  it('refuses a key that is none, and keeps none after loading again', async () => {
    const page = await open('/console');
    await page.locator('input[type=password]').fill('ipa_rubbish');
    await page.locator('button[type=submit]').click();
    await page.locator('.notice').waitFor();
    await expectAccessible(page);
    await signIn(page);
    await page.reload();
    await page.locator('input[type=password]').waitFor();
    const urls = opened.requests.map((request) => request.url()).join('\n');
    expect(urls).to.not.include(await keyOf());
  });

  it('prints a receipt whose code opens it in the page that verifies', async () => {
    const page = await open('/console', 'phone');
    await signIn(page);
    await page.locator('tbody td:last-child button').first().click();
    await page.locator('.sheet .qr').waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.sheet .qr').isVisible()).to.equal(true);
    expect(await page.locator('main table').isVisible()).to.equal(false);
  });

  it('saves the receipt as PDF for the applicant, and says why when it cannot', async () => {
    const page = await open('/console');
    await signIn(page);
    await page.locator('tbody td:last-child button').first().click();
    const button = page.locator('.sheet button', { hasText: 'PDF for the applicant' });
    await page.route('**/receipt-sheet?*', (route) => route.abort());
    await button.click();
    await page.locator('.sheet .notice').waitFor();
    await expectAccessible(page);
    await page.unroute('**/receipt-sheet?*');
    const downloading = page.waitForEvent('download');
    await page.locator('.sheet .notice button').click();
    const download = await downloading;
    expect(download.suggestedFilename()).to.match(/^JP-\d+\.receipt\.pdf$/);
    expect(await readFile(await download.path(), 'latin1')).to.match(/^%PDF-1\.7/);
    expect(await page.locator('.sheet .notice').count()).to.equal(0);
  });

  for (const [language, given, hint] of [
    ['fr', 'fr', 'Le PDF est en français, comme cette page.'],
    ['ja', 'ja', 'PDF はこのページと同じ日本語です。'],
  ] as const)
    it(`asks for that PDF in the language of the page, and says which it is in, in ${language}`, async () => {
      const page = await open('/console', 'phone', language);
      await signIn(page);
      await page.locator('tbody td:last-child button').first().click();
      await page.locator('.sheet .qr').waitFor();
      expect(await page.locator('.sheet .small').textContent()).to.equal(hint);
      const [answer] = await Promise.all([
        page.waitForResponse('**/receipt-sheet?*'),
        page.waitForEvent('download'),
        page.locator('.sheet .actions button').first().click(),
      ]);
      expect((await answer.request().allHeaders())['accept-language']).to.equal(language);
      expect(answer.headers()['content-language']).to.equal(given);
    });

  it('corrects, withdraws and decides, after asking', async () => {
    const page = await open('/console');
    page.on('dialog', (dialog) => void dialog.accept());
    await signIn(page);
    await page.locator('.views a[href$="/applications"]').click();
    await page.locator('form input').fill('JP.P.2025020101');
    await page.locator('form button').click();
    await page.locator('.action').first().waitFor();
    await expectAccessible(page);
    await page.locator('.action button', { hasText: 'Withdraw' }).click();
    await page.locator('.action button', { hasText: 'Take the withdrawal back' }).click();
    await page.locator('.action button', { hasText: /^Withdraw$/ }).waitFor();
    await page.locator('.action button', { hasText: 'Give out the access code' }).click();
    await page.locator('.action code').waitFor();
    await expectAccessible(page);
    await page.locator('form input').first().fill('JP.P.1999000001');
    await page.locator('form button').first().click();
    await page.locator('.notice').waitFor();
  });

  it('takes a document, says why another is refused, and follows the first until it is verified', async () => {
    const page = await open('/console');
    await signIn(page);
    const folder = await mkdtemp(join(tmpdir(), 'ipanchor-upload-'));
    const rubbish = join(folder, '<b>rubbish.xml');
    await writeFile(rubbish, '<unknown/>');
    const another = join(folder, 'another.xml');
    const sample = await readFile(join(DOCUMENTS, 'JP/patent-application.xml'), 'utf8');
    await writeFile(another, sample.replaceAll('020101', '020888'));
    await page.locator('input[type=file]').setInputFiles([another, rubbish]);
    await page.locator('.handed .notice').waitFor();
    expect(await page.locator('.handed li').first().textContent()).to.match(/[Aa]ccepted/);
    expect(await page.locator('.handed b').count()).to.equal(0);
    await page.locator('tbody tr', { hasText: 'verified' }).nth(4).waitFor({ timeout: 50_000 });
    await expectAccessible(page);
  });

  it('tries again what the gateway could not be asked', async () => {
    const page = await open('/console');
    await signIn(page);
    const sample = await readFile(join(DOCUMENTS, 'JP/patent-application.xml'), 'utf8');
    const folder = await mkdtemp(join(tmpdir(), 'ipanchor-upload-'));
    await writeFile(join(folder, 'again.xml'), sample.replaceAll('020101', '020999'));
    await page.route('**/api/v1/documents', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.locator('input[type=file]').setInputFiles(join(folder, 'again.xml'));
    const again = page.locator('.handed .notice button');
    await again.waitFor();
    await expectAccessible(page);
    await page.unroute('**/api/v1/documents');
    await again.click();
    await page.locator('.handed li', { hasText: 'Accepted: JP.P.2025020999' }).waitFor();
    await page.locator('.views a[href$="/applications"]').click();
    await page.route('**/own-application-lookups', (route) => route.abort());
    await page.locator('form input').fill('JP.P.2025020999');
    await page.locator('form button').click();
    await page.locator('main .notice').waitFor();
    await page.unroute('**/own-application-lookups');
    await page.locator('main .notice button').click();
    await page.locator('h2', { hasText: 'JP.P.2025020999' }).waitFor();
  });

  it('shows health and keys', async () => {
    const page = await open('/console', 'phone');
    await signIn(page);
    await page.locator('.views a[href$="/health"]').click();
    await page.locator('h2', { hasText: 'Keys' }).waitFor();
    expect(await page.locator('h1').allTextContents()).to.deep.equal(['Health and keys']);
    await expectAccessible(page);
  });

  it('is not there at an observer', async () => {
    opened = await openPage(`${(await servedPages()).observer}/en/console`);
    await opened.page.locator('.empty').waitFor();
    await expectAccessible(opened.page);
  });
});
