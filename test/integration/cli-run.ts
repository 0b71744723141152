/** Runs the command line as a user does. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { root } from './start-run.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const main = join(root, 'node', 'cli', 'main.ts');

/** @param input what comes by standard input */
export function ipanchor(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  input = '',
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...environment };
    const options = { env, timeout: 60_000 };
    const child = execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, stdout, stderr });
      else reject(error);
    });
    child.stdin?.on('error', () => undefined); // one that reads nothing may be gone
    child.stdin?.end(input);
  });
}
