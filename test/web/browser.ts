/** A real Chromium, on desktop, tablet and phone, that keeps what its pages ask for and what they complain about. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const DEVICES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const satisfies Record<string, BrowserContextOptions>;
export type Device = keyof typeof DEVICES;

let browser: Promise<Browser> | undefined;

export function sharedBrowser(): Promise<Browser> {
  browser ??= launchChromium();
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}

export interface OpenPage {
  readonly page: Page;
  /** Every request since it was opened. */
  readonly requests: Request[];
  /** Ends it. @throws when it asked another host, or complained */
  close(): Promise<void>;
}

export async function openPage(
  url: string,
  options: BrowserContextOptions = DEVICES.desktop,
  launched?: Promise<Browser>,
): Promise<OpenPage> {
  const used = launched ?? sharedBrowser();
  const context = await (await used).newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const requests: Request[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  await page.locator('h1').first().waitFor();
  // What the gateway says of itself comes later, and may push the page down.
  const status = page.locator('.foot p[aria-live]');
  if ((await status.count()) > 0) await status.filter({ hasText: /./ }).waitFor();
  return {
    page,
    requests,
    async close() {
      const { origin } = new URL(url);
      const elsewhere = requests
        .map((request) => request.url())
        .filter((asked) => asked !== url && !isOf(origin, asked));
      const cookies = await context.cookies();
      await context.close();
      expect(elsewhere, 'requests to others').to.deep.equal([]);
      expect(cookies, 'cookies').to.deep.equal([]);
      // Being offline and answers that refuse are told by the browser itself.
      const own = complaints.filter((text) => !/^Failed to load resource/.test(text));
      expect(own, 'complaints of the page').to.deep.equal([]);
    },
  };
}

function isOf(origin: string, url: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`) || url.startsWith('data:image/');
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** WCAG 2.2 A and AA by axe-core, and nothing that makes the page scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await axe.run({ runOnly: tags })).violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
    }));
  });
  expect(violations).to.deep.equal([]);
  await expectNoWider(page);
}

/** Nothing makes the page scroll sideways. @param of what is on it */
export async function expectNoWider(page: Page, of = 'page'): Promise<void> {
  const wider = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(wider, `pixels that the ${of} is too wide`).to.equal(0);
}
