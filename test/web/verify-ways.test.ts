import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { packReceipt } from '#protocol/packed-receipt.ts';
import { launchChromium } from '../../scripts/chromium.ts';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { DOCUMENTS, receiptOf, servedPages } from './served.ts';
import { fileOf, give, qrPixels, sentence } from './verify-pages.ts';

/** Never yes: no document was compared. */
const GENUINE = /^The receipt is genuine\. No document was compared/;
const PUBLICATION = join(DOCUMENTS, 'JP/patent-publication.xml');

describe('a receipt that is in no file', () => {
  let opened: OpenPage;
  let receipt: string;
  let link: string;
  let camera: Promise<Browser> | undefined;

  before(async () => {
    receipt = readFileSync(await receiptOf('JP', 'patent-publication.xml'), 'utf8');
    link = `https://another.example/ja/verify#${await packReceipt(receipt)}`;
  });
  afterEach(() => opened.close());
  after(async () => (await camera)?.close());
  const open = async (fragment = '', device: keyof typeof DEVICES = 'desktop') => {
    opened = await openPage(`${(await servedPages()).observer}/en/verify${fragment}`, DEVICES[device]);
    return opened.page;
  };
  const picture = (text: string) => {
    const size = { width: 1000, height: 1000 };
    const png = new PNG(size);
    for (const [place, value] of qrPixels(text, size.width, size.height).entries())
      png.data.set([value, value, value, 255], 4 * place);
    return PNG.sync.write(png);
  };
  const showPicture = async (page: Page, bytes: Uint8Array, name: string) => {
    await page.locator('summary', { hasText: 'QR code' }).click();
    await page.locator('input[accept="image/*"]').setInputFiles(await fileOf(name, bytes));
  };

  it('is checked from the address, which no server sees, and again with the document', async () => {
    const page = await open(new URL(link).hash);
    expect(await sentence(page)).to.match(GENUINE);
    expect(opened.requests.some((request) => request.url().includes('r='))).to.equal(false);
    await page.setInputFiles('input[type=file]', PUBLICATION);
    await page.locator('.finding', { hasText: 'The document is the one recorded' }).waitFor();
    await page.getByRole('button', { name: 'Start anew' }).click();
    await page.locator('.answer').waitFor({ state: 'detached' });
    expect(page.url()).to.not.include('#');
    // Another address of the same page is the next question.
    await page.evaluate(`location.hash = ${JSON.stringify(new URL(link).hash)}`);
    await page.locator('.answer', { hasText: GENUINE }).waitFor();
  });

  it('that is spoilt is told as that, and never unpacked without end', async () => {
    const page = await open('#r=!!!');
    expect(await page.locator('.notice code').textContent()).to.equal('RECEIPT_INVALID');
    await page.evaluate(`location.hash = '#${await packReceipt(' '.repeat(50 << 20))}'`);
    await page.waitForTimeout(200);
    expect(await page.locator('.notice code').textContent()).to.equal('RECEIPT_INVALID');
    await expectAccessible(page);
  });

  it('is read from a picture of its QR code, whichever gateway that leads to', async () => {
    const page = await open('', 'phone');
    await showPicture(page, picture(link), 'code.png');
    expect(await sentence(page)).to.match(GENUINE);
    expect(opened.requests.some((request) => request.url().includes('another.example'))).to.equal(false);
    await expectAccessible(page);
  });

  it('is waited for by a document that was given before', async () => {
    const page = await open();
    await give(page, await fileOf('copy.pdf', '%PDF-1.7 of another'));
    await showPicture(page, picture(link), 'code.png');
    await page.locator('.answer.bad').waitFor();
  });

  it('is not made up: of other codes and pictures the page says so', async () => {
    const page = await open();
    await showPicture(page, picture('https://example.com/#x'), 'other.png');
    await page.locator('.notice code', { hasText: 'CODE_WITHOUT_RECEIPT' }).waitFor();
    await expectAccessible(page);
    const blank = new PNG({ width: 40, height: 40 });
    const input = page.locator('input[accept="image/*"]');
    await input.setInputFiles(await fileOf('blank.png', PNG.sync.write(blank)));
    await page.locator('.notice code', { hasText: 'CODE_NOT_FOUND' }).waitFor();
    await input.setInputFiles(await fileOf('broken.png', 'no picture'));
    await page.locator('.notice code', { hasText: 'PICTURE_UNREADABLE' }).waitFor();
  });

  it('cannot be scanned without a camera, and the page says what to do instead', async () => {
    const page = await open();
    await page.locator('summary', { hasText: 'QR code' }).click();
    await page.getByRole('button', { name: 'Scan it' }).click();
    await page.locator('.notice code', { hasText: 'CAMERA_' }).waitFor();
    await expectAccessible(page);
  });

  it('is read by the camera, which is off before and afterwards', async () => {
    const [width, height] = [1280, 1024];
    const chroma = new Uint8Array((width * height) / 2).fill(128);
    const head = `YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\nFRAME\n`;
    const video = Buffer.concat([Buffer.from(head), qrPixels(link, width, height), chroma]);
    camera = launchChromium(
      ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
      `--use-file-for-fake-video-capture=${await fileOf('camera.y4m', video)}`,
    );
    opened = await openPage(`${(await servedPages()).observer}/en/verify`, DEVICES.phone, camera);
    const { page } = opened;
    await page.locator('summary', { hasText: 'QR code' }).click();
    expect(await page.locator('video').count()).to.equal(0);
    await page.getByRole('button', { name: 'Scan it' }).click();
    expect(await sentence(page)).to.match(GENUINE);
    expect(await page.locator('video').count()).to.equal(0);
  });

  it('is taken out of a ZIP file with its document', async () => {
    const page = await open();
    const pair = zipSync({
      '../../etc/publication.xml': readFileSync(PUBLICATION),
      'in a folder/a receipt.json': Buffer.from(receipt),
    });
    expect(await give(page, await fileOf('both.zip', pair))).to.match(/^Yes:/);
    expect(await page.locator('.answer bdi').first().textContent()).to.equal('publication.xml');
    const document = zipSync({ 'a.xml': readFileSync(PUBLICATION), 'b.xml': readFileSync(PUBLICATION) });
    expect(await give(page, await fileOf('package.zip', document))).to.match(/which application/);
  });
});
