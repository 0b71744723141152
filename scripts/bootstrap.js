// Installs the dependencies when they are missing or stale, and does nothing otherwise.
//
// `npm start` and `npm test` call this first, on whatever Node the machine has (18 or newer), so it is plain
// JavaScript. The install itself runs under Node 24, taken from the npm package `node`: under an older Node
// npm silently leaves out the native part of Hardhat. The same package puts that Node first on the path of
// every npm script, so all else runs on it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const marker = join(root, 'node_modules', '.ipanchor-installed');
const node = join(root, 'node_modules', '.bin', 'node');

/** What an installed tree must match: both package files, the system, and the bootstrap itself. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}/${process.arch}\n`);
  for (const name of ['package.json', 'package-lock.json', 'scripts/bootstrap.js']) {
    hash.update(readFileSync(join(root, name)));
  }
  return hash.digest('hex');
}

function isCurrent(expected) {
  return existsSync(node) && existsSync(marker) && readFileSync(marker, 'utf8') === expected;
}

function install() {
  rmSync(marker, { force: true });
  console.error('ipanchor: installing dependencies (once, and again when they change)');
  // npm tells the script where its own command line is; the name alone is for whoever calls this file by hand.
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const given = ['exec', '--yes', '--package=node@24', '--', 'npm', 'ci', '--no-audit', '--no-fund'];
  // Standard output belongs to the command that runs after this one.
  const { status, error } = spawnSync(command, [...first, ...given], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && !npm,
  });
  if (error) throw error;
  return status ?? 1;
}

const expected = fingerprint();
if (!isCurrent(expected)) {
  const status = install();
  if (status !== 0 || !existsSync(node)) {
    console.error(`ipanchor: BOOTSTRAP_FAILED: npm ci ended with ${status}; see its output above`);
    process.exit(1);
  }
  writeFileSync(marker, expected);
}
