/** The browser digests a document as the command line does, whatever the document, and however large it is. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';
import { root } from '../integration/start-run.ts';
import { DEVICES, type OpenPage, openPage, sharedBrowser } from './browser.ts';
import { DOCUMENTS, servedPages } from './served.ts';
import { fileOf, sentence } from './verify-pages.ts';

/** Given by who has documents of offices at hand. */
const MORE = process.env.IPANCHOR_TEST_DATA;
const LARGE_BYTES = 2 ** 30;
/** What is read and done with is collected some time later: up to 134 MB were seen, however large the file. */
const MOST_GROWTH = 2 ** 28;

interface Told {
  readonly digest?: string;
  readonly code?: string;
}

function oracle(path: string): Told {
  try {
    const { profile, digest, rawDigest, mediaType } = digestDocument(readFileSync(path), {
      expectXml: /\.xml$/i.test(path),
    });
    return { digest: `${profile}:${digest} ${rawDigest} ${mediaType}` };
  } catch (error) {
    if (error instanceof CodedError) return { code: error.code };
    throw error;
  }
}

/** Runs in the page: every file given to the field, one after the other; a worker is replaced before it grows large. */
const DIGEST_ALL = (worker: string) => `(async () => {
  const told = [];
  let worker;
  for (const file of document.getElementById('many').files) {
    worker ??= new Worker(${JSON.stringify(worker)}, { type: 'module' });
    const { promise, resolve } = Promise.withResolvers();
    worker.onmessage = ({ data }) => 'progress' in data || resolve(data);
    worker.onerror = ({ message }) => resolve({ code: 'WORKER_ENDED', message });
    worker.postMessage({ task: 'digest', file });
    const { result, code, message } = await promise;
    if (result !== undefined) {
      const { profile, digest, rawDigest, mediaType } = result;
      told.push({ digest: profile + ':' + digest + ' ' + rawDigest + ' ' + mediaType });
    } else told.push({ code: code === 'FILE_UNREADABLE' ? message : code });
    if (told.length % 50 === 0 || /^(PARSER_|WORKER_)/.test(code ?? '')) {
      worker.terminate();
      worker = undefined;
    }
  }
  worker?.terminate();
  return told;
})()`;

describe('digests in the browser', () => {
  let opened: OpenPage;
  beforeEach(async () => {
    opened = await openPage(`${(await servedPages()).observer}/en/verify`, DEVICES.desktop);
  });
  afterEach(() => opened.close());

  async function digests(paths: readonly string[]): Promise<Told[]> {
    const { page } = opened;
    const [worker] = globSync('assets/document-worker-*.js', { cwd: join(root, 'web/dist') });
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend',
      '<input type="file" id="many" multiple aria-label="many">')`);
    await page.setInputFiles('#many', [...paths]);
    return page.evaluate<Told[]>(DIGEST_ALL(`/${worker}`));
  }

  async function expectEqual(folder: string): Promise<number> {
    const paths = globSync('**/*', { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const told = await digests(paths);
    for (const [place, path] of paths.entries()) expect(told[place], path).to.deep.equal(oracle(path));
    return paths.length;
  }

  it('are those of the command line, for every sample document', async () => {
    expect(await expectEqual(DOCUMENTS)).to.be.greaterThan(40);
  });

  if (MORE !== undefined)
    it('are those of the command line, for every document given with IPANCHOR_TEST_DATA', async function () {
      this.timeout(600_000);
      expect(await expectEqual(MORE)).to.be.greaterThan(0);
    });

  it('of a large file are made piece by piece, with progress and without filling memory', async function () {
    this.timeout(240_000);
    const { page } = opened;
    page.setDefaultTimeout(210_000);
    const path = await fileOf('large.bin', '');
    await truncate(path, LARGE_BYTES);
    await page.evaluate(`{
      globalThis.shares = [];
      new MutationObserver(() => {
        const bar = document.querySelector('progress');
        if (bar?.hasAttribute('value')) globalThis.shares.push(bar.value);
      }).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true });
    }`);
    const before = await memory();
    let most = before;
    const watch = setInterval(async () => {
      most = Math.max(most, await memory());
    }, 100);
    await page.setInputFiles('input[type=file]', path);
    expect(await sentence(page)).to.match(/which application/);
    clearInterval(watch);
    const shares = await page.evaluate<number[]>('globalThis.shares');
    expect(new Set(shares).size).to.be.greaterThan(5);
    expect(shares).to.deep.equal([...shares].sort((a, b) => a - b));
    expect(most - before, 'bytes that the browser grew by').to.be.lessThan(MOST_GROWTH);
    const hash = createHash('sha256');
    const piece = new Uint8Array(2 ** 20);
    for (let done = 0; done < LARGE_BYTES; done += piece.length) hash.update(piece);
    expect(await page.locator('.answer').textContent()).to.include(`raw:${hash.digest('hex')}`);
  });

  /** Resident bytes of all processes that show pages. */
  async function memory(): Promise<number> {
    const session = await (await sharedBrowser()).newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentBytes(id));
    return pages.reduce((sum, one) => sum + one, 0);
  }
});

function residentBytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return 1024 * Number(kilobytes ?? 0);
  } catch {
    return 0; // it ended meanwhile
  }
}
