import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { AnswerOf } from '#gateway/client/client.ts';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { signIn } from './console-pages.ts';
import { servedPages } from './served.ts';

type Refusals = AnswerOf<'listRefusals'>;

const HOSTILE = '<img src=x onerror=alert(1)>\u202e&lt;b>.xml';
const WHERE = '**/api/v1/refusals?*';

describe('what the drop folder refused, in the console', () => {
  let opened: OpenPage;
  afterEach(() => opened.close());

  before(async () => {
    const { data } = await servedPages();
    await writeFile(join(data, 'offices/JP/inbox', HOSTILE), '<unknown/>');
  });

  async function open(language: string, device: keyof typeof DEVICES = 'desktop'): Promise<Page> {
    const url = (await servedPages()).offices.JP ?? '';
    opened = await openPage(`${url}/${language}/console/refused`, DEVICES[device]);
    await opened.page.locator('input[type=password]').waitFor();
    return opened.page;
  }
  const answer = (page: Page, body: Refusals) => page.route(WHERE, (route) => route.fulfill({ json: body }));
  const list = (...refusalBag: Refusals['refusalBag']): Refusals => ({
    ...{ limit: 20, offset: 0, totalCount: refusalBag.length, refusalBag },
  });
  const unread = { at: '2026-03-01T09:30:00Z', findingCount: 0, findingBag: [] };

  for (const [language, device, remedy] of [
    ['en', 'desktop', 'What to do'],
    ['ar', 'phone', 'ما العمل'],
  ] as const)
    it(`is shown with every finding and what to do, whatever the file is called, in ${language}`, async () => {
      const page = await open(language, device);
      await signIn(page);
      const refused = page.locator('.refused').first();
      // The drop folder waits until the file no longer changes.
      for (let tries = 0; tries < 40 && (await refused.count()) === 0; tries++) {
        await page.locator('.views a[href$="/applications"]').click();
        await page.locator('.views a[href$="/refused"]').click();
        await page.locator('main .empty, main .refused').first().waitFor();
        if ((await refused.count()) === 0) await page.waitForTimeout(250);
      }
      expect(await refused.locator('h2').textContent()).to.equal(HOSTILE);
      expect(await page.locator('main img, main b').count()).to.equal(0);
      expect(await refused.locator('.finding').count()).to.be.greaterThan(0);
      expect(await refused.locator('.finding').first().textContent()).to.include(remedy);
      await expectAccessible(page);
    });

  it('is nothing yet, or could not be asked and is asked again', async () => {
    const page = await open('en');
    await page.route(WHERE, (route) => route.abort());
    await signIn(page);
    const again = page.locator('main .notice button');
    await again.waitFor();
    await expectAccessible(page);
    await page.unroute(WHERE);
    await answer(page, list());
    await again.click();
    await page.locator('main .empty').waitFor();
    await expectAccessible(page);
  });

  it('says what a report does not tell, and has markup in every field as text', async () => {
    const markup = '<b>x</b>';
    const finding = { code: markup, severity: 'info', message: markup, line: 7, path: markup } as const;
    const page = await open('en', 'phone');
    await answer(
      page,
      list(
        { ...unread, fileName: 'torn.xml', report: 'damaged' },
        { ...unread, fileName: 'long.xml', report: 'too-large' },
        { ...unread, fileName: 'closed.xml', report: 'unreadable' },
        {
          ...{ ...unread, fileName: markup, report: 'read', leafIndex: 12, findingCount: 130 },
          findingBag: [{ ...finding, value: markup, meaning: markup, remedy: markup }],
        },
      ),
    );
    await signIn(page);
    await page.locator('.refused').nth(3).waitFor();
    const texts = await page.locator('.refused').allTextContents();
    expect(texts[0]).to.include('damaged');
    expect(texts[1]).to.include('too long');
    expect(texts[2]).to.include('could not be read');
    for (const part of ['entry 12', '130', 'Line7', 'note']) expect(texts[3]).to.include(part);
    expect(texts[3]?.split(markup)).to.have.length(8);
    expect(await page.locator('main b').count()).to.equal(0);
    await expectAccessible(page);
  });
});
