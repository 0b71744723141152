/** What the page says when not everything is there, or not everything is well: never more than was compared. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { expectAccessible, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, receiptOf, servedPages } from './served.ts';
import { fileOf, give, sentence } from './verify-pages.ts';

const PUBLICATION = join(DOCUMENTS, 'JP/patent-publication.xml');
const ANOTHER = join(DOCUMENTS, 'JP/trademark.xml');

describe('the answer of the page that verifies', () => {
  let opened: OpenPage;
  let receipt: string;
  before(async () => {
    receipt = await receiptOf('JP', 'patent-publication.xml');
  });
  beforeEach(async () => {
    opened = await openPage(`${(await servedPages()).observer}/en/verify`);
  });
  afterEach(() => opened.close());

  const addTo = async (file: string, text: RegExp) => {
    await opened.page.setInputFiles('input[type=file]', file);
    await opened.page.locator('.answer', { hasText: text }).waitFor();
    return sentence(opened.page);
  };
  const changed = async (change: (receipt: Record<string, unknown>) => void) => {
    const value = JSON.parse(readFileSync(receipt, 'utf8')) as Record<string, unknown>;
    change(value);
    return fileOf('changed.receipt.json', JSON.stringify(value));
  };
  const entryOf = (): { digest: string } =>
    JSON.parse((JSON.parse(readFileSync(receipt, 'utf8')) as { entry: string }).entry) as { digest: string };

  it('to a receipt alone is no yes, and says what to do next', async () => {
    const { page } = opened;
    expect(await give(page, receipt)).to.match(/^The receipt is genuine\. No document was compared/);
    expect(await page.locator('.answer').getAttribute('class')).to.equal('answer open');
    expect(await page.locator('.answer').textContent()).to.include('Choose the document too');
    await expectAccessible(page);
  });

  it('is to document and receipt, though they come one after the other', async () => {
    const { page } = opened;
    const forged = await fileOf('forged.pdf', '%PDF-1.7 not what was recorded');
    expect(await give(page, forged)).to.match(/which application/);
    expect(await addTo(receipt, /forged\.pdf/)).to.match(/^No: this is not what was recorded/);
    expect(await addTo(PUBLICATION, /patent-publication\.xml/)).to.match(/^Yes: /);
    expect(await addTo(ANOTHER, /trademark\.xml/)).to.match(/^No: /);
    expect(await give(page, receipt)).to.match(/^The receipt is genuine/);
    expect(await addTo(PUBLICATION, /patent-publication\.xml/)).to.match(/^Yes: /);
  });

  it('to another document names what the receipt is for, and lets that be checked', async () => {
    const { page } = opened;
    expect(await give(page, ANOTHER, receipt)).to.match(/^No: /);
    expect(await page.locator('.answer').textContent()).to.include('Publication of JP.P.2024080202');
    expect(await page.locator('.finding').first().textContent()).to.include('does not hold');
    const expected = await page.locator('.steps .values').first().textContent();
    expect(expected).to.include(entryOf().digest.replace('c14n:', ''));
    await expectAccessible(page);
  });

  it('to a receipt that cannot be read is no no', async () => {
    const { page } = opened;
    const cut = await fileOf('cut.receipt.json', readFileSync(receipt, 'utf8').slice(0, 400));
    for (const files of [[PUBLICATION, cut], [cut]]) {
      expect(await give(page, ...files)).to.match(/^Nothing was compared/);
      expect(await page.locator('.answer').getAttribute('class')).to.equal('answer open');
    }
    await expectAccessible(page);
  });

  it('to a receipt that was altered is of the receipt, and shows the root of the chain', async () => {
    const { page } = opened;
    await give(page, PUBLICATION, receipt);
    const root = await page.locator('.steps .values').nth(1).textContent();
    const altered = await changed((value) => {
      value.inclusionPath = [...(value.inclusionPath as string[]).slice(0, -1), '00'.repeat(32)];
    });
    expect(await give(page, PUBLICATION, altered)).to.match(/^No: this receipt does not hold/);
    expect(await page.locator('.answer').textContent()).to.include(
      'Of the document itself this says nothing',
    );
    expect(await page.locator('.finding').first().textContent()).to.include('The entry is in that log');
    expect(await page.locator('.steps .values').nth(1).textContent()).to.equal(root);
    await expectAccessible(page);
  });

  it('to files that are not clear says which to choose', async () => {
    const { page } = opened;
    await page.setInputFiles('input[type=file]', [PUBLICATION, ANOTHER, receipt]);
    await page.locator('.notice', { hasText: 'choose one document' }).waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).to.equal(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Start anew' }).click();
    await page.locator('.notice').waitFor({ state: 'detached' });
    expect(await page.locator('.drop .chosen bdi').count()).to.equal(0);
    expect(await give(page, PUBLICATION, receipt)).to.match(/^Yes: /);
  });
});
