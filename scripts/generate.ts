import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Every generator, in the order in which they depend on each other. Each takes `--check` and then writes nothing. */
const GENERATORS = [
  'abi.ts',
  'vectors-digest.ts',
  'vectors.ts',
  'error-codes.ts',
  'priority-regimes.ts',
  'openapi.ts',
  'client.ts',
];

for (const name of GENERATORS) {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const { status, error } = spawnSync(process.execPath, [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) process.exitCode = 1;
}
