import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { CATALOGUES } from '#gateway/messages/catalogue.ts';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, servedPages } from './served.ts';

const LATER = join(DOCUMENTS, 'EP/patent-publication.xml');

describe('the page that checks a priority claim', () => {
  let opened: OpenPage;
  const open = async (language: string, device: keyof typeof DEVICES, fragment = '') => {
    opened = await openPage(
      `${(await servedPages()).observer}/${language}/claims${fragment}`,
      DEVICES[device],
    );
    return opened.page;
  };
  afterEach(() => opened.close());

  const fill = async (page: Page, number: string, { office = 'JP', date = '2024-05-20', code = '' } = {}) => {
    const [later, claim] = [page.locator('fieldset').nth(0), page.locator('fieldset').nth(1)];
    await later.locator('input').nth(0).fill('EP');
    await later.locator('input[type=date]').fill('2025-05-12');
    await claim.locator('input').nth(0).fill(office);
    await claim.locator('input[type=date]').fill(date);
    await claim.locator('input[maxlength="64"]').fill(number);
    if (code !== '') await claim.locator('input[type=password]').fill(code);
  };
  const check = async (page: Page) => {
    await page.locator('button[type=submit]').click();
    await page.locator('.answer, .notice').first().waitFor();
    return (await page.locator('.answer h2, .notice h2').first().textContent()) ?? '';
  };

  for (const device of ['desktop', 'phone'] as const)
    for (const language of ['en', 'ar', 'ja'])
      it(`confirms a claim, on a ${device}, in ${language}`, async () => {
        const page = await open(language, device);
        await expectAccessible(page);
        await fill(page, '2024-80202');
        await page.locator('.hint', { hasText: 'JP.P.2024080202' }).waitFor();
        expect(await check(page)).to.match(/./);
        expect(await page.locator('.answer').getAttribute('class')).to.equal('answer good');
        expect(await page.locator('.timeline li').count()).to.equal(3);
        await expectAccessible(page);
      });

  it('names the office before the number also where words run from right to left', async () => {
    const page = await open('ar', 'phone', '#EP&P&2025-05-12/JP&P&2024-05-20&2024-80202');
    const named = page.locator('.answer bdi');
    expect(await named.textContent()).to.equal('JP 2024-80202');
    // Where each letter is drawn, not only where it stands in the text.
    const [office = 0, number = 0] = await named.evaluate((element) => {
      const range = element.ownerDocument.createRange();
      const letters = element.ownerDocument.createTreeWalker(element, 4); // NodeFilter.SHOW_TEXT
      return ['JP', '2024'].map((wanted) => {
        letters.currentNode = element;
        while (letters.nextNode() !== null) {
          const at = letters.currentNode.textContent?.indexOf(wanted) ?? -1;
          if (at < 0) continue;
          range.setStart(letters.currentNode, at);
          range.setEnd(letters.currentNode, at + wanted.length);
          return range.getBoundingClientRect().left;
        }
        return Number.NaN;
      });
    });
    expect(office).to.be.lessThan(number);
  });

  it('says so where the register knows no such application, or another date', async () => {
    const page = await open('en', 'desktop');
    await fill(page, '2024-081999', { date: '2024-05-24' });
    expect(await check(page)).to.match(/^Not found:/);
    const missing = page.locator('.finding', { hasText: 'The register has no such published application' });
    expect(await missing.getAttribute('class')).to.equal('finding open');
    await fill(page, '2024-80202', { date: '2024-05-21' });
    await page.locator('button[type=submit]').click();
    await page.locator('.answer.bad').waitFor();
    await expectAccessible(page);
  });

  /** Of JP.P.2025020101, which is recorded sealed. */
  const sampleCode = async () => {
    const { data } = await servedPages();
    const file = join(data, 'offices/JP/receipts/00000000-JP.P.2025020101.access-code.json');
    return (JSON.parse(readFileSync(file, 'utf8')) as { accessCode: string }).accessCode;
  };

  it('says of an unpublished application that none is published, and how it can be found', async () => {
    const page = await open('en', 'phone', '#EP&P&2025-05-12/JP&P&2025-03-03&2025-020101');
    const answer = page.locator('.answer.open');
    await answer.locator('h2', { hasText: /no such published application\.$/ }).waitFor();
    expect(await answer.textContent()).to.include('is found with its access code only');
    expect(await page.locator('.findings').textContent()).to.include('no published application in');
    await expectAccessible(page);
  });

  it('says so where no application has the access code either', async () => {
    const page = await open('ar', 'desktop');
    await fill(page, '2025-999999', { date: '2025-03-03', code: await sampleCode() });
    await check(page);
    expect(await page.locator('.answer.open').textContent()).to.include('لم يُعثر برمز النفاذ أيضاً');
    expect(await page.locator('.findings').textContent()).to.include('no unpublished one this key');
  });

  it('sends keys in place of an access code', async () => {
    const page = await open('en', 'desktop');
    const accessCode = await sampleCode();
    await fill(page, '2025-020101', { date: '2025-03-03', code: accessCode });
    expect(await check(page)).to.match(/^Confirmed:/);
    const sent = opened.requests.map((request) => `${request.url()} ${request.postData() ?? ''}`).join('\n');
    expect(sent).to.include('sealedKey').and.to.not.include(accessCode);
    expect(page.url()).to.not.include(accessCode);
  });

  it('reads the later application here, and sends nothing of it', async () => {
    const page = await open('en', 'desktop');
    await page.setInputFiles('input[type=file]', LATER);
    await page.locator('fieldset').nth(2).waitFor();
    expect(opened.requests.filter((request) => request.method() === 'POST')).to.deep.equal([]);
    await expectAccessible(page);
    expect(await check(page)).to.match(/^(Confirmed|Contradicted|Not found):/);
    expect(await page.locator('article').count()).to.be.greaterThan(1);
  });

  it('is linked to with its question, which no server sees', async () => {
    const page = await open('en', 'phone', '#EP&P&2025-05-12/JP&P&2024-05-20&2024-80202');
    await page.locator('.answer.good').waitFor();
    expect(opened.requests.some((request) => request.url().includes('80202'))).to.equal(false);
  });

  it('tells a refusal in the language of the page, and marks what is English in it', async () => {
    const page = await open('ar', 'phone');
    await fill(page, '2024-80202', { office: '??' });
    expect(await check(page)).to.equal(CATALOGUES.ar.BODY_INVALID.title);
    expect(await page.locator('.notice li bdi').first().getAttribute('lang')).to.equal('en');
    expect(await page.locator('html').getAttribute('dir')).to.equal('rtl');
    await expectAccessible(page);
  });

  it('saves the signed result as a file', async () => {
    const page = await open('en', 'desktop', '#EP&P&2025-05-12/JP&P&2024-05-20&2024-80202');
    await page.locator('.answer.good').waitFor();
    const downloading = page.waitForEvent('download');
    await page.locator('button', { hasText: 'Save the signed result' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).to.equal('priority-check.jws');
    const [header = '', payload = ''] = readFileSync(await download.path(), 'utf8').split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(header)).to.include.keys('alg', 'kid');
    expect(JSON.stringify(read(payload))).to.include('"confirmed"');
  });

  for (const language of ['en', 'ar'])
    it(`draws a period, its extension and the time to restore the right to scale, in ${language}`, async () => {
      // The period ended while the office's extension of spring 2020 ran; the later filing came after that.
      const page = await open(language, 'phone', '#EP&P&2020-07-15/JP&P&2019-03-20&2019-999999');
      await page.locator('.timeline').waitFor();
      const dates = await page
        .locator('.timeline time')
        .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
      const [filing = '', period = '', extension = '', later = '', restoration = ''] = dates;
      expect([filing, period, extension, later]).to.deep.equal([
        ...['2019-03-20', '2020-03-20', '2020-06-02', '2020-07-15'],
      ]);
      const drawn = async (kind: string) => {
        const path = (await page.locator(`.timeline path.${kind}`).getAttribute('d')) ?? '';
        return [...path.matchAll(/[MH]([\d.]+)/g)].map(([, x]) => Number(x));
      };
      const [left = 0, right = 0] = await drawn('axis');
      const day = (date: string) => Date.parse(date) / 86_400_000;
      const place = (date: string) => {
        const share = (day(date) - day(filing)) / (day(restoration) - day(filing));
        return left + (language === 'ar' ? 1 - share : share) * (right - left);
      };
      const ends = [filing, period, extension, restoration];
      for (const [index, kind] of ['period', 'extension', 'restoration'].entries()) {
        const [from = 0, to = 0] = await drawn(kind);
        expect(from, `${kind} begins`).to.be.closeTo(place(ends[index] ?? ''), 0.01);
        expect(to, `${kind} ends`).to.be.closeTo(place(ends[index + 1] ?? ''), 0.01);
      }
      const circle = await page.locator('.timeline .later circle').getAttribute('cx');
      expect(Number(circle)).to.be.closeTo(place(later), 0.01);
      // Told apart by more than their colour.
      const look = (kind: string, property: string) =>
        page
          .locator(`.timeline path.${kind}`)
          .evaluate(
            (path, name) => path.ownerDocument.defaultView?.getComputedStyle(path).getPropertyValue(name),
            property,
          );
      expect(await look('restoration', 'stroke-dasharray')).to.not.equal('none');
      expect(await look('extension', 'stroke-dasharray')).to.equal('none');
      expect(await look('extension', 'stroke')).to.not.equal(await look('period', 'stroke'));
      await expectAccessible(page);
    });

  const DAYS = {
    en: ['Last day to correct or add the claim: September 22, 2025', 'restoring the right: July 21, 2025'],
    ar: ['آخر يوم لتصحيح المطالبة أو إضافتها: 22 سبتمبر 2025', 'لرد الحق: 21 يوليو 2025'],
    ja: ['主張を訂正または追加できる最終日：2025年9月22日', '期限までに出願された：2025年7月21日'],
  };
  for (const [language, days] of Object.entries(DAYS))
    it(`says until which day a claim can be corrected or the right restored, in ${language}`, async () => {
      const page = await open(language, 'phone', '#EP&P&2025-05-21/JP&P&2024-05-20&2024-80202');
      await page.locator('.answer').waitFor();
      const named = (await page.locator('.finding strong').allTextContents()).join('\n');
      for (const day of days) expect(named).to.include(day);
      expect(named).to.not.include('{');
    });

  for (const [language, words] of Object.entries({ en: 'The form was changed', ar: 'تغيّر النموذج' }))
    it(`takes the answer away once the form asks something else, in ${language}`, async () => {
      const page = await open(language, 'phone', '#EP&P&2025-05-12/JP&P&2024-05-20&2024-80202');
      const edits = [
        () => page.locator('input[type=date]').last().fill('2024-05-21'),
        () => page.locator('input[type=password]').fill('0000'),
        () => page.locator('button.quiet').first().click(), // adds a claim
        () => page.setInputFiles('input[type=file]', LATER),
      ];
      for (const edit of edits) {
        await page.locator('.answer.good').waitFor();
        await edit();
        await page.locator('p[role=status]', { hasText: words }).waitFor();
        for (const gone of ['.answer', '.finding', '.timeline', '.on-paper'])
          expect(await page.locator(gone).count(), gone).to.equal(0);
        await expectAccessible(page);
        await page.reload();
      }
    });

  it('shows no answer to what was changed while it was asked', async () => {
    const page = await open('en', 'desktop');
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/priority-checks', async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response }).catch(() => undefined); // nobody waits for it any more
    });
    await fill(page, '2024-80202');
    await page.locator('button[type=submit]').click();
    await page.locator('.loading').waitFor();
    await fill(page, '2024-081999', { date: '2024-05-24' });
    answer();
    await page.locator('p[role=status]', { hasText: 'The form was changed' }).waitFor();
    await page.unroute('**/priority-checks');
    expect(await check(page)).to.match(/^Not found:/);
  });

  it('draws no period where only the last day to correct the claim is known', async () => {
    const page = await open('en', 'phone', '#EP&P&2024-05-20/JP&P&2024-05-24&2024-80202');
    await page.locator('.finding', { hasText: 'Last day to correct' }).waitFor();
    expect(await page.locator('.timeline li').count()).to.equal(2);
    expect(await page.locator('.timeline .limit').count()).to.equal(0);
  });

  it('prints a code that asks again, and says so where there are too many claims for one', async () => {
    const claims = (count: number) =>
      Array.from({ length: count }, () => `/JP&P&2024-05-20&${'%20'.repeat(30)}2024-80202`).join('');
    const page = await open('en', 'desktop', `#EP&P&2025-05-12${claims(1)}`);
    await page.locator('.answer.good').waitFor();
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('main > .on-paper').last();
    await paper.locator('.qr').waitFor();
    expect(await paper.textContent()).to.include('The code asks the same again');
    await page.goto(page.url().replace(claims(1), claims(30)));
    await page.reload();
    await paper.locator('p', { hasText: 'more claims than a QR code can hold' }).waitFor();
    expect(await paper.locator('.qr').count()).to.equal(0);
    await expectAccessible(page);
  });

  for (const language of ['en', 'ar'])
    it(`prints what the signed result is known by, once it was asked for, in ${language}`, async () => {
      const page = await open(language, 'phone', '#EP&P&2025-05-12/JP&P&2024-05-20&2024-80202');
      await page.locator('.answer.good').waitFor();
      const known = page.locator('.together');
      expect(await known.count()).to.equal(0);
      // Between the two answers the register may have changed.
      await page.route('**/priority-checks', async (route) => {
        const response = await route.fetch();
        const json = await response.json();
        json.priorityCheckBag[0].verdict = 'contradicted';
        await route.fulfill({ response, json });
      });
      const saved = page.waitForEvent('download');
      await page.locator('main button.quiet').last().click();
      const bytes = readFileSync(await (await saved).path());
      await known.waitFor();
      await page.locator('.answer.bad').waitFor();
      await expectAccessible(page);
      await page.emulateMedia({ media: 'print' });
      expect(await known.isVisible()).to.equal(true);
      const [digest = '', kid = ''] = await known.locator('code').allTextContents();
      expect(digest).to.match(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
      expect(digest.replaceAll(' ', '')).to.equal(createHash('sha256').update(bytes).digest('hex'));
      const { observer } = await servedPages();
      const { keys } = (await (await fetch(`${observer}/api/v1/keys`)).json()) as { keys: { kid: string }[] };
      expect(keys.map((key) => key.kid)).to.include(kid);
      const [, payload = ''] = bytes.toString('ascii').split('.');
      const { iat } = JSON.parse(Buffer.from(payload, 'base64url').toString());
      const time = await known.locator('time').getAttribute('datetime');
      expect(Date.parse(time ?? '')).to.equal(iat * 1000);
      await expectAccessible(page);
    });

  it('tells what the gateway refuses, field by field', async () => {
    const page = await open('en', 'desktop');
    await fill(page, '2024-80202', { office: '??' });
    await check(page);
    expect(await page.locator('.notice code').allTextContents()).to.include('priorityClaimBag[0].office');
    await expectAccessible(page);
  });
});
