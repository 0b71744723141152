import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../chromium.ts';
import { fillRegister } from './checked-register.ts';
import { atMost, interleaved, type Measure, printed } from './measure.ts';
import { served } from './served.ts';

/** What a first page may weigh, compressed, in kilobytes of 1,000 bytes. */
const BAR_KB = 120;
const FILE_BYTES = 128 * 2 ** 20;

export async function benchPages(): Promise<Measure[]> {
  await import('../pages.ts'); // builds them where they are stale
  const folder = await mkdtemp(join(tmpdir(), 'ipanchor-bench-pages-'));
  const browser = await launchChromium();
  try {
    const register = join(folder, 'register');
    await fillRegister(register, 100, 1);
    const server = await served('gateway-child.ts', register);
    try {
      const url = `${server.url}/en/verify`;
      const file = join(folder, 'drawing.tif');
      await writeFile(file, randomFillSync(Buffer.alloc(FILE_BYTES)));
      return [await weight(browser, url), await timeToAnswer(browser, url, file)];
    } finally {
      await server.stop();
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

/** Everything that a browser which was never here gets until nothing more is asked for. */
async function weight(browser: Browser, url: string): Promise<Measure> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const bytes: number[] = [];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => bytes.push(encodedDataLength));
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  return atMost(BAR_KB, {
    id: 'pages-weight',
    what: 'the first page as it travels, with headers, styles, words, scripts and what it asks the gateway, without the XML engine',
    value: bytes.reduce((sum, some) => sum + some, 0) / 1000,
    unit: 'KB',
    detail: `${bytes.length} requests; Chromium ${browser.version()}`,
  });
}

/** From the moment in which a file is given until the answer stands there, the page being loaded. */
async function timeToAnswer(browser: Browser, url: string, file: string): Promise<Measure> {
  const page = await browser.newPage();
  const answered = async () => {
    await page.goto(url, { waitUntil: 'networkidle' });
    const start = performance.now();
    await page.setInputFiles('.drop input[type=file]', file);
    await page.locator('main .answer').waitFor();
    return performance.now() - start;
  };
  const hashed = () => {
    const start = performance.now();
    execFileSync('sha256sum', [file]);
    return performance.now() - start;
  };
  hashed(); // the file is in memory for both
  const times = await interleaved({ answered, hashed });
  await page.close();
  return printed({
    id: 'pages-answer',
    what: `a file of ${FILE_BYTES / 2 ** 20} MiB given to the verifying page until its answer, to sha256sum of the same file`,
    value: times.answered / times.hashed,
    unit: 'ratio',
    detail: `${times.answered.toFixed(0)} ms to ${times.hashed.toFixed(0)} ms`,
  });
}
