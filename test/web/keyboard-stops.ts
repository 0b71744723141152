/** What has the focus as the Tab key goes through a page. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';

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
export function focused(page: Page): Promise<Stop> {
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

export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.inContent && name.test(stop.name)) return;
  }
  throw new Error(`the Tab key does not lead to ${name}`);
}

/** From top to bottom: each stop seen, outlined and named, and as many as there are. */
export async function expectStops(page: Page): Promise<void> {
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
}
