/** What the tests of the console have in common: who signs in at the gateway of one office. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Role } from '#gateway/operation.ts';
import { root } from '../integration/start-run.ts';
import { servedPages } from './served.ts';

/** A gateway looks at its list of keys at most once a second. */
const LOOK_MS = 1_000;

const keys = new Map<string, Promise<string>>();

/** API key of JP with these roles, of an operator unless said. */
export function keyOf(...roles: readonly Role[]): Promise<string> {
  return keyAt('JP', roles);
}

function keyAt(office: string, roles: readonly Role[]): Promise<string> {
  const given = roles.length === 0 ? ['operator'] : roles;
  const name = given.join('-');
  const key = keys.get(`${office} ${name}`) ?? makeKey(office, name, given);
  keys.set(`${office} ${name}`, key);
  return key;
}

async function makeKey(office: string, name: string, roles: readonly string[]): Promise<string> {
  const { data } = await servedPages();
  const asked = roles.flatMap((role) => ['--role', role]);
  const given = ['node/cli/main.ts', 'access', 'add', name, ...asked, '--json'];
  const told = execFileSync(process.execPath, [...given, '--data', join(data, 'offices', office)], {
    cwd: root,
    encoding: 'utf8',
  });
  await sleep(LOOK_MS);
  return (JSON.parse(told) as { key: string }).key;
}

/** At the gateway whose page it is. */
export async function signIn(page: Page, ...roles: readonly Role[]): Promise<void> {
  const { offices } = await servedPages();
  const office = Object.keys(offices).find((code) => offices[code] === new URL(page.url()).origin) ?? '';
  await page.locator('input[type=password]').fill(await keyAt(office, roles));
  await page.locator('button[type=submit]').click();
  await page.locator('.views').waitFor();
}
