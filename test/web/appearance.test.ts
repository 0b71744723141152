import { join } from 'node:path';
import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, receiptOf, servedPages } from './served.ts';

const CHECK = '/claims#EP&P&2025-05-12/JP&P&2024-05-20&2024-80202';
const PATHS = [
  '/verify',
  CHECK,
  '/register',
  '/register/JP.P.2024080202',
  '/offices/JP',
  '/network',
  '/help',
];

/** What a page of 1280 by 1024 pixels has left at this zoom (WCAG 2.2, 1.4.10). */
const ZOOMED = {
  '200 %': { viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 },
  '400 %': { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
} as const satisfies Record<string, BrowserContextOptions>;

const COLOURS: Readonly<Record<string, BrowserContextOptions>> = {
  'dark colours': { colorScheme: 'dark' },
  'more contrast': { contrast: 'more' },
  'more contrast in dark colours': { contrast: 'more', colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  'forced colours, dark': { forcedColors: 'active', colorScheme: 'dark' },
};

describe('how the pages look', () => {
  let opened: OpenPage;
  const open = async (path: string, options: BrowserContextOptions = DEVICES.desktop, language = 'en') => {
    opened = await openPage(`${(await servedPages()).observer}/${language}${path}`, options);
    await opened.page.locator('main .loading').waitFor({ state: 'detached' });
    return opened.page;
  };
  const verified = async (page: Page) => {
    const files = [
      join(DOCUMENTS, 'JP/patent-publication.xml'),
      await receiptOf('JP', 'patent-publication.xml'),
    ];
    await page.setInputFiles('.drop input[type=file]', files);
    await page.locator('.answer').waitFor();
  };
  afterEach(() => opened.close());

  it('moves nothing, for who asked for that and for who did not', async () => {
    const page = await open('/verify', { ...DEVICES.desktop, reducedMotion: 'no-preference' });
    await verified(page);
    for (const path of PATHS) {
      await page.goto(`${(await servedPages()).observer}/en${path}`);
      await page.locator('main .loading').waitFor({ state: 'detached' });
      const moving = await page.evaluate<number>(`[...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto';
      }).length`);
      expect(moving, path).to.equal(0);
    }
  });

  for (const [zoom, options] of Object.entries(ZOOMED))
    for (const language of ['en', 'ar'])
      it(`at ${zoom} nothing is cut off or scrolls sideways, in ${language}`, async () => {
        const page = await open('/verify', options, language);
        await verified(page);
        await expectAccessible(page);
        for (const path of PATHS) {
          await page.goto(`${(await servedPages()).observer}/${language}${path}`);
          await page.locator('main .loading').waitFor({ state: 'detached' });
          if (path === CHECK) await page.locator('.answer').waitFor();
          const cut = await page.locator('main *, header *, footer *').evaluateAll((elements) =>
            elements
              .filter((element) => element.closest('.scrolled, .unseen, svg, pre') === null)
              .filter((element) => element.checkVisibility())
              .map((element) => ({
                width: element.ownerDocument.documentElement.clientWidth,
                box: element.getBoundingClientRect(),
                text: element.outerHTML.slice(0, 90),
              }))
              .filter(({ box, width }) => box.right > width + 1 || box.left < -1)
              .map(({ text }) => text),
          );
          expect(cut, path).to.deep.equal([]);
        }
      });

  for (const [name, options] of Object.entries(COLOURS))
    it(`can be read in ${name}`, async () => {
      const page = await open('/verify', { ...DEVICES.desktop, ...options });
      await verified(page);
      await expectAccessible(page);
      for (const path of [CHECK, '/register/JP.P.2024080202', '/offices']) {
        await page.goto(`${(await servedPages()).observer}/en${path}`);
        await page.locator('main .answer, main .family, main table').first().waitFor();
        await expectAccessible(page);
      }
    });

  it('says with a word and a sign what a colour says', async () => {
    const page = await open(CHECK);
    await page.locator('.answer').waitFor();
    const outcomes = await page.locator('.finding').evaluateAll((findings) =>
      findings.map((finding) => ({
        tone: finding.className,
        word: finding.querySelector('.result')?.textContent ?? '',
        sign: finding.querySelector('.mark path')?.getAttribute('d') ?? '',
      })),
    );
    expect(outcomes).to.have.length.greaterThan(3);
    for (const { tone, word, sign } of outcomes) {
      expect(word, tone).to.match(/\w/);
      expect(sign, tone).to.match(/^M/);
    }
    const wordsOf = new Map(outcomes.map(({ tone, word }) => [word, tone]));
    const signsOf = new Map(outcomes.map(({ tone, sign }) => [sign, tone]));
    const tones = new Set(outcomes.map(({ tone }) => tone)).size;
    expect([wordsOf.size >= tones, signsOf.size >= tones]).to.deep.equal([true, true]);
  });

  it('is told to who listens: the answer, each finding with its outcome, and where things are', async () => {
    const page = await open(CHECK);
    await page.locator('.answer').waitFor();
    expect(await page.locator('.answer').ariaSnapshot()).to.match(
      /^- status:\n {2}- '?heading "Confirmed: the register bears the claim out\." \[level=2\]/,
    );
    const findings = await page.locator('.findings').ariaSnapshot();
    expect(findings).to.match(/^- list:\n {2}- listitem:\n/);
    for (const word of await page.locator('.finding .result').allTextContents())
      expect(findings).to.include(word);
    const places = await page.locator('body').ariaSnapshot();
    for (const place of ['banner', 'navigation "Pages"', 'main', 'contentinfo'])
      expect(places).to.match(new RegExp(`^ *- ${place}:`, 'm'));
  });

  for (const format of ['A4', 'Letter'] as const)
    it(`prints a priority check on ${format}: what was asked, the answer and the findings, with its code`, async () => {
      const page = await open(CHECK, { ...DEVICES.desktop, colorScheme: 'dark' });
      await page.locator('.answer').waitFor();
      expect(await page.locator('.on-paper').first().isVisible()).to.equal(false);
      await page.emulateMedia({ media: 'print' });
      for (const shown of [
        '.answer',
        '.finding >> nth=0',
        '.finding .on-paper >> nth=0',
        '.on-paper .qr',
        '.timeline',
      ])
        expect(await page.locator(shown).first().isVisible(), shown).to.equal(true);
      const [asked = 0, answered = 0] = await page
        .locator('.on-paper, .answer')
        .evaluateAll((parts) => parts.slice(0, 2).map((part) => part.getBoundingClientRect().top));
      expect(await page.locator('.on-paper').first().textContent()).to.include('Later application');
      expect(asked, 'what was asked stands before the answer').to.be.lessThan(answered);
      const dates = page.locator('.finding', { hasText: 'The dates agree' }).locator('.on-paper');
      expect(await dates.textContent()).to.match(/^claim 2024-05-20; register 2024-05-20; Paris Convention/);
      for (const hidden of [
        '.finding details >> nth=0',
        'header nav',
        'main form',
        '.drop',
        'main button >> nth=0',
        'footer',
      ])
        expect(await page.locator(hidden).first().isVisible(), hidden).to.equal(false);
      const ground = await page
        .locator('html')
        .evaluate((html) => html.ownerDocument.defaultView?.getComputedStyle(html).backgroundColor);
      expect(ground).to.equal('rgb(255, 255, 255)');
      const pdf = (await page.pdf({ format })).toString('latin1');
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
      const points = format === 'A4' ? [595.3, 841.9] : [612, 792];
      expect(Number(width)).to.be.closeTo(points[0] ?? 0, 1);
      expect(Number(height)).to.be.closeTo(points[1] ?? 0, 1);
    });
});
