/** Which engine the tests run on, and its program: `npm run test:network -- --engine besu`. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Engine } from '#node/network/description.ts';
import { gethProgram } from './geth-program.ts';

export const ENGINE: Engine = process.env.IPANCHOR_TEST_ENGINE === 'besu' ? 'besu' : 'geth';

/** @throws Error when it is not there and cannot be built: the tests are never skipped */
export async function engineProgram(): Promise<string> {
  if (ENGINE === 'geth') return gethProgram();
  const { stdout } = await promisify(execFile)('bash', ['-c', 'command -v besu']).catch((cause) => {
    throw new Error('These tests need `besu` on the PATH: no package registry has it.', { cause });
  });
  return stdout.trim();
}
