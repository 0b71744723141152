import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { LANGUAGES } from '#gateway/messages/languages.ts';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, servedPages } from './served.ts';

describe('the pages of the register', () => {
  let opened: OpenPage;
  const open = async (path: string, device: keyof typeof DEVICES = 'desktop', language = 'en') => {
    opened = await openPage(`${(await servedPages()).observer}/${language}${path}`, DEVICES[device]);
    return opened.page;
  };
  afterEach(() => opened.close());

  for (const device of ['desktop', 'phone'] as const)
    for (const language of ['en', 'ar', 'ja'])
      it(`lead from a number to its application and family, on a ${device}, in ${language}`, async () => {
        const page = await open('/register', device, language);
        await expectAccessible(page);
        await page.locator('form input').nth(0).fill('JP');
        await page.locator('form input[maxlength="64"]').fill('特願2024-80202');
        await page.locator('button[type=submit]').first().click();
        const filed = await page.locator('.cards p').textContent();
        expect(filed).to.include({ en: 'Patent, filed', ar: '، ', ja: '、' }[language]);
        await page.locator('.cards a').click();
        await page.locator('.family .asked').waitFor();
        expect(page.url()).to.match(/\/register\/JP\.P\.2024080202$/);
        expect(await page.locator('tbody tr').count()).to.be.greaterThan(0);
        await expectAccessible(page);
        await page.locator('tbody a').last().click();
        await page.locator('h1', { hasText: 'EP.P.25400123' }).waitFor();
        await page.goBack();
        await page.locator('h1', { hasText: 'JP.P.2024080202' }).waitFor();
      });

  for (const [language, none] of Object.entries({
    en: 'This number can be read in several ways, and under none of them does the register have',
    ar: 'يمكن قراءة هذا الرقم بعدة طرق، ولا يوجد في السجل طلب منشور بأي منها',
  }))
    it(`keep the number in the address, where no server sees it, in ${language}`, async () => {
      const page = await open('/register', 'phone', language);
      await page.locator('form input').nth(0).fill('JP');
      await page.locator('form input[maxlength="64"]').fill('2025-020 101/&?');
      await page.locator('button[type=submit]').first().click();
      expect(page.url()).to.match(/\/register#JP&&2025-020%20101%2F%26%3F$/);
      await page.locator('form input[maxlength="64"]').fill('2025-020101');
      await page.locator('button[type=submit]').first().click();
      const answer = page.locator('[aria-live] section', { hasText: none });
      await answer.waitFor();
      expect(await answer.locator('h2').count(), 'no number of applications').to.equal(0);
      await expectAccessible(page);
      expect(page.url()).to.match(/\/register#JP&&2025-020101$/);
      await page.reload();
      await answer.waitFor();
      expect(await page.locator('form input[maxlength="64"]').inputValue()).to.equal('2025-020101');
      await page.goto(page.url().replace('2025-020101', '%E7%89%B9%E9%A1%982024-80202'));
      await page.locator('.cards a', { hasText: 'JP.P.2024080202' }).click();
      await page.locator('.family .asked').waitFor();
      await page.goBack();
      await page.locator('.cards a', { hasText: 'JP.P.2024080202' }).waitFor();
      expect(await page.locator('form input[maxlength="64"]').inputValue()).to.equal('特願2024-80202');
      await page.locator('.skip').focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('.cards a').count(), 'after skipping to the content').to.equal(1);
      const urls = opened.requests.map((request) => decodeURIComponent(request.url()));
      expect(urls.filter((url) => /2025-020|2024-80202/.test(url))).to.deep.equal([]);
    });

  it('ask again for the same number when told to', async () => {
    const page = await open('/register#JP&P&2024-80202');
    await page.locator('.cards a').waitFor();
    const asked = page.waitForRequest('**/application-lookups');
    await page.locator('button[type=submit]').first().click();
    await asked;
    await page.locator('.cards a').waitFor();
  });

  it('take an address that nobody wrote for none', async () => {
    const page = await open('/register#JP&%E0%A4&2024');
    expect(await page.locator('form input').nth(0).inputValue()).to.equal('');
    expect(await page.locator('[aria-live] section, .notice').count()).to.equal(0);
  });

  it('do not say of what is claimed and not found whether it is recorded, in words that fit', async () => {
    const page = await open('/register/EP.P.25400123');
    await page.locator('.family', { hasText: 'not published or not recorded' }).waitFor();
    expect(await page.locator('tbody').textContent()).to.include('not published or not recorded');
    await expectAccessible(page);
    for (const language of LANGUAGES) {
      await page.goto(page.url().replace(/\/\w\w\/register/, `/${language}/register`));
      await page.locator('.family .asked').waitFor();
      const spare = await page
        .locator('.family p')
        .evaluateAll((names) => names.map((name) => name.clientHeight - name.scrollHeight));
      expect(Math.min(...spare), language).to.equal(0);
    }
  });

  it('find nothing of what is not published, like of what is not there', async () => {
    const page = await open('/register');
    const search = async (number: string) => {
      await page.locator('form input').nth(0).fill('JP');
      await page.locator('form input[maxlength="64"]').fill(number);
      await page.locator('button[type=submit]').first().click();
      await page.locator('.empty').waitFor();
      return page.locator('section .empty').textContent();
    };
    expect(await search('2025-020101')).to.equal(await search('2025-999999'));
    await expectAccessible(page);
  });

  it('find what is published by office, right type, status and filing date, which the address keeps', async () => {
    const page = await open('/register', 'phone');
    const form = page.locator('form').nth(1);
    await form.locator('input').nth(0).fill('JP');
    await form.locator('input[type=date]').nth(0).fill('2024-01-01');
    await form.locator('button').click();
    await page.locator('.found .cards a', { hasText: 'JP.P.2024080202' }).waitFor();
    expect(await page.locator('.found').textContent()).to.not.include('2025020101');
    await expectAccessible(page);
    await page.goto(page.url().replace('filedFrom=2024-01-01', 'filedTo=1990-01-01'));
    await page.locator('.found .empty').waitFor();
    expect(await form.locator('input').nth(0).inputValue()).to.equal('JP');
    await page.goto(page.url().replace('1990-01-01', 'rubbish'));
    await page.locator('.notice code', { hasText: 'filedTo' }).waitFor();
    await expectAccessible(page);
  });

  it('show the offices, and of one its keys and heads', async () => {
    const page = await open('/offices', 'phone');
    await page.locator('tbody th a').first().waitFor();
    expect(await page.locator('header [aria-current]').textContent()).to.equal('Register');
    await expectAccessible(page);
    await page.locator('tbody a', { hasText: 'Japan' }).click();
    await page.locator('h2', { hasText: 'Keys' }).waitFor();
    await page.locator('tbody tr').nth(2).waitFor();
    await expectAccessible(page);
  });

  it('tell what happens on the chain while one looks', async () => {
    const { data } = await servedPages();
    const page = await open('/network');
    await page.locator('.values dd').first().waitFor();
    await expectAccessible(page);
    const sample = await readFile(join(DOCUMENTS, 'JP/patent-application.xml'), 'utf8');
    const another = sample.replaceAll('020101', '020777');
    expect(another).to.not.equal(sample);
    await writeFile(join(data, 'offices/JP/inbox/live.xml'), another);
    await page.locator('.history li').first().waitFor({ timeout: 50_000 });
    await expectAccessible(page);
  });

  it('say so where there is no such application, office or page', async () => {
    const page = await open('/register/JP.P.2099000001');
    await page.locator('.empty').waitFor();
    await page.goto(page.url().replace('JP.P.2099000001', 'rubbish'));
    await page.locator('.notice').waitFor();
    await page.goto(page.url().replace('/register/rubbish', '/offices/XX'));
    await page.locator('.notice').waitFor();
    await expectAccessible(page);
    await page.goto(page.url().replace('/offices/XX', '/nowhere'));
    await page.locator('h1', { hasText: 'no page' }).waitFor();
    await expectAccessible(page);
  });
});
