import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { resident } from './child.ts';

/** A server in a process of its own. */
export interface Served {
  readonly url: string;
  figures(): Promise<ServerFigures>;
  stop(): Promise<void>;
}

export interface ServerFigures {
  /** Of all its threads since it started. */
  readonly processorMilliseconds: number;
  readonly megabytes: number;
}

/** Starts a script of this folder that calls `serving`. */
export async function served(script: string, given: string): Promise<Served> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [given], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // As `npm start` and `ipanchor` run.
    execArgv: ['--max-semi-space-size=8'],
  });
  const ended = once(child, 'exit');
  const said = async (): Promise<unknown> => {
    const [message] = await Promise.race([once(child, 'message'), ended.then(() => [])]);
    if (message === undefined) throw new Error(`${script} ended`);
    return message;
  };
  const url = String(await said());
  return {
    url,
    async figures() {
      child.send('figures');
      return (await said()) as ServerFigures;
    },
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}

/** Says where this process serves, then its figures whenever asked; ends with the process that started it. */
export function serving(url: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({
      processorMilliseconds: (user + system) / 1000,
      megabytes: resident(),
    } satisfies ServerFigures);
  });
  process.on('disconnect', () => process.exit());
  process.send?.(url);
}
