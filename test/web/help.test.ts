import { expect } from 'chai';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { servedPages } from './served.ts';

describe('the help', () => {
  let opened: OpenPage;
  afterEach(() => opened.close());

  for (const device of ['desktop', 'phone'] as const)
    for (const language of ['en', 'ar', 'ja'])
      it(`can be read, on a ${device}, in ${language}`, async () => {
        opened = await openPage(`${(await servedPages()).observer}/${language}/help`, DEVICES[device]);
        await opened.page.locator('dl dt').nth(10).waitFor();
        await expectAccessible(opened.page);
        await opened.page.locator('a[href="/api/v1/docs"]').click();
        await opened.page.locator('h1').waitFor();
        expect(opened.page.url()).to.match(/\/api\/v1\/docs$/);
      });
});
