import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { AnswerOf } from '#gateway/client/client.ts';
import { sampleApplication } from '../../scripts/bench/sample.ts';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { signIn } from './console-pages.ts';
import { focused } from './keyboard-stops.ts';
import { servedPages } from './served.ts';

type Row = AnswerOf<'listDocuments'>['documentBag'][number];

const ONE = /\/api\/v1\/documents\/\d+$/;
const MARKUP = '<b>x</b>';

describe('what was found in a document of the log, in the console', () => {
  let opened: OpenPage;
  afterEach(() => opened.close());

  async function open(language: string, device: keyof typeof DEVICES = 'desktop'): Promise<Page> {
    const url = (await servedPages()).offices.JP ?? '';
    opened = await openPage(`${url}/${language}/console`, DEVICES[device]);
    await opened.page.locator('input[type=password]').waitFor();
    return opened.page;
  }
  const ROW: Row = {
    ...{ leafIndex: 12, state: 'logged', revoked: false, kind: 'application', subject: 'JP.P.2025000012' },
    ...{ digest: `raw:${'1'.repeat(64)}`, rawDigest: `raw:${'1'.repeat(64)}`, mediaType: 'application/xml' },
    ...{ fileName: MARKUP, receivedAt: '2026-03-01T09:30:00Z', applicationCount: 0, applicationIdBag: [] },
  };
  const listed = (page: Page, ...documentBag: readonly Row[]) =>
    page.route('**/api/v1/documents?*', (route) =>
      route.fulfill({ json: { limit: 50, offset: 0, totalCount: documentBag.length, documentBag } }),
    );

  for (const [language, device, serial, words] of [
    ['en', 'desktop', 901, { button: /Findings: 1 /, remedy: 'What to do' }],
    ['ar', 'phone', 902, { button: /الملاحظات: 1 /, remedy: 'ما العمل' }],
    ['ja', 'phone', 903, { button: /指摘 1 件 /, remedy: '対処方法' }],
  ] as const)
    it(`is shown with its place and what to do, on a ${device}, in ${language}`, async () => {
      const page = await open(language, device);
      await signIn(page);
      const name = `<b>${serial}.xml`;
      const number = `2025-000${serial}`;
      const wide = number.replace('2025', '２０２５');
      const text = new TextDecoder().decode(sampleApplication(serial)).replace(number, wide);
      const buffer = Buffer.from(text);
      await page.setInputFiles('input[type=file]', { name, mimeType: 'application/xml', buffer });
      const row = page.locator('tbody tr', { hasText: `${serial}.xml` });
      const button = row.locator('button', { hasText: words.button });
      await button.click();
      await page.locator('.sheet .finding').waitFor();
      const sheet = (await page.locator('.sheet').textContent()) ?? '';
      for (const part of [`${serial}.xml`, 'NUMBER_CHARACTERS', wide, words.remedy])
        expect(sheet).to.include(part);
      const [heading, title] = [await focused(page), await page.locator('.sheet h2').textContent()];
      expect([heading.element, heading.name, heading.shown]).to.deep.equal(['h2', title, true]);
      expect(await page.locator('main b').count()).to.equal(0);
      await expectAccessible(page);
    });

  it('is told from nothing found, and from a report that was not kept', async () => {
    const page = await open('en', 'phone');
    const quality = { errorCount: 0, warningCount: 0, infoCount: 0 };
    await listed(
      page,
      { ...ROW, quality: { ...quality, errorCount: 1, infoCount: 1300 } },
      { ...ROW, leafIndex: 11, quality: { ...quality, warningCount: 2, infoCount: 1 } },
      { ...ROW, leafIndex: 10, quality: { ...quality, infoCount: 1 } },
      { ...ROW, leafIndex: 9, quality },
      { ...ROW, leafIndex: 8 },
    );
    await signIn(page);
    const cells = page.locator('tbody tr td:nth-of-type(2)');
    await cells.nth(4).waitFor();
    expect(await cells.allTextContents()).to.deep.equal([
      `Findings: 1,301 not in order ${MARKUP}`,
      `Findings: 3 to be looked at ${MARKUP}`,
      `Findings: 1 note ${MARKUP}`,
      'none',
      'no report',
    ]);
    await expectAccessible(page);
  });

  it('is asked again when it could not be, and has markup in every field as text', async () => {
    const page = await open('en', 'phone');
    const document = { ...ROW, quality: { errorCount: 130, warningCount: 0, infoCount: 0 } };
    await listed(page, document);
    await page.route(ONE, (route) => route.abort());
    await signIn(page);
    await page.locator('tbody button').click();
    const again = page.locator('main .notice button');
    await again.waitFor();
    await expectAccessible(page);
    await page.unroute(ONE);
    const found = { code: MARKUP, severity: 'error', message: MARKUP, path: MARKUP, value: MARKUP };
    const findingBag = [{ ...found, line: 7, meaning: MARKUP, remedy: MARKUP }];
    await page.route(ONE, (route) => route.fulfill({ json: { ...document, findingCount: 130, findingBag } }));
    await again.click();
    const sheet = page.locator('.sheet', { has: page.locator('.finding') });
    await sheet.waitFor();
    const text = (await sheet.textContent()) ?? '';
    for (const part of ['130', 'first 1', 'ipanchor quality --stored', 'Line7', '12'])
      expect(text).to.include(part);
    expect(text.split(MARKUP)).to.have.length(8);
    expect(await page.locator('main b').count()).to.equal(0);
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    expect(await sheet.isVisible()).to.equal(true);
    expect(await page.locator('main table').isVisible()).to.equal(false);
  });
});
