/**
 * Runs the Solidity tests with coverage and holds two promises: every line of contracts/ is executed, and every custom
 * error declared there is named in test/contracts/. Fails with a list of what is missing.
 *
 *     node scripts/check-coverage.ts
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

// Many hashes for no new line: instrumented, these alone take more than ten minutes. And instrumented code costs other gas.
const LEFT_OUT = 'Mutated|UpTo40|invariant|WithinGas';
const ROOT = new URL('../', import.meta.url);

function solidityFiles(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sol'))
    .map((name) => `${folder}/${name}`);
}

const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** Lines never executed, as `file:line`, and the files that the report has. Format: the geninfo page of lcov. */
export function uncoveredLines(lcov: string): { files: Set<string>; uncovered: string[] } {
  const files = new Set<string>();
  const uncovered: string[] = [];
  let file = '';
  for (const line of lcov.split('\n')) {
    if (line.startsWith('SF:')) {
      file = line.slice(line.lastIndexOf('contracts/'));
      files.add(file);
    }
    const [, number, hits] = /^DA:(\d+),(\d+)/.exec(line) ?? [];
    if (hits === '0') uncovered.push(`${file}:${number}`);
  }
  return { files, uncovered };
}

export function errorNames(source: string): string[] {
  return [...source.matchAll(/^\s*error (\w+)\(/gm)].map(([, name = '']) => name);
}

function faults(): string[] {
  const { files, uncovered } = uncoveredLines(read('coverage/lcov.info'));
  const sources = solidityFiles('contracts');
  const tests = solidityFiles('test/contracts').map(read).join('\n');
  const names = sources.flatMap((path) => errorNames(read(path)));
  const hasCode = (path: string): boolean => /^(abstract contract|contract|library) /m.test(read(path));
  return [
    ...uncovered.map((line) => `never executed: ${line}`),
    ...sources
      .filter((path) => hasCode(path) && !files.has(path))
      .map((path) => `not in the report: ${path}`),
    ...names.filter((name) => !tests.includes(`.${name}.selector`)).map((name) => `never expected: ${name}`),
    ...names.filter((name, n) => names.indexOf(name) !== n).map((name) => `declared twice: ${name}`),
  ];
}

if (import.meta.main) {
  const cli = new URL('node_modules/hardhat/dist/src/cli.js', ROOT).pathname;
  const options = ['test', 'solidity', '--coverage', '--grep-exclude', LEFT_OUT];
  const run = spawnSync(process.execPath, [cli, ...options], { cwd: ROOT, stdio: 'inherit' });
  const found = run.status === 0 ? faults() : ['the tests did not pass'];
  for (const fault of found) console.error(fault);
  if (found.length > 0) process.exitCode = 1;
}
