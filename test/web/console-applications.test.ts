/** How an office's people come to one of its applications: by its number as they write it, or from its documents. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { AnswerOf } from '#gateway/client/client.ts';
import { DEVICES, type Device, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { signIn } from './console-pages.ts';
import { servedPages } from './served.ts';

const ID = 'JP.P.2024080202';
const LOOKUP = '**/api/v1/own-application-lookups';

describe('the desk of one application', () => {
  let opened: OpenPage;
  const open = async (path = '/applications', language = 'en', device: Device = 'desktop') => {
    const url = `${(await servedPages()).offices.JP}/${language}/console${path}`;
    opened = await openPage(url, DEVICES[device]);
    await signIn(opened.page);
    return opened.page;
  };
  const lookUp = async (page: Page, number: string) => {
    await page.locator('form input').first().fill(number);
    await page.locator('form button').first().click();
  };
  const shown = (page: Page) => page.locator('h2', { hasText: ID });
  afterEach(async () => {
    const asked = opened.requests.map((request) => request.url()).join('\n');
    await opened.close();
    expect(asked, 'a number in an address that was asked for').to.not.match(/20240?80202/);
  });

  for (const [language, device, reading] of [
    ['en', 'desktop', `Read as ${ID}.`],
    ['ar', 'phone', `قُرئ على أنه ${ID}.`],
    ['ja', 'phone', `${ID} と読み取りました。`],
  ] as const)
    it(`takes a number as its office writes it and says how it is read, in ${language}, on a ${device}`, async () => {
      const page = await open('/applications', language, device);
      await page.locator('form input').fill('特願2024-80202');
      await page.locator('.hint', { hasText: ID }).waitFor();
      expect(await page.locator('.hint', { hasText: ID }).textContent()).to.equal(reading);
      await page.keyboard.press('Enter');
      await shown(page).waitFor();
      await expectAccessible(page);
      expect(new URL(page.url())).to.include({ hash: `#${ID}`, search: '' });
    });

  it('tries each right type that the number can be of, and each that was found can be chosen', async () => {
    const page = await open();
    await lookUp(page, '2024-80202');
    await shown(page).waitFor();
    const asked: unknown[] = [];
    await page.route(LOOKUP, async (route) => {
      const { applicationId } = route.request().postDataJSON() as { applicationId: string };
      asked.push(applicationId);
      if (/[TD]/.test(applicationId)) return route.continue();
      const json: AnswerOf<'lookUpOwnApplication'> = {
        ...{ applicationId, state: 'open', filingDate: '2024-05-20', withdrawn: false, leafIndexBag: [0] },
        ...{ publicationNumber: null, priorityClaimBag: [] },
      };
      return route.fulfill({ json });
    });
    await lookUp(page, '2024-80202');
    const choice = page.locator('main section button');
    await choice.nth(1).waitFor();
    expect(asked).to.have.members([ID, 'JP.U.2024080202', 'JP.T.2024080202', 'JP.D.2024080202']);
    expect(await choice.allTextContents()).to.deep.equal([ID, 'JP.U.2024080202']);
    await expectAccessible(page);
    await choice.nth(1).click();
    await page.locator('h2', { hasText: 'JP.U.2024080202' }).waitFor();
    expect(await choice.count()).to.equal(0);
    await page.locator('form select').first().selectOption('P');
    await lookUp(page, '2024-80202');
    await shown(page).waitFor();
    expect(asked).to.have.length(5);
  });

  it('does not say that there is none while one of them could not be asked', async () => {
    const page = await open();
    await page.route(LOOKUP, (route) =>
      route.request().postData()?.includes('JP.U.') ? route.abort() : route.continue(),
    );
    await lookUp(page, '2024-80202');
    await page.locator('main .notice', { hasText: 'cannot be reached' }).waitFor();
    await page.unroute(LOOKUP);
    await page.locator('main .notice button').click();
    await shown(page).waitFor();
  });

  it('says so of what is no number, and of a number that it does not have', async () => {
    const page = await open();
    await lookUp(page, 'no number');
    await page.locator('main .empty').waitFor();
    expect(await page.locator('main .empty').textContent()).to.match(/know no such number/);
    await expectAccessible(page);
    await lookUp(page, '1999-000001');
    await page.locator('main .notice code', { hasText: 'APPLICATION_NOT_KNOWN' }).waitFor();
    await expectAccessible(page);
  });

  it('is opened from the list of documents, by the fragment of its address alone', async () => {
    const page = await open('');
    await page.locator('tbody a', { hasText: ID }).first().click();
    await shown(page).waitFor();
    await page.locator('.action').first().waitFor();
    expect(new URL(page.url())).to.include({ hash: `#${ID}`, search: '' });
    await page.goBack();
    await page.locator('tbody a', { hasText: ID }).first().waitFor();
    await page.goForward();
    await shown(page).waitFor();
  });

  it('opens at once for who signs in where such a link led', async () => {
    await shown(await open(`/applications#${ID}`)).waitFor();
    await opened.close();
    const page = await open('/applications#main');
    await page.locator('form input').waitFor();
    expect(await page.locator('form input').inputValue()).to.equal('');
  });
});
