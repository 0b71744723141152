import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A folder of the real third-party documents that these tests read. They may not be copied into this repository, so
 * they lie beside it, or where IPANCHOR_TEST_DATA says. Without them the tests fail: a skipped test proves nothing.
 */
export function dataFolder(name: string): string {
  const root =
    process.env.IPANCHOR_TEST_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
  const folder = join(root, name);
  if (!existsSync(folder))
    throw new Error(`${folder} is not there; IPANCHOR_TEST_DATA names the folder of test data`);
  return folder;
}
