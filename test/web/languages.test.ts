import { expect } from 'chai';
import { directionOf, LANGUAGES } from '#gateway/messages/languages.ts';
import { DEVICES, expectAccessible, expectNoWider, type OpenPage, openPage } from './browser.ts';
import { servedPages } from './served.ts';

const PAGES = ['verify', 'claims', 'register', 'network', 'offices/JP', 'console', 'help'] as const;
const CHECK = 'claims#EP&P&2025-05-12/JP&P&2024-05-20&2024-80202';

describe('the languages of the pages', () => {
  let opened: OpenPage;
  afterEach(() => opened.close());

  for (const language of ['en', 'ar'])
    it(`have every page, as wide as a tablet, clean by axe, in ${language}`, async () => {
      const { observer } = await servedPages();
      opened = await openPage(`${observer}/${language}/${PAGES[0]}`, DEVICES.tablet);
      const { page } = opened;
      for (const path of [...PAGES, 'register/JP.P.2024080202', CHECK]) {
        await page.goto(`${observer}/${language}/${path}`);
        await page.locator('.foot p', { hasText: /\d/ }).waitFor();
        await page.locator('main .loading').first().waitFor({ state: 'detached' });
        if (path === CHECK) await page.locator('main .answer').waitFor();
        await expectAccessible(page);
      }
    });

  for (const [place, language] of LANGUAGES.entries())
    it(`have every page, as wide as a phone, in ${language}`, async () => {
      const { observer } = await servedPages();
      opened = await openPage(`${observer}/${language}/${PAGES[0]}`, DEVICES.phone);
      const { page } = opened;
      for (const [at, path] of PAGES.entries()) {
        if (at > 0) await page.goto(`${observer}/${language}/${path}`);
        await page.locator('main h1').waitFor();
        await page.locator('.foot p', { hasText: /\d/ }).waitFor();
        const html = page.locator('html');
        expect(await html.getAttribute('lang'), path).to.equal(language);
        expect(await html.getAttribute('dir'), path).to.equal(directionOf(language));
        expect(await page.locator('body').textContent(), path).to.not.match(/\{\w+\}/);
        // Each language is looked at by axe on another page.
        if (at === place % PAGES.length) await expectAccessible(page);
        else await expectNoWider(page);
      }
      // A text that is missing would have been taken from English.
      const english = opened.requests.filter((request) => /\/assets\/en-/.test(request.url()));
      if (language !== 'en') expect(english).to.deep.equal([]);
    });

  it('leave a text that one lacks in English, and the page where it is', async () => {
    const { observer } = await servedPages();
    // A page that sets no service worker up: what that keeps is not asked for again.
    opened = await openPage(`${observer}/api/v1/docs`, DEVICES.phone);
    const { page } = opened;
    await page.route(/\/assets\/de-[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('"help.not":', '"help.gone":');
      await route.fulfill({ response, body });
    });
    await page.goto(`${observer}/de/help`);
    await page.locator('h2', { hasText: 'What it does not prove' }).waitFor();
    expect(await page.locator('h1').textContent()).to.equal('Hilfe');
  });
});
