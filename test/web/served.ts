/** The sample offices on their chain, as `npm start` serves them: once for all tests of the pages. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, nodeStart, type Run, root, scratchFolder, summaryOf } from '../integration/start-run.ts';
import { closeBrowser } from './browser.ts';

export interface Served {
  /** Of the observer's gateway. */
  readonly observer: string;
  /** Of each office's own, by its code. */
  readonly offices: Readonly<Record<string, string>>;
  /** Holds `offices/<code>/`. */
  readonly data: string;
}

const data = scratchFolder();
let run: Run | undefined;
let served: Promise<Served> | undefined;

export function servedPages(): Promise<Served> {
  served ??= start();
  return served;
}

async function start(): Promise<Served> {
  run = nodeStart(data, '--port', '0');
  await run.shows('Serving;');
  summaryOf(run);
  const told = run.stderr();
  const observer = /Gateway\s+(http:\S+), an observer/.exec(told)?.[1];
  if (observer === undefined) throw new Error(`no address of the observer in:\n${told}`);
  const offices = Object.fromEntries(
    [...told.matchAll(/([A-Z]{2})\s+gateway (http:\S+)/g)].map(([, code = '', url = '']) => [code, url]),
  );
  return { observer, offices, data };
}

export const DOCUMENTS = join(root, 'test/documents');

/** Path of the receipt that an office wrote for one of its sample documents. */
export async function receiptOf(office: string, document: string): Promise<string> {
  const folder = join((await servedPages()).data, 'offices', office, 'receipts');
  const name = readdirSync(folder).find((file) => file.endsWith(`-${document}.receipt.json`));
  if (name === undefined) throw new Error(`no receipt of ${document} in ${folder}`);
  return join(folder, name);
}

export const mochaHooks = {
  async afterAll() {
    await closeBrowser();
    if (run !== undefined) {
      run.child.kill('SIGINT');
      await run.ended;
    }
    cleanUp(data);
  },
};
