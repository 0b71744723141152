/**
 * Writes the test vectors, all but the digests: one folder `test/vectors/<kind>/<name>` for each case.
 *
 * With `--check` it writes nothing and fails when a file is not what would be written, or a folder is of no case.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generate } from './generated.ts';
import type { VectorCase } from './vectors/case.ts';
import { competence, entriesVectors } from './vectors/entry.ts';
import { accessCodes, applicationIds, keys } from './vectors/identity.ts';
import { unreadable } from './vectors/receipt.ts';
import { trees } from './vectors/tree.ts';
import { verifications } from './vectors/verification.ts';

const FOLDER = 'test/vectors';

const cases: readonly VectorCase[] = [
  ...accessCodes,
  ...applicationIds,
  ...keys,
  ...trees,
  ...entriesVectors,
  ...competence,
  ...unreadable,
  ...verifications,
];

const absolute = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folderOf = ({ kind, name }: VectorCase): string => `${FOLDER}/${kind}/${name}`;

const folders = new Set(cases.map(folderOf));
if (folders.size !== cases.length) throw new Error('two vectors of one kind have the same name');
for (const one of cases) {
  const { kind, name: _, title, origin, input, expect } = one;
  if (!process.argv.includes('--check')) mkdirSync(absolute(folderOf(one)), { recursive: true });
  const content = { title, kind, origin, generator: 'scripts/vectors.ts', input, expect };
  await generate(`${folderOf(one)}/case.json`, `${JSON.stringify(content, null, 2)}\n`);
}
for (const kind of new Set(cases.map((one) => one.kind))) {
  const path = `${FOLDER}/${kind}`;
  for (const name of existsSync(absolute(path)) ? readdirSync(absolute(path)) : []) {
    if (folders.has(`${path}/${name}`)) continue;
    console.error(`${path}/${name} is of no case: remove it`);
    process.exitCode = 1;
  }
}
