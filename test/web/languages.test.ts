import { expect } from 'chai';
import { DEVICES, type OpenPage, openPage } from './browser.ts';
import { servedPages } from './served.ts';

describe('the languages of the pages', () => {
  let opened: OpenPage;
  afterEach(() => opened.close());

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
