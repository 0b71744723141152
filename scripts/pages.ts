/**
 * Builds the web pages, when they are not there or older than what they are made of.
 *
 * npm run pages
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build } from 'vite';
import { verifierFile } from './verifier-file.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'web/dist');
const marker = join(dist, '.built-from');

/** Everything that a page can be made of; one file too many costs a second. */
function fingerprint(): string {
  const files = globSync(
    [
      'web/**/*.{ts,tsx,css,html,json,svg}',
      'node/protocol/*.ts',
      'node/standards/**/*.{ts,json}',
      'gateway/client/*.ts',
      'gateway/messages/languages.ts',
      'scripts/{pages,verifier-file}.ts',
      'package-lock.json',
    ],
    { cwd: root, exclude: ['web/dist/**'] },
  ).sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Beside each file its compressed forms, so that no request waits for them. */
async function compress(): Promise<void> {
  for (const file of globSync('{assets,files}/*.{js,css,svg,html}', { cwd: dist })) {
    const path = join(dist, file);
    const bytes = await readFile(path);
    await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
    await writeFile(`${path}.gz`, await promisify(gzip)(bytes));
  }
}

const expected = fingerprint();
if (!existsSync(marker) || readFileSync(marker, 'utf8') !== expected) {
  // The pages tell the digest of the file, so that is made first.
  const verifier = await verifierFile(root);
  const digest = createHash('sha256').update(verifier).digest('hex');
  await build({
    configFile: join(root, 'web/vite.config.ts'),
    logLevel: 'warn',
    define: { VERIFIER_SHA256: JSON.stringify(digest), BUILD: JSON.stringify(expected.slice(0, 16)) },
  });
  await writeFile(join(dist, 'files/verifier.html'), verifier);
  await writeFile(join(dist, 'files/verifier.html.sha256'), `${digest}  verifier.html\n`);
  await compress();
  writeFileSync(marker, expected);
}
