import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { Page, Route } from 'playwright-core';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { receiptOf, servedPages } from './served.ts';
import { fileOf, give } from './verify-pages.ts';

/** Longer than a page waits before it says that this is slow. */
const SLOW_MS = 6000;

const CHECK = '/claims#EP&P&2025-05-12/JP&P&2024-05-20&2024-80202';
const PAGES: Readonly<Record<string, string>> = {
  'a priority check': CHECK,
  'a search': '/register?office=JP&rightType=P',
  'an application': '/register/JP.P.2024080202',
  'the offices': '/offices',
  'an office': '/offices/JP',
  'the network': '/network',
  'the console': '/console',
};

const WELL = (route: Route) => route.continue();
const UNREACHABLE = (route: Route) => route.abort();
const SLOW = async (route: Route) => {
  await sleep(SLOW_MS);
  // The page may be closed by then.
  await route.continue().catch(() => undefined);
};
const refusing = (status: number, code: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: 'about:blank',
      title: 'no',
      status,
      detail: 'no',
      code,
      correlationId: '1',
    }),
  });

describe('a gateway that does not answer well', () => {
  let opened: OpenPage;
  let answer: (route: Route) => unknown;
  const open = async (path: string, first: typeof answer): Promise<Page> => {
    const { observer } = await servedPages();
    opened = await openPage(`${observer}/en/help`, DEVICES.phone);
    const { page } = opened;
    answer = first;
    await page.route(/\/(api\/v1|healthz)/, (route) => answer(route));
    await page.goto(`${observer}/en${path}`);
    return page;
  };
  afterEach(() => opened.close());

  for (const [name, path] of Object.entries(PAGES))
    it(`leaves ${name} with words, and a button that goes on once all is well`, async () => {
      const page = await open(path, UNREACHABLE);
      const notice = page.locator('main .notice').first();
      await notice.waitFor();
      expect(await notice.textContent()).to.match(/cannot be reached.*Nothing was decided/s);
      await expectAccessible(page);
      for (const [status, code] of [
        [429, 'TOO_MANY_REQUESTS'],
        [503, 'REGISTER_UNAVAILABLE'],
      ] as const) {
        answer = refusing(status, code);
        await notice.locator('button').click();
        await notice.locator('code', { hasText: code }).waitFor();
        expect(await notice.textContent()).to.match(/try again/i);
      }
      await expectAccessible(page);
      answer = SLOW;
      await notice.locator('button').click();
      await page.locator('main .slow').first().waitFor();
      await expectAccessible(page);
      await page.locator('main [role=status]:not(.answer)').first().waitFor({ state: 'detached' });
      expect(await page.locator('main .notice').count()).to.equal(0);
    });

  it('never makes no of what could not be found out: a receipt, again when the gateway is back', async () => {
    const receipt = await receiptOf('JP', 'patent-publication.xml');
    const page = await open('/verify', refusing(503, 'REGISTER_UNAVAILABLE'));
    await page.setInputFiles('.drop input[type=file]', receipt);
    await page.locator('main .notice').waitFor();
    expect(await page.locator('main .answer.bad, main .answer.good').count()).to.equal(0);
    await expectAccessible(page);
    answer = WELL;
    await page.locator('main .notice button').click();
    await page.locator('main .answer', { hasText: 'The receipt is genuine' }).waitFor();
  });

  it('can be asked again about a document without its receipt', async () => {
    const page = await open('/verify', WELL);
    await give(page, await fileOf('copy.pdf', '%PDF-1.7 of another'));
    const form = page.locator('section form');
    await form.locator('input').nth(0).fill('JP');
    await form.locator('input[maxlength="64"]').fill('2024-80202');
    answer = UNREACHABLE;
    await form.locator('button').click();
    await page.locator('main .notice', { hasText: 'cannot be reached' }).waitFor();
    await expectAccessible(page);
    answer = WELL;
    await page.locator('main .notice button').click();
    await page.locator('main .answer').waitFor();
    expect(await page.locator('main .notice').count()).to.equal(0);
  });

  it('is not what fails where the page itself cannot read: that is marked as English', async () => {
    const page = await open('/verify', WELL);
    await page.goto(`${(await servedPages()).observer}/ar/verify#r=!!!`);
    const words = page.locator('main .notice bdi');
    await words.waitFor();
    expect(await words.getAttribute('lang')).to.equal('en');
    expect(await words.getAttribute('dir')).to.equal('ltr');
    await page.goto(`${(await servedPages()).observer}/ar/claims`);
    await page.locator('fieldset').nth(0).locator('input').nth(0).fill('EP');
    await page.locator('fieldset').nth(0).locator('input[type=date]').fill('2025-05-12');
    const claim = page.locator('fieldset').nth(1);
    await claim.locator('input').nth(0).fill('JP');
    await claim.locator('input[type=date]').fill('2024-05-20');
    await claim.locator('input[maxlength="64"]').fill('///');
    await claim.locator('input[type=password]').fill('0000-0000-0000-0000-0000');
    await page.locator('button[type=submit]').click();
    await page.locator('main .notice code', { hasText: 'NUMBER_NOT_CLEAR' }).waitFor();
    expect(await page.locator('main .notice p bdi').textContent()).to.equal('the number cannot be read');
    await expectAccessible(page);
  });

  it('is told when it is behind the chain', async () => {
    const page = await open('/offices/JP', async (route) => {
      const response = await route.fetch();
      const json = await response.json();
      if (json.freshness) Object.assign(json.freshness, { state: 'behind', blocksBehind: 99 });
      await route.fulfill({ response, json });
    });
    await page.locator('main', { hasText: /Behind the chain: as of block/ }).waitFor();
    await page.locator('footer', { hasText: /Behind the chain: as of block/ }).waitFor();
    await expectAccessible(page);
  });

  it('is told from a page that was never loaded, when the device is offline', async () => {
    const page = await open('/verify', WELL);
    await page.context().setOffline(true);
    await page.locator('header nav a', { hasText: 'Register' }).click();
    await page.locator('main .notice').waitFor();
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.locator('main .notice button').click();
    await page.locator('main form').first().waitFor();
  });
});
