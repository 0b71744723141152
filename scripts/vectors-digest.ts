/**
 * Writes the vectors of the document digest: one folder `test/vectors/digest/<name>` for each case, with `case.json`
 * and the input.
 *
 * The expected digests are not this project's: of a canonical document it is the SHA-256 of what `xmllint --c14n`
 * writes, in an empty folder. So this needs xmllint (libxml2); the tests do not.
 *
 * With `--check` it writes nothing and fails when a file is not what would be written, or a folder is of no case.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generated.ts';
import { canonicalCases } from './vectors/digest-canonical.ts';
import type { DigestCase } from './vectors/digest-case.ts';
import { encodingCases } from './vectors/digest-encodings.ts';
import { rawCases } from './vectors/digest-raw.ts';
import { refusedCases } from './vectors/digest-refused.ts';

const cases: readonly DigestCase[] = [...canonicalCases, ...encodingCases, ...rawCases, ...refusedCases];
const FOLDER = 'test/vectors/digest';
const folder = fileURLToPath(new URL(`../${FOLDER}`, import.meta.url));
const isCheck = process.argv.includes('--check');
const empty = mkdtempSync(join(tmpdir(), 'ipanchor-vectors-'));

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function canonical(bytes: Uint8Array): Uint8Array {
  return execFileSync('xmllint', ['--nonet', '--c14n', '-'], { input: bytes, cwd: empty, stdio: 'pipe' });
}

const digests = new Map(
  cases.flatMap(({ name, bytes, expect }) =>
    'error' in expect
      ? []
      : [[name, expect.profile === 'raw' ? sha256(bytes) : sha256(canonical(bytes))] as const],
  ),
);

if (!isCheck) rmSync(folder, { recursive: true, force: true });
for (const { name, title, bytes, expectXml, expect } of cases) {
  if (cases.filter((other) => other.name === name).length > 1) throw new Error(`two cases are named ${name}`);
  const isXml = expectXml || !('profile' in expect) || expect.profile === 'c14n' || expect.notes?.length;
  const file = isXml ? 'input.xml' : 'input.bin';
  let expected: object = expect;
  let origin = 'W3C XML 1.0, Namespaces in XML 1.0, Canonical XML 1.0; the rules of the protocol';
  if (!('error' in expect)) {
    const digest = digests.get(name);
    if (expect.equals && digests.get(expect.equals) !== digest)
      throw new Error(`${name} is not ${expect.equals}`);
    if (expect.differsFrom && (digests.get(expect.differsFrom) ?? digest) === digest) {
      throw new Error(`${name} does not differ from ${expect.differsFrom}`);
    }
    expected = { digest: `${expect.profile}:${digest}`, rawDigest: sha256(bytes), ...expect };
    origin =
      expect.profile === 'c14n' ? 'xmllint --nonet --c14n - < input.xml | sha256sum' : `sha256sum ${file}`;
  }
  const input = expectXml ? { file, expectXml } : { file };
  const content = {
    title,
    kind: 'digest',
    origin,
    generator: 'scripts/vectors-digest.ts',
    input,
    expect: expected,
  };
  if (!isCheck) mkdirSync(join(folder, name), { recursive: true });
  await generate(`${FOLDER}/${name}/${file}`, bytes);
  await generate(`${FOLDER}/${name}/case.json`, `${JSON.stringify(content, null, 2)}\n`);
}
rmSync(empty, { recursive: true });
for (const name of existsSync(folder) ? readdirSync(folder) : []) {
  if (cases.some((one) => one.name === name)) continue;
  console.error(`${FOLDER}/${name} is of no case: remove it`);
  process.exitCode = 1;
}
