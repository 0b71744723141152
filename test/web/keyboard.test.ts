import { join } from 'node:path';
import { expect } from 'chai';
import { DEVICES, type OpenPage, openPage } from './browser.ts';
import { expectStops, tabTo } from './keyboard-stops.ts';
import { DOCUMENTS, servedPages } from './served.ts';

describe('the pages with the keyboard alone', () => {
  let opened: OpenPage;
  const open = async (path: string, language = 'en') => {
    opened = await openPage(`${(await servedPages()).observer}/${language}${path}`, DEVICES.desktop);
    return opened.page;
  };
  afterEach(() => opened.close());

  for (const path of ['/verify', '/claims', '/register', '/offices', '/offices/JP', '/network', '/help'])
    it(`can be gone through in order, each stop seen and named: ${path}`, async () => {
      const page = await open(path);
      await page.locator('main .loading').waitFor({ state: 'detached' });
      await expectStops(page);
    });

  it('skips to the content', async () => {
    const page = await open('/register');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).to.equal(1);
  });

  it('verifies a document', async () => {
    const page = await open('/verify');
    const choosing = page.waitForEvent('filechooser');
    await tabTo(page, /Drop the document/);
    await page.keyboard.press('Space');
    await (await choosing).setFiles(join(DOCUMENTS, 'JP/patent-publication.xml'));
    await page.locator('main .answer').waitFor();
    await tabTo(page, /./);
  });

  it('checks a priority claim', async () => {
    const page = await open('/claims');
    const type = async (name: RegExp, text: string) => {
      await tabTo(page, name);
      await page.keyboard.type(text);
    };
    await type(/^Office$/, 'EP');
    await type(/^Filing date$/, '05122025');
    await type(/^Office of first filing$/, 'JP');
    await type(/^Date claimed$/, '05202024');
    await type(/^Application number$/, '2024-80202');
    await tabTo(page, /^Check$/);
    await page.keyboard.press('Enter');
    await page.locator('.answer.good').waitFor();
    await tabTo(page, /^Evidence$/);
    await page.keyboard.press('Enter');
    await page.locator('details[open]').waitFor();
  });

  it('finds an application, and goes on from it', async () => {
    const page = await open('/register');
    await tabTo(page, /^Office$/);
    await page.keyboard.type('JP');
    await tabTo(page, /^Application number$/);
    await page.keyboard.type('2024-80202');
    await page.keyboard.press('Enter');
    await page.locator('.cards a').waitFor();
    await tabTo(page, /^JP\.P\.2024080202$/);
    await page.keyboard.press('Enter');
    await page.locator('.family .asked').waitFor();
  });
});
