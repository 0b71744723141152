import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { packReceipt } from '#protocol/packed-receipt.ts';
import { expectAccessible, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, receiptOf, servedPages } from './served.ts';
import { fileOf, give, sentence } from './verify-pages.ts';

const PUBLICATION = join(DOCUMENTS, 'JP/patent-publication.xml');
/** What no part of the pages is made of; only text may hold it. */
const FORBIDDEN = 'main img, main script, main b, main iframe, main [onerror], main [onload], main svg g';
const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "'><svg><g onload=alert(1)>",
  '<iframe src=javascript:alert(1)></iframe>',
  '</code></pre><b>bold</b>',
  '{{constructor.constructor("alert(1)")()}}',
];

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Every place in a value where another can stand. */
function placesOf(value: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...path, name]))];
}

function withAt(value: Json, [first, ...rest]: readonly string[], replacement: Json): Json {
  if (first === undefined) return replacement;
  const inner = (value as Record<string, Json>)[first] ?? null; // a path of `placesOf` leads through values that hold others
  const changed = withAt(inner, rest, replacement);
  return Array.isArray(value)
    ? value.map((one, place) => (String(place) === first ? changed : one))
    : { ...(value as object), [first]: changed };
}

describe('hostile receipts and names in the page that verifies', () => {
  let opened: OpenPage;
  let receipt: Record<string, Json>;
  let entry: Record<string, Json>;

  before(async () => {
    receipt = JSON.parse(readFileSync(await receiptOf('JP', 'patent-publication.xml'), 'utf8'));
    entry = JSON.parse(String(receipt.entry));
  });
  beforeEach(async () => {
    opened = await openPage(`${(await servedPages()).observer}/en/verify`);
  });
  afterEach(() => opened.close());

  const expectText = async () => {
    expect(await opened.page.locator(FORBIDDEN).count()).to.equal(0);
  };

  it('with markup in any field, of the receipt and of its entry, are shown as text', async () => {
    const ofReceipt = placesOf(receipt).map((path) => (text: Json) => withAt(receipt, path, text));
    const ofEntry = placesOf(entry).map((path) => (text: Json) => ({
      ...receipt,
      entry: JSON.stringify(withAt(entry, path, text)),
    }));
    const markup = fc.constantFrom(...MARKUP);
    const hostile = fc.oneof(markup, fc.array(markup, { maxLength: 2 }), fc.dictionary(markup, markup));
    const runs = fc.sample(
      fc.array(hostile, { minLength: 1, maxLength: 1 }),
      ofReceipt.length + ofEntry.length,
    );
    let place = 0;
    for (const spoil of [...ofReceipt, ...ofEntry]) {
      const spoilt = spoil(runs[place]?.[0] ?? '');
      place += 1;
      const said = await give(opened.page, await fileOf('spoilt.receipt.json', JSON.stringify(spoilt)));
      expect(said, JSON.stringify(spoilt)).to.not.match(/genuine/);
      await expectText();
      expect(await opened.page.locator('.answer.good').count(), JSON.stringify(spoilt)).to.equal(0);
    }
    expect(place).to.be.greaterThan(20);
    await expectAccessible(opened.page);
  });

  it('with members that no receipt has are shown as text, from the address too', async () => {
    const spoilt = JSON.stringify({ ...receipt, [MARKUP[0] ?? '']: MARKUP[1], __proto__: { v: 2 } });
    await opened.page.evaluate(`location.hash = ${JSON.stringify(await packReceipt(spoilt))}`);
    expect(await sentence(opened.page)).to.match(/^Nothing was compared/);
    await expectText();
  });

  it('of files, and of files in archives, are shown as text', async () => {
    const whole = JSON.stringify(receipt);
    for (const name of MARKUP.filter((text) => !text.includes('/'))) {
      await give(
        opened.page,
        await fileOf(`${name}.pdf`, '%PDF-1.7 hostile'),
        await fileOf('r.receipt.json', whole),
      );
      expect(await opened.page.locator('.answer').textContent()).to.include(name);
      await expectText();
    }
    const pair = zipSync({ [`${MARKUP[0]}.xml`]: readFileSync(PUBLICATION), 'r.json': Buffer.from(whole) });
    expect(await give(opened.page, await fileOf('pair.zip', pair))).to.match(/^Yes:/);
    expect(await opened.page.locator('.answer').textContent()).to.include(MARKUP[0]);
    await expectText();
    await expectAccessible(opened.page);
  });
});
