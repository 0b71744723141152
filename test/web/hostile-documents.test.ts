import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DEVICES, expectAccessible, expectNoWider, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, servedPages } from './served.ts';
import { fileOf, give } from './verify-pages.ts';

/** What no part of the pages is made of; only text may hold it. */
const FORBIDDEN = 'main img, main script, main b, main iframe, main [onerror], main [onload]';
/** No longer than the numbers that a gateway reads, and without the slash that no file name has. */
const HOSTILE: Readonly<Record<string, string>> = {
  markup: '2024<img src=x onerror=alert(1)><b>bold',
  script: '"><script>alert(1)<script>',
  'what leaves an attribute': `2024' onload='alert(1)' x="`,
  'what looks like an entity': '2024&lt;b&gt;&#60;script&#62;&amp;nbsp;',
  'what looks like an address': 'javascript:alert(1)',
  'what turns the direction': '2024\u202e20208\u2069\u2067-\u202d',
  'a word without an end': 'W'.repeat(64),
};
/** Some seconds; ten times as long on a machine that has much to do. */
const SEVEN_FILES_MS = 180_000;
const TITLE = '<img src=x onerror=alert(1)> Titel &lt;b&gt; \u202e';
const APPLICANT = '<script>alert(1)</script> Anmelder &#60;b&#62; \u2067';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A sample with that text for the title, for who applied, and for each of these numbers. */
function spoilt(sample: string, text: string, ...numbers: string[]): string {
  let xml = readFileSync(join(DOCUMENTS, sample), 'utf8')
    .replace(/(<pat:InventionTitle [^>]*>)[^<]*/, `$1${escaped(TITLE)}`)
    .replace(/(<com:EntityName>)[^<]*/, `$1${escaped(APPLICANT)}`);
  for (const number of numbers) {
    expect(xml).to.include(`>${number}<`);
    xml = xml.replace(`>${number}<`, `>${escaped(text)}<`);
  }
  expect(xml).to.include('Titel').and.to.include('Anmelder');
  return xml;
}

describe('hostile text in documents', () => {
  let opened: OpenPage;
  let dialogs: string[];
  const open = async (path: string, language: string, device: keyof typeof DEVICES = 'phone') => {
    opened = await openPage(`${(await servedPages()).observer}/${language}${path}`, DEVICES[device]);
    dialogs = [];
    opened.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    return opened.page;
  };
  afterEach(async () => {
    await opened.close();
    expect(dialogs, 'what was run').to.deep.equal([]);
  });

  /** It is text, moves nothing, and of persons and titles nothing has left the page. */
  const expectText = async (name: string) => {
    expect(await opened.page.locator(FORBIDDEN).count(), name).to.equal(0);
    await expectNoWider(opened.page, name);
    const sent = opened.requests.map((request) => `${request.url()} ${request.postData() ?? ''}`).join('\n');
    expect(sent, name).to.not.match(/Titel|Anmelder/);
  };

  for (const language of ['en', 'ar'])
    it(`is shown as text by the page that verifies, in ${language}`, async () => {
      const page = await open('/verify', language);
      for (const [name, text] of Object.entries(HOSTILE)) {
        const file = await fileOf(`${text}.xml`, spoilt('JP/patent-publication.xml', text, '2024-080202'));
        if ((await page.locator('.answer').count()) > 0) await page.reload();
        await give(page, file);
        const answer = page.locator('.answer');
        expect(await answer.getAttribute('class'), name).to.equal('answer open');
        expect(await answer.locator('bdi').textContent(), name).to.equal(`${text}.xml`);
        const shown = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (turning) => {
          return `U+${turning.charCodeAt(0).toString(16).toUpperCase()}`;
        });
        expect(await answer.textContent(), name).to.include(shown);
        await expectText(name);
      }
      await expectAccessible(page);
    }).timeout(SEVEN_FILES_MS);

  it('of the later application is shown as text by the page that checks a claim', async () => {
    const page = await open('/claims', 'en');
    for (const [name, text] of Object.entries(HOSTILE)) {
      const claimed = ['2024-80202', '18/700,123'];
      const file = await fileOf(`${text}.xml`, spoilt('EP/patent-publication.xml', text, ...claimed));
      // Without the question of the one before.
      await page.goto(`${(await servedPages()).observer}/en/claims`);
      await page.setInputFiles('input[type=file]', file);
      await page.locator('fieldset').nth(3).waitFor();
      const number = page.locator('fieldset').nth(1).locator('input[maxlength="64"]');
      expect(await number.inputValue(), name).to.equal(text);
      await expectText(name);
      await page.locator('button[type=submit]').click();
      await page.locator('article').nth(2).waitFor();
      const claim = page.locator('article .answer bdi').first();
      expect(await claim.textContent(), name).to.equal(`JP ${text}`);
      await expectText(name);
    }
    await expectAccessible(page);
  }).timeout(SEVEN_FILES_MS);

  it('in the declarations of a document fetches nothing', async () => {
    const declared =
      '<!DOCTYPE a [<!ENTITY e SYSTEM "https://elsewhere.example/e">' +
      '<!ENTITY % p SYSTEM "https://elsewhere.example/p"> %p;]><a>&e;</a>';
    const file = await fileOf('declared.xml', declared);
    const page = await open('/verify', 'en');
    await give(page, file);
    await expectText('verify');
    await page.goto(`${(await servedPages()).observer}/en/claims`);
    await page.setInputFiles('input[type=file]', file);
    await page.locator('.drop .notice code', { hasText: 'ROOT_UNKNOWN' }).waitFor();
    await expectText('claims');
    // That it asked nobody else is held where it is closed.
  });
});
