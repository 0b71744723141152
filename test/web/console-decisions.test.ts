/** What an office corrects and decides at its desk, and what anyone then finds of it in the register. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { LANGUAGES, type Language } from '#gateway/messages/languages.ts';
import { PRIORITY_STATUSES } from '#protocol/priority-status.ts';
import { root } from '../integration/start-run.ts';
import { DEVICES, type Device, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { signIn } from './console-pages.ts';
import { DOCUMENTS, servedPages } from './served.ts';
import { fileOf } from './verify-pages.ts';

/** One of EP and what it claims, which no other test has: a decision is seen in the whole family. */
const LATER = 'EP.P.25400777';
const EARLIER = 'JP.P.2024080777';
const NUMBERS = [
  ['25400123.3', '25400777.6'],
  ['4900123', '4900777'],
  ['2024-80202', '2024-80777'],
  ['18/700,123', '18/700,777'],
  ['2024-081999', '2024-081777'],
] as const;

type Texts = Readonly<Record<string, string>>;
const textsIn = async (language: Language) =>
  JSON.parse(await readFile(join(root, `web/messages/${language}.json`), 'utf8')) as Texts;

describe('what an office decides in its console', () => {
  let opened: OpenPage;
  const open = async (path: string, language: Language = 'en', device: Device = 'desktop') => {
    const url = (await servedPages()).offices.EP;
    opened = await openPage(`${url}/${language}${path}`, DEVICES[device]);
    return opened.page;
  };
  const openDesk = async (language: Language, device: Device) => {
    const page = await open(`/console/applications#${LATER}`, language, device);
    await signIn(page);
    await page.locator('.action').first().waitFor();
    return page;
  };
  /** What is asked before it is done, once that was clicked. */
  const click = async (page: Page, box: string, answer: 'accept' | 'dismiss' = 'accept') => {
    const asking = page.waitForEvent('dialog');
    const clicked = page.locator('.action', { hasText: box }).locator('button').click();
    const dialog = await asking;
    await dialog[answer]();
    await clicked;
    return dialog.message();
  };
  /** The register follows the chain, which is written after the answer. */
  const inRegister = async (page: Page, wanted: string) => {
    const seen = page.locator('main :is(td, dd)', { hasText: new RegExp(`^${wanted}$`) });
    for (let tries = 0; tries < 40 && (await seen.count()) === 0; tries += 1) {
      await page.waitForTimeout(500);
      await page.reload();
      await page.locator('.history').waitFor();
    }
    await seen.first().waitFor();
  };

  before(async () => {
    const page = await open('/console');
    await signIn(page);
    let document = await readFile(join(DOCUMENTS, 'EP/patent-publication.xml'), 'utf8');
    for (const [sample, own] of NUMBERS) document = document.replaceAll(sample, own);
    await page.setInputFiles('input[type=file]', await fileOf('to-decide.xml', document));
    await page.locator('.handed li', { hasText: `Accepted: ${LATER}` }).waitFor();
    const row = page.locator('tbody tr', { hasText: 'to-decide.xml' });
    await row.locator('button', { hasText: 'Show' }).waitFor({ timeout: 50_000 });
    await opened.close();
  });
  afterEach(() => opened.close());

  it('corrects a filing date, but not when the question was answered with no', async () => {
    const page = await openDesk('en', 'desktop');
    const date = page.locator('.action input[type=date]');
    const shown = page.locator('.values div', { hasText: 'Filing date' }).locator('dd');
    await date.fill('2025-05-15');
    expect(await click(page, 'Correct the filing date', 'dismiss')).to.equal(
      `Application ${LATER}: Correct the filing date?\n\nIts filing date becomes May 15, 2025. ` +
        'The old date stays readable beside it on the chain.',
    );
    expect(opened.requests.filter((request) => request.url().endsWith('/corrections'))).to.deep.equal([]);
    expect(await shown.textContent()).to.equal('May 16, 2025');
    await click(page, 'Correct the filing date');
    await shown.filter({ hasText: 'May 15, 2025' }).waitFor();
    await page.goto(page.url().replace(/console.*/, `register/${LATER}`));
    await inRegister(page, 'May 15, 2025');
    const history = await page.locator('.history li').allTextContents();
    expect(history.map((text) => text.replace(/.*UTC /, ''))).to.deep.equal(['recorded', 'corrected']);
  });

  for (const [language, device, status] of [
    ['en', 'desktop', 'Accepted'],
    ['ja', 'phone', 'PartiallyRefused'],
    ['ar', 'phone', 'Refused'],
  ] as const)
    it(`decides on a claim, as the register then says, in ${language}, on a ${device}`, async () => {
      const texts = await textsIn(language);
      const word = texts[`claim.${status}`] ?? '';
      const page = await openDesk(language, device);
      const choice = page.locator('.action', { hasText: EARLIER }).locator('select');
      expect(await choice.locator('option').allTextContents()).to.deep.equal(
        PRIORITY_STATUSES.map((one) => texts[`claim.${one}`]),
      );
      await choice.selectOption(status);
      const [answer, asked] = await Promise.all([
        page.waitForResponse('**/priority-claim-decisions'),
        click(page, EARLIER),
      ]);
      expect(answer.status()).to.equal(200);
      expect(asked).to.include(LATER).and.include(EARLIER);
      expect(asked).to.include(texts['console.decide.effect']?.replace('{status}', word));
      await expectAccessible(page);
      await page.goto(page.url().replace(/console.*/, `register/${LATER}`));
      await inRegister(page, word);
      await expectAccessible(page);
    });

  for (const language of LANGUAGES)
    it(`has the last decision in the register in ${language}`, async () => {
      const page = await open(`/register/${LATER}`, language, language === 'ar' ? 'phone' : 'desktop');
      await inRegister(page, (await textsIn(language))['claim.Refused'] ?? '');
    });
});
