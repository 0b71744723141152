import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { AnswerOf } from '#gateway/client/client.ts';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { keyOf, signIn } from './console-pages.ts';
import { expectStops, tabTo } from './keyboard-stops.ts';
import { servedPages } from './served.ts';

type Trail = AnswerOf<'listAuditEvents'>;

const MARKUP = '<b>x</b>';
const TRAIL = '**/api/v1/audit-events?*';

describe('the console for an auditor', () => {
  let opened: OpenPage;
  afterEach(() => opened.close());

  async function open(
    path: string,
    language = 'en',
    device: keyof typeof DEVICES = 'desktop',
  ): Promise<Page> {
    const url = (await servedPages()).offices.JP ?? '';
    opened = await openPage(`${url}/${language}/console${path}`, DEVICES[device]);
    await opened.page.locator('input[type=password]').waitFor();
    return opened.page;
  }
  const desks = (page: Page) => page.locator('.views a').allTextContents();
  const rest = (page: Page) => new URL(page.url()).pathname.split('/').slice(2).join('/');

  for (const [language, device, names] of [
    ['en', 'desktop', ['Refused', 'Audit trail', 'Health and keys']],
    ['ar', 'phone', ['المرفوضة', 'سجل المراجعة', 'الحالة والمفاتيح']],
    ['ja', 'phone', ['受付拒否', '監査証跡', '稼働状況と鍵']],
  ] as const)
    it(`has the desks that are his, on a ${device}, in ${language}`, async () => {
      const page = await open('', language, device);
      await signIn(page, 'auditor');
      await page.locator('main .empty, main .refused').first().waitFor();
      expect(await desks(page)).to.deep.equal(names);
      expect(rest(page)).to.equal('console/refused');
      await expectAccessible(page);
      await page.locator('.views a').nth(1).click();
      await page.locator('tbody tr').first().waitFor();
      expect(await page.locator('tbody').textContent()).to.include('access add');
      await expectAccessible(page);
      await page.locator('.views a').nth(2).click();
      await page.locator('h2').first().waitFor();
      await expectAccessible(page);
    });

  it('leads from a desk of others to the first of his', async () => {
    const page = await open('/applications');
    await signIn(page, 'auditor');
    await page.waitForURL('**/en/console/refused');
    expect(await page.locator('main form').count()).to.equal(0);
    expect(await page.locator('.views a[aria-current]').textContent()).to.equal('Refused');
  });

  it('has the desks of both for who is operator too, and after him for none but the next', async () => {
    const page = await open('/audit');
    await signIn(page, 'operator', 'auditor');
    await page.locator('tbody tr').first().waitFor();
    expect(await desks(page)).to.have.length(5);
    await page.locator('.views button').click();
    await signIn(page);
    await page.waitForURL('**/en/console');
    await page.locator('.views a[aria-current]', { hasText: 'Documents' }).waitFor();
    expect(await desks(page)).to.deep.equal(['Documents', 'Refused', 'Applications', 'Health and keys']);
  });

  it('lets nobody in who is neither, or of whom it could not be found out', async () => {
    const page = await open('');
    const enter = async (): Promise<string | null> => {
      await page.locator('button[type=submit]').click();
      await page.locator('main .notice code').waitFor();
      return page.locator('main .notice code').textContent();
    };
    await page.locator('input[type=password]').fill(await keyOf('examiner'));
    expect(await enter()).to.equal('ROLE_MISSING');
    await expectAccessible(page);
    await page.route(TRAIL, (route) => route.abort());
    await page.locator('input[type=password]').fill(await keyOf('operator', 'auditor'));
    await page.locator('button[type=submit]').click();
    await page.locator('main .notice', { hasText: 'cannot be reached' }).waitFor();
    expect(await page.locator('.views').count()).to.equal(0);
  });

  it('turns the pages of the trail, asks again, and has markup in every field as text', async () => {
    const page = await open('/audit', 'en', 'phone');
    await signIn(page, 'auditor');
    await page.locator('tbody tr').first().waitFor();
    const hash = '0'.repeat(64);
    const event: Trail['auditEventBag'][number] = {
      ...{ sequenceNumber: 120, at: '2026-03-01T09:30:00Z', by: MARKUP, channel: 'http', outcome: 'refused' },
      ...{ operation: MARKUP, subject: MARKUP, refusedSequenceNumber: 119, code: MARKUP },
      ...{ previousHash: hash, hash },
    };
    const offsets: (string | null)[] = [];
    await page.route(TRAIL, (route) => {
      const offset = new URL(route.request().url()).searchParams.get('offset');
      offsets.push(offset);
      if (offsets.length === 1) return route.abort();
      const json: Trail = { limit: 50, offset: Number(offset), totalCount: 120, auditEventBag: [event] };
      return route.fulfill({ json });
    });
    await page.locator('.views a[href$="/health"]').click();
    await page.locator('.views a[href$="/audit"]').click();
    await page.locator('main .notice button').click();
    await page.locator('tbody tr', { hasText: 'event 119 came to nothing' }).waitFor();
    expect((await page.locator('tbody').textContent())?.split(MARKUP)).to.have.length(5);
    expect(await page.locator('main b').count()).to.equal(0);
    await expectAccessible(page);
    const turn = page.locator('main .actions button');
    for (const _ of [50, 100]) {
      await Promise.all([page.waitForResponse(TRAIL), turn.nth(1).click()]);
      await page.locator('tbody tr').waitFor();
    }
    expect(offsets).to.deep.equal(['0', '0', '50', '100']);
    expect(await turn.nth(1).isDisabled()).to.equal(true);
  });

  it('can be gone through with the keyboard alone, each stop seen and named', async () => {
    const page = await open('');
    await signIn(page, 'auditor');
    await tabTo(page, /^Audit trail$/);
    await page.keyboard.press('Enter');
    await page.locator('tbody tr').first().waitFor();
    await page.locator('header a').first().focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expectStops(page);
  });
});
