/** What the tests of the console have in common: who signs in at the gateway of one office. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../integration/start-run.ts';
import { servedPages } from './served.ts';

let key: Promise<string> | undefined;

/** API key of an operator of JP. */
export function clerkKey(): Promise<string> {
  key ??= makeKey();
  return key;
}

async function makeKey(): Promise<string> {
  const { data } = await servedPages();
  const given = ['node/cli/main.ts', 'access', 'add', 'clerk', '--role', 'operator', '--json'];
  const told = execFileSync(process.execPath, [...given, '--data', join(data, 'offices/JP')], {
    cwd: root,
    encoding: 'utf8',
  });
  return (JSON.parse(told) as { key: string }).key;
}

export async function signIn(page: Page): Promise<void> {
  await page.locator('input[type=password]').fill(await clerkKey());
  await page.locator('button[type=submit]').click();
  await page.locator('.views').waitFor();
}
