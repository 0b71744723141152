import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a measured process says of itself at its end. */
export interface ChildFigures {
  readonly milliseconds: number;
  /** Processor time of all its threads from its start on: a busy machine does not change it much. */
  readonly processorMilliseconds: number;
  /** Peak resident memory of the process, in MB. */
  readonly megabytes: number;
  /** Milliseconds of each stage, where the work has stages. */
  readonly stages: Readonly<Record<string, number>>;
  /** Resident memory at other moments, in MB. */
  readonly memory: Readonly<Record<string, number>>;
}

/** Runs a script of this folder in a process of its own, for its peak memory is then its alone. */
export async function measured(script: string, given: readonly string[]): Promise<ChildFigures> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), given, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // As `npm start` and `ipanchor` run: left alone, the heap of short-lived objects grows with the work.
    execArgv: ['--max-semi-space-size=8'],
  });
  let figures: ChildFigures | undefined;
  child.on('message', (message) => {
    figures = message as ChildFigures;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0 || figures === undefined) throw new Error(`${script} ended with ${code}`);
  return figures;
}

/** Resident memory of this process, in MB. */
export function resident(): number {
  return process.memoryUsage.rss() / 2 ** 20;
}

/** Says the figures of this process to the one that measures it. */
export function report(
  milliseconds: number,
  stages: ChildFigures['stages'] = {},
  memory: ChildFigures['memory'] = {},
): void {
  const { user, system } = process.cpuUsage();
  process.send?.({
    milliseconds,
    processorMilliseconds: (user + system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    stages,
    memory,
  } satisfies ChildFigures);
}
