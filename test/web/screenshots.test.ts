import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { root } from '../integration/start-run.ts';
import { DEVICES, type Device, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, receiptOf, servedPages } from './served.ts';

/** The README shows some of them. */
const FOLDER = join(root, 'docs/images');
const MOST_BYTES = 150_000;
/** Letters are drawn a little differently by each release of browser and fonts. */
const TOLERANCE = { ofPixels: 0.03, ofColour: 0.2 };

const update = process.env.UPDATE_SCREENSHOTS === '1';

/** What is another in every run: times, blocks, digests. */
async function withoutChance(page: Page): Promise<void> {
  await page.locator('.small, .foot p, .history time, .answer p, main code').evaluateAll((elements) => {
    for (const element of elements) {
      const text = element.textContent
        .replace(/[0-9a-f]{40,}/g, '0'.repeat(64))
        .replace(/[A-Z][a-z]{2} \d+, \d{4}, [\d:]+\s[AP]M/g, 'Jan 2, 2026, 3:04:05 AM');
      element.textContent = element.matches('.small, .foot p') ? text.replace(/\d[\d,.:]*/g, '00') : text;
    }
  });
}

const SHOTS: Readonly<
  Record<string, { path: string; device: Device; show: (page: Page) => Promise<unknown> }>
> = {
  'verify-desktop': {
    path: 'en/verify',
    device: 'desktop',
    async show(page) {
      const document = join(DOCUMENTS, 'JP/patent-publication.xml');
      const files = [document, await receiptOf('JP', 'patent-publication.xml')];
      await page.setInputFiles('.drop input[type=file]', files);
      await page.locator('.answer').waitFor();
    },
  },
  'family-desktop': {
    path: 'en/register/JP.P.2024080202',
    device: 'desktop',
    async show(page) {
      await page.locator('.family .asked').waitFor();
      await page.locator('main .loading').waitFor({ state: 'detached' });
    },
  },
  'claims-phone-ar': {
    path: 'ar/claims#EP&P&2025-05-12/JP&P&2024-05-20&2024-80202',
    device: 'phone',
    show: (page) => page.locator('.answer').scrollIntoViewIfNeeded(),
  },
};

describe('pictures of the pages', () => {
  let opened: OpenPage;
  afterEach(() => opened.close());

  for (const [name, { path, device, show }] of Object.entries(SHOTS))
    it(`are as they were: ${name}`, async () => {
      opened = await openPage(`${(await servedPages()).observer}/${path}`, DEVICES[device]);
      const { page } = opened;
      await show(page);
      await page.locator('.foot p', { hasText: /\d/ }).waitFor();
      await withoutChance(page);
      const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      const file = join(FOLDER, `${name}.png`);
      if (update) {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(file, shot);
      }
      expect(shot.length).to.be.lessThan(MOST_BYTES);
      const [now, before] = [PNG.sync.read(shot), PNG.sync.read(readFileSync(file))];
      const { width, height } = before;
      expect({ width: now.width, height: now.height }).to.deep.equal({ width, height });
      const different = pixelmatch(now.data, before.data, undefined, width, height, {
        threshold: TOLERANCE.ofColour,
      });
      expect(different / (width * height), 'share of other pixels').to.be.lessThan(TOLERANCE.ofPixels);
    });
});
