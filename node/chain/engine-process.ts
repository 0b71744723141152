import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { NodeError } from '#node/errors.ts';

/** A running engine process with the guard that ends it when this process dies. */
export interface EngineProcess {
  readonly pid: number;
  /** Fulfilled when the engine is gone, with its last words when it went by itself. */
  readonly ended: Promise<string>;
  /** Kills the engine; its state must have been saved before. */
  kill(): Promise<void>;
}

/**
 * The native program of the platform package. The package's own command is a wrapper: killing that would leave
 * the native process running (seen).
 */
export function anvilBinary(): string {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const name = `@foundry-rs/anvil-${process.platform}-${arch}`;
  const file = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
  const anvil = createRequire(createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json'));
  try {
    return anvil.resolve(`${name}/bin/${file}`);
  } catch (cause) {
    throw new NodeError('ENGINE_MISSING', `The package ${name} is not installed.`, { cause });
  }
}

/** Starts the engine under its guard. Rejects with ENGINE_FAILED when the program itself cannot run. */
export async function launch(binary: string, engineArguments: readonly string[]): Promise<EngineProcess> {
  const guard = spawn(
    process.execPath,
    [fileURLToPath(new URL('guard.ts', import.meta.url)), binary, ...engineArguments],
    // A session of its own, or a terminal's Ctrl-C would end it before the state is saved.
    { stdio: ['pipe', 'pipe', 'ignore'], detached: true },
  );
  // The guard may be gone when it is told to stop.
  guard.stdin.on('error', () => undefined);
  const started = Promise.withResolvers<number>();
  let pid: number | undefined;
  let lastWords: string | undefined;
  createInterface({ input: guard.stdout }).on('line', (line) => {
    const report = REPORT.parse(JSON.parse(line));
    if ('pid' in report) {
      pid = report.pid;
      started.resolve(report.pid);
    } else lastWords = report.message.trim();
  });
  const ended = once(guard, 'close').then(() => {
    // A guard that was killed could not end its engine.
    if (lastWords === undefined && pid !== undefined) kill(pid);
    started.reject(new NodeError('ENGINE_FAILED', `${binary} cannot run: ${lastWords ?? 'its guard ended'}`));
    return lastWords ?? '';
  });
  return {
    pid: await started.promise,
    ended,
    async kill() {
      guard.stdin.end();
      await ended;
    },
  };
}

const REPORT = z.union([z.object({ pid: z.int() }), z.object({ exit: z.int(), message: z.string() })]);

/** Ends a process at once; that it is gone already is no error. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // ESRCH: gone.
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
  return address.port;
}
