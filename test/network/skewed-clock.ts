/** Programs whose clock is wrong: most by what is loaded before the C library, those in Go as they were built for it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const source = fileURLToPath(new URL('skewed_clock.c', import.meta.url));

/**
 * Environment for a program that is to be wrong by so many seconds.
 * @param folder for what is loaded into it
 * @throws Error without a C compiler: the tests are never skipped
 */
export async function skewedClock(folder: string, seconds: number): Promise<Record<string, string>> {
  const library = join(folder, 'skewed_clock.so');
  // Not over one that runs.
  if (!existsSync(library))
    await promisify(execFile)('cc', ['-shared', '-fPIC', '-O1', '-o', library, source]);
  return { LD_PRELOAD: library, CLOCK_SKEW_SECONDS: String(seconds) };
}
