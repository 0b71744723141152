import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ChildMessage, Outcome } from './outcome.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
const MEGABYTE = 2 ** 20;

/** Limits of one file: for small files, as every attack file is, one second and 200 MB. */
export function limitsOf(file: string): { milliseconds: number; megabytes: number } {
  const size = statSync(file).size / MEGABYTE;
  return { milliseconds: 1_000 * (1 + size), megabytes: 200 + 30 * size };
}

/** Runs files through the child one by one; a child that dies or outgrows its limits is replaced. */
export class Supervised {
  #child: ChildProcess | undefined;

  async run(file: string): Promise<Outcome> {
    const limits = limitsOf(file);
    const child = await this.#ready();
    child.send(file);
    const outcome = await this.#answer(child, limits.milliseconds);
    if (outcome.result === 'crash' || outcome.result === 'limit') this.close();
    if (outcome.megabytes <= limits.megabytes) return outcome;
    // Peak memory never falls: a new child shows whether it was this file, or all that came before it.
    this.close();
    const alone = await this.#ready();
    alone.send(file);
    const again = await this.#answer(alone, limits.milliseconds);
    this.close();
    if (again.megabytes <= limits.megabytes) return again;
    return {
      ...again,
      result: 'limit',
      message: `${again.megabytes.toFixed(0)} MB of ${limits.megabytes.toFixed(0)}`,
    };
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #ready(): Promise<ChildProcess> {
    if (this.#child?.connected) return this.#child;
    this.#child = fork(CHILD, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(this.#child, 'message');
    return this.#child;
  }

  #answer(child: ChildProcess, milliseconds: number): Promise<Outcome> {
    const nothing = { records: 0, milliseconds, megabytes: 0 };
    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => {
        clearTimeout(timer);
        child.removeAllListeners('message');
        child.removeAllListeners('exit');
        resolve(outcome);
      };
      const timer = setTimeout(
        () => settle({ ...nothing, result: 'limit', message: `no answer in ${milliseconds.toFixed(0)} ms` }),
        milliseconds,
      );
      child.on('message', (message: ChildMessage) => 'outcome' in message && settle(message.outcome));
      child.on('exit', (code, signal) =>
        settle({ ...nothing, result: 'crash', message: `ended by ${signal ?? code}` }),
      );
    });
  }
}
