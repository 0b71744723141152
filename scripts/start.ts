/** `npm start`: sets up a demonstration on this machine, runs the main job, tells it, and serves until Ctrl-C. */
import { mkdir, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { EXIT } from '#node/cli/command.ts';
import { exitOf } from '#node/cli/exit.ts';
import { ended, exitCodeOf, lifetime } from '#node/cli/lifetime.ts';
import { CodedError } from '#protocol/errors.ts';
import { demonstrate, type Stage } from './start/demonstration.ts';
import { readableFolder } from './start/intake.ts';
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
      const documents = options.documents && (await readableFolder(options.documents));
      await mkdir(options.dataFolder, { recursive: true });
      const dataFolder = await realpath(options.dataFolder);
      return await run({ ...options, documents, dataFolder }, story, ending);
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
    if (!options.once) {
      story.heading('Serving; Ctrl-C ends it cleanly, and the next `npm start` goes on.');
      for (const hint of hints(options)) story.detail(hint);
      await ended(stopping);
      failing.signal.throwIfAborted();
    }
    return summary.receiptsVerified === summary.accepted ? EXIT.done : EXIT.no;
  } catch (error) {
    failing.signal.throwIfAborted();
    if (!ending.aborted) throw error;
    // Whatever failed, failed because the end was asked for in the middle of it.
    return exitCodeOf(ending.reason);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** What one can do with the sample offices while they run. */
function hints({ documents, dataFolder }: StartOptions): string[] {
  if (documents !== undefined) return [];
  const folder = relative(process.cwd(), dataFolder) || '.';
  return [
    `npx ipanchor status --data ${folder} --office JP`,
    `cp test/documents/JP/patent-application-published.xml ${join(folder, 'offices/JP/inbox')}`,
    `npx ipanchor access add NAME --role operator --data ${join(folder, 'offices/JP')}`,
  ];
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
