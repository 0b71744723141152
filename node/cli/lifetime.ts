import { watchAncestors } from './ancestors.ts';
import { endWithReader } from './reader-gone.ts';

/** Why the process is asked to end; each is the `reason` of the signal that `lifetime` gives. */
export type EndReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'PARENT';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** As a shell reports a process ended by the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, PARENT: 143 } as const;
/** npm passes Ctrl-C on as well, so one key press may come twice. */
const ECHO_MS = 1_000;
/** A clean end takes well under a second; one that hangs must not keep an orphan alive. */
const GRACE_MS = 15_000;

export interface Lifetime {
  /** Aborted when the process is asked to end. */
  readonly ending: AbortSignal;
  /** Stops listening; signals have their usual effect again. */
  release(): void;
}

/**
 * Turns Ctrl-C, SIGTERM, SIGHUP and, when `parents` is given, the death of the parent into one abort signal.
 * The second Ctrl-C ends the process at once: every state is durable, so nothing is lost.
 */
export async function lifetime({ parents }: { parents: boolean }): Promise<Lifetime> {
  const controller = new AbortController();
  let asked = 0;
  const end = (reason: EndReason): void => {
    if (controller.signal.aborted) {
      if (reason !== 'PARENT' && performance.now() - asked > ECHO_MS) process.exit(EXIT_CODES[reason]);
      return;
    }
    asked = performance.now();
    setTimeout(() => process.exit(EXIT_CODES[reason]), GRACE_MS).unref();
    controller.abort(reason);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  // Whoever read our output is gone: the output is lost, the work is not.
  for (const stream of [process.stdout, process.stderr])
    stream.off('error', endWithReader).on('error', () => end('PARENT'));
  const unwatch = parents ? await watchAncestors(() => end('PARENT')) : () => {};
  return {
    ending: controller.signal,
    release() {
      unwatch();
      for (const signal of SIGNALS) process.off(signal, end);
    },
  };
}

/** Whether npm or npx runs this process. A service started otherwise outlives the shell that started it. */
export function isRunByNpm(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment.npm_execpath !== undefined;
}

export function exitCodeOf(reason: unknown): number {
  return typeof reason === 'string' && reason in EXIT_CODES ? EXIT_CODES[reason as EndReason] : 1;
}

/** Resolves when the process is asked to end. */
export function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** The result of `work`, unless the signal comes first: then it rejects with the reason of the signal. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
