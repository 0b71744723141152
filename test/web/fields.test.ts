/** What a browser would say of a field in its own language is said in that of the page. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import type { Language } from '#gateway/messages/languages.ts';
import { DEVICES, type Device, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { focused, tabTo } from './keyboard-stops.ts';
import { DOCUMENTS, servedPages } from './served.ts';
import { sentence } from './verify-pages.ts';

const PUBLICATION = join(DOCUMENTS, 'JP/patent-publication.xml');

describe('the fields of the pages', () => {
  let opened: OpenPage;
  const open = async (path: string, language: Language = 'en', device: Device = 'desktop') => {
    opened = await openPage(`${(await servedPages()).observer}/${language}${path}`, DEVICES[device]);
    return opened.page;
  };
  afterEach(() => opened.close());

  const styleOf = (shown: Locator, name: string) =>
    shown.evaluate(
      (element, property) =>
        element.ownerDocument.defaultView?.getComputedStyle(element).getPropertyValue(property),
      name,
    );
  const button = (page: Page) => page.locator('.drop .choose .button').first();

  for (const [language, device, text, chosen] of [
    ['ar', 'phone', 'اختيار ملفات', 'تم اختيار:'],
    ['de', 'desktop', 'Dateien auswählen', 'Ausgewählt:'],
    ['ja', 'phone', 'ファイルを選択（複数可）', '選択済み：'],
  ] as const)
    it(`have a button for files and the names of those chosen in ${language}, on a ${device}`, async () => {
      const page = await open('/verify', language, device);
      expect(await button(page).textContent()).to.equal(text);
      const input = page.locator('input[type=file]').first();
      expect(await styleOf(input, 'opacity'), 'what the browser writes is not seen').to.equal('0');
      expect(await page.getByLabel(text).first().getAttribute('type')).to.equal('file');
      const publication = { name: 'a.xml', mimeType: 'application/xml', buffer: await readFile(PUBLICATION) };
      const markup = { name: '<b>x</b>.pdf', mimeType: 'application/pdf', buffer: Buffer.from('none') };
      await input.setInputFiles([publication, markup]);
      const said = page.locator('.chosen').first();
      await said.locator('bdi').nth(1).waitFor();
      expect(await said.textContent()).to.equal(`${chosen}a.xml<b>x</b>.pdf`);
      await sentence(page);
      await expectAccessible(page);
    });

  it('take a click anywhere on that button, and the keyboard with a line around it', async () => {
    const page = await open('/verify');
    const input = page.locator('input[type=file]').first();
    const [field, shown] = [await input.boundingBox(), await button(page).boundingBox()];
    expect(field).to.deep.equal(shown);
    expect(shown?.height, 'high enough for a finger').to.be.at.least(44);
    await Promise.all([page.waitForEvent('filechooser'), input.click()]);
    const outline = () => styleOf(button(page), 'outline-style');
    await page.locator('h1').click();
    expect(await outline()).to.equal('none');
    await page.locator('header a').first().focus();
    await tabTo(page, /^Drop the document/);
    expect((await focused(page)).element).to.equal('input');
    expect(await outline()).to.equal('solid');
  });

  it('name files that were dropped, too', async () => {
    const page = await open('/verify');
    const transfer =
      'const files = new DataTransfer(); files.items.add(new File(["none"], "dropped.pdf")); files';
    const dataTransfer = await page.evaluateHandle(transfer);
    await page.dispatchEvent('.drop', 'drop', { dataTransfer });
    await page.locator('.choose bdi', { hasText: 'dropped.pdf' }).waitFor();
  });

  for (const [language, missing, date] of [
    ['en', 'Fill in this field.', 'Give the date in full.'],
    ['ar', 'املأ هذا الحقل.', 'أدخل التاريخ كاملاً.'],
    ['de', 'Füllen Sie dieses Feld aus.', 'Geben Sie das vollständige Datum an.'],
    ['ja', 'この欄に入力してください。', '日付を最後まで入力してください。'],
  ] as const)
    it(`say in ${language} that they have to be filled in, and no longer once they are`, async () => {
      const page = await open('/claims', language);
      const said = (field: Locator) =>
        field.evaluate((element) => (element as unknown as { validationMessage: string }).validationMessage);
      const empty = page.locator('form input[required]');
      await page.locator('form button[type=submit]').last().click();
      expect(await said(empty.first())).to.equal(missing);
      const day = page.locator('form input[type=date][required]').first();
      expect(await said(day)).to.equal(date);
      await empty.first().fill('JP');
      await day.fill('2025-05-12');
      expect(await said(empty.first())).to.equal('');
      expect(await said(day)).to.equal('');
      await expectAccessible(page);
    });
});
