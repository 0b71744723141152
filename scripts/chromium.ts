/** Chromium of this machine: nothing is downloaded for it. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** @param args of Chromium, for what a page cannot be given otherwise; who launches it closes it */
export function launchChromium(...args: string[]): Promise<Browser> {
  const named = process.env.IPANCHOR_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(':');
  const found =
    named ?? NAMES.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find(existsSync);
  if (found === undefined)
    throw new Error(`this needs ${NAMES.join(' or ')} on the PATH, or its path in IPANCHOR_CHROMIUM`);
  // The pages are the project's own, and containers seldom allow a sandbox.
  // It reads names of files as the locale says: without one, none that is not ASCII.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return chromium.launch({ executablePath: found, args: ['--no-sandbox', ...args], env });
}
