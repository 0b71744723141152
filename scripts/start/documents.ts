import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '#node/cli/terminal.ts';
import { NodeError } from '#node/errors.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import type { Job, Refusal } from '#node/intake/reading.ts';

const BATCH = 32;
const SIDECAR = '.json';

/** The files below a folder in a fixed order, each with its sidecar; `except` is a folder to leave out. */
export async function documentsBelow(folder: string, except: string): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const path of await pathsBelow(folder, except)) jobs.push({ path });
  const paths = new Set(jobs.map(({ path }) => path));
  return jobs
    .filter(({ path }) => !(path.endsWith(SIDECAR) && paths.has(path.slice(0, -SIDECAR.length))))
    .map(({ path }) => (paths.has(path + SIDECAR) ? { path, sidecar: path + SIDECAR } : { path }));
}

async function pathsBelow(folder: string, except: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: Error) => {
    throw new NodeError('FILE_UNREADABLE', `the folder cannot be read: ${cause.message}`, {
      where: folder,
      cause,
    });
  });
  const paths: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) paths.push(path);
    else if (path !== except) paths.push(...(await pathsBelow(path, except)));
  }
  return paths;
}

/** What a file gave before it is known whose it is: the office that it comes from, or why it cannot be taken. */
export type Origin = { readonly office: string } | { readonly refusals: readonly Refusal[] };

/** Reads each file once to see which office it comes from; in the order of the jobs. */
export async function originsOf(
  pool: WorkerPool,
  jobs: readonly Job[],
  progress: Progress,
): Promise<Origin[]> {
  const origins: Origin[] = [];
  let next = 0;
  let done = 0;
  const readBatches = async (): Promise<void> => {
    while (next < jobs.length) {
      const first = next;
      next += BATCH;
      for (const [index, outcome] of (await pool.read(jobs.slice(first, first + BATCH))).entries()) {
        origins[first + index] = originOf(outcome);
        progress.update(++done, jobs.length, 'files read');
      }
    }
  };
  await Promise.all(Array.from({ length: pool.threads }, readBatches));
  progress.end();
  return origins;
}

function originOf(outcome: Awaited<ReturnType<WorkerPool['read']>>[number]): Origin {
  if ('later' in outcome) return { refusals: [outcome.later] };
  if ('refusals' in outcome) return { refusals: outcome.refusals };
  const [filing] = outcome.reading.filings;
  return filing === undefined
    ? { refusals: [{ code: 'DOCUMENT_EMPTY', message: 'the document speaks of no application' }] }
    : { office: filing.office };
}
