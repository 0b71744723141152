import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Writes a generated file or, with `--check` on the command line, fails when the file is not what would be written. */
export async function generate(path: string, content: string | Uint8Array): Promise<void> {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  if (!process.argv.includes('--check')) {
    await writeFile(file, content);
    return;
  }
  const present = await readFile(file).catch(() => undefined);
  if (present?.equals(Buffer.from(content))) return;
  console.error(`${path} is stale: run npm run generate`);
  process.exitCode = 1;
}
