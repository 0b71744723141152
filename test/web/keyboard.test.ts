import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { DEVICES, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, servedPages } from './served.ts';

/** More than any page here has. */
const MOST_STOPS = 80;

interface Stop {
  readonly element: string;
  readonly name: string;
  /** Pixels of the line around it. */
  readonly outline: number;
  readonly shown: boolean;
  readonly inContent: boolean;
}

/** What has the focus. */
function focused(page: Page): Promise<Stop> {
  return page.locator('html').evaluate(({ ownerDocument }) => {
    const { activeElement: element, body, defaultView: view } = ownerDocument;
    if (element === null || view === null || element === body)
      return { element: '', name: '', outline: 0, shown: false, inContent: false };
    const { outlineStyle, outlineWidth } = view.getComputedStyle(element);
    const { width, height, top, bottom } = element.getBoundingClientRect();
    const label = element.labels?.[0]?.textContent;
    return {
      element: element.tagName.toLowerCase(),
      name: (label ?? element.getAttribute('aria-label') ?? element.textContent ?? '').trim(),
      outline: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      inContent: element.closest('main') !== null,
      shown: width > 0 && height > 0 && bottom > 0 && top < view.innerHeight,
    };
  });
}

/** Every stop of the Tab key, from the top of the page until the focus leaves it. */
async function stopsOf(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (; stops.length < MOST_STOPS; ) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.element === '' || (stops.length > 0 && stop.name === stops[0]?.name)) return stops;
    stops.push(stop);
  }
  throw new Error('the focus never leaves the page');
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.inContent && name.test(stop.name)) return;
  }
  throw new Error(`the Tab key does not lead to ${name}`);
}

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
      const stops = await stopsOf(page);
      expect(stops[0]?.name).to.equal('Skip to the content');
      expect(stops.filter(({ outline }) => outline < 2)).to.deep.equal([]);
      expect(stops.filter(({ name }) => name === '')).to.deep.equal([]);
      expect(stops.filter(({ shown }) => !shown)).to.deep.equal([]);
      // As many as there are, so none is left out and none holds the focus.
      const all = await page
        .locator('a[href], button:enabled, input:enabled, select, summary, [tabindex="0"]')
        .evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).length);
      // A field for a date takes a stop for each of its parts.
      expect(new Set(stops.map(({ name, element }) => `${element} ${name}`)).size).to.be.at.most(all);
      expect(stops.length).to.be.at.least(all);
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
    await tabTo(page, /Drop the document/);
    const choosing = page.waitForEvent('filechooser');
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
