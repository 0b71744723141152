/** `npm start`: sets up a demonstration on this machine, runs the main job, tells it, and serves until Ctrl-C. */
import { mkdir, realpath } from 'node:fs/promises';
import { EXIT } from '#node/cli/command.ts';
import { exitOf } from '#node/cli/exit.ts';
import { ended, exitCodeOf, lifetime } from '#node/cli/lifetime.ts';
import { CodedError } from '#protocol/errors.ts';
import { demonstrate, type Stage } from './start/demonstration.ts';
import { HELP, readOptions, type StartOptions } from './start/options.ts';
import { Story } from './start/story.ts';

process.exitCode = await main();

async function main(): Promise<number> {
  const story = new Story();
  try {
    const options = readOptions(process.argv.slice(2), process.env);
    if (options.help) {
      process.stdout.write(`${HELP}\n`);
      return EXIT.done;
    }
    // Before anything runs that would have to be ended.
    const { ending, release } = await lifetime({ parents: true });
    try {
      await mkdir(options.dataFolder, { recursive: true });
      const dataFolder = await realpath(options.dataFolder);
      return await run({ ...options, dataFolder }, story, ending);
    } finally {
      release();
    }
  } catch (error) {
    story.failure(error instanceof CodedError ? `${error.code}: ${error.message}` : describe(error));
    return exitOf(error);
  }
}

async function run(options: StartOptions, story: Story, ending: AbortSignal): Promise<number> {
  const closers: (() => Promise<void>)[] = [];
  const failing = new AbortController();
  const stopping = AbortSignal.any([ending, failing.signal]);
  const stage: Stage = {
    ...{ options, story, ending: stopping },
    fail: (error) => failing.abort(error),
    onClose: (close) => closers.push(close),
  };
  try {
    const summary = await demonstrate(stage);
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    if (options.once) return EXIT.done;
    story.heading('Serving; Ctrl-C ends it cleanly, and the next `npm start` goes on.');
    await ended(stopping);
    failing.signal.throwIfAborted();
    return EXIT.done;
  } catch (error) {
    failing.signal.throwIfAborted();
    if (!ending.aborted) throw error;
    // Whatever failed, failed because the end was asked for in the middle of it.
    return exitCodeOf(ending.reason);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
