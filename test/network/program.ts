/** One program of an office, started by a command of its README, with its output in a file. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';

export interface Place {
  readonly name: string;
  readonly folder: string;
  readonly command: string;
  readonly log: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const running = new Set<ChildProcess>();
// A run that is ended leaves nothing behind, whichever way it is asked to end.
process.once('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(name, () => process.exit(128 + constants.signals[name]));
}

export class Program {
  readonly #place: Place;
  #child: ChildProcess | undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && running.has(this.#child);
  }

  /** @param environment in addition, for this start */
  start(environment: Readonly<Record<string, string>> = {}): void {
    if (this.isRunning) throw new Error(`${this.#place.name} runs already`);
    const { folder, command, log } = this.#place;
    const output = openSync(log, 'a');
    const child = spawn('bash', ['-c', `exec ${command}`], {
      cwd: folder,
      env: { ...this.#place.environment, ...environment },
      stdio: ['ignore', output, output],
      detached: true, // a group of its own, so that it is ended whole
    });
    closeSync(output);
    running.add(child);
    child.once('exit', () => running.delete(child));
    this.#child = child;
  }

  /** At once, as by a power cut. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Dies in the middle of what it does, and is started again. */
  async crash(): Promise<void> {
    await this.kill();
    this.start();
  }

  /** As an operator does. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** What it has said since its first start. */
  said(): string {
    return readFileSync(this.#place.log, 'utf8');
  }

  async #end(how: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child === undefined || !running.has(child)) return;
    const exit = once(child, 'exit');
    signal(child, how);
    await exit;
  }
}

function signal(child: ChildProcess, name: 'SIGKILL' | 'SIGTERM'): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // ESRCH: gone.
  }
}
