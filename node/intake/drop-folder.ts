/**
 * The drop folder of an office. A file that has not changed for a while is moved to `.taken` inside the folder, read
 * and filed, and removed only when its log entry is durable; a refused one goes to the folder of rejected files.
 *
 * Moving first makes sure that what is removed is what was read, whatever is put under the same name meanwhile. After
 * a crash `.taken` is simply read again: a document that was acknowledged is known.
 */
import { lstatSync, mkdirSync, readdirSync, renameSync, unlinkSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { storageError } from '../store/failure.ts';
import { type IngestOptions, ingest, type Outcome } from './ingest.ts';
import type { Job } from './reading.ts';
import { reject } from './rejected.ts';
import { reportOn } from './report.ts';
import { isSidecar } from './walk.ts';

export interface DropFolderOptions extends IngestOptions {
  readonly inbox: string;
  readonly rejected: string;
  /** A file that changed more recently is left alone. */
  readonly stableMilliseconds: number;
  readonly now: () => string;
  /** Told what became of each file, when it is durable and the file is put away. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

const TAKEN = '.taken';
/** Sidecars that came before their file wait for it. */
const EARLY_SIDECAR = /\.[^.]+\.json$/;
/** Names that programs use while they write. */
const UNFINISHED = /^\.|\.(part|tmp|filepart|crdownload)$/i;

export class DropFolder {
  readonly #options: DropFolderOptions;
  readonly #taken: string;

  constructor(options: DropFolderOptions) {
    this.#options = options;
    this.#taken = join(options.inbox, TAKEN);
  }

  /**
   * Takes everything that is stable now.
   * @returns how many files were put away
   * @throws NodeError of the store; the files that were not acknowledged stay in `.taken`
   */
  async sweep(): Promise<number> {
    const { onOutcome } = this.#options;
    mkdirSync(this.#taken, { recursive: true, mode: 0o700 });
    let count = 0;
    const jobs = new Map<string, Job>();
    const held = new Set(listFiles(this.#taken));
    for await (const outcomes of ingest(this.#jobs(jobs, held), this.#options)) {
      for (const outcome of outcomes) {
        const job = jobs.get(outcome.path);
        jobs.delete(outcome.path);
        if (job !== undefined && this.#putAway(job, outcome)) {
          count += 1;
          held.delete(basename(job.path));
          if (job.sidecar !== undefined) held.delete(basename(job.sidecar));
        }
        onOutcome?.(outcome);
      }
    }
    return count;
  }

  /** Sweeps until the signal is given, with a pause after each sweep. */
  async watch(signal: AbortSignal, pauseMilliseconds = 500): Promise<void> {
    while (!signal.aborted) {
      await this.sweep();
      await pause(pauseMilliseconds, signal);
    }
  }

  /**
   * Files left over from an earlier sweep, then those of the inbox, each moved as it is drawn.
   * @param held names in `.taken`, kept up to date: no file there is ever written over
   */
  *#jobs(drawn: Map<string, Job>, held: Set<string>): Generator<Job> {
    const left = new Set(held);
    for (const job of this.#jobsOf(this.#taken, [...left], '', left, held)) {
      drawn.set(job.path, job);
      yield job;
    }
    const { inbox } = this.#options;
    for (const folder of foldersBelow(inbox)) {
      const prefix = folder === inbox ? '' : `${relative(inbox, folder).replaceAll(/[\\/]/g, '__')}__`;
      for (const job of this.#jobsOf(folder, listFiles(folder), prefix, left, held)) {
        drawn.set(job.path, job);
        yield job;
      }
    }
  }

  /**
   * @param prefix what a name gets in front in `.taken`
   * @param left names that were in `.taken`: a crash may have parted a sidecar there from its file here
   */
  *#jobsOf(
    folder: string,
    names: readonly string[],
    prefix: string,
    left: ReadonlySet<string>,
    held: Set<string>,
  ): Generator<Job> {
    const all = new Set(names);
    const take = (name: string): boolean => {
      if (folder === this.#taken) return true;
      const taken = prefix + name;
      if (held.has(taken) || !move(join(folder, name), join(this.#taken, taken))) return false;
      held.add(taken);
      return true;
    };
    for (const name of names) {
      if (UNFINISHED.test(name) || isSidecar(name, all) || EARLY_SIDECAR.test(name)) continue;
      const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
      if (stats === undefined || !this.#isStable(stats.mtimeMs)) continue;
      const sidecar = `${name}.json`;
      const hasSidecar = all.has(sidecar) || left.has(prefix + sidecar);
      if (all.has(sidecar)) take(sidecar);
      if (take(name)) {
        const path = join(this.#taken, prefix + name);
        yield { path, size: stats.size, ...(hasSidecar ? { sidecar: `${path}.json` } : {}) };
      }
    }
  }

  /** A clock that was set back leaves files of the future: far enough ahead, they are as stable as they will get. */
  #isStable(mtimeMs: number): boolean {
    return Math.abs(Date.now() - mtimeMs) >= this.#options.stableMilliseconds;
  }

  /** Whether the file is gone from `.taken`. */
  #putAway(job: Job, outcome: Outcome): boolean {
    if ('later' in outcome) return false;
    try {
      if ('refusals' in outcome) {
        const name = relative(this.#taken, job.path);
        reject(this.#options.rejected, name, job, reportOn(outcome), this.#options.now());
      } else {
        // Not rmSync, which takes twice as long (measured).
        unlinkSync(job.path);
        if (job.sidecar !== undefined) unlinkSync(job.sidecar);
      }
      return true;
    } catch (error) {
      if (isGone(error)) return false; // refused because it vanished
      throw storageError(error, 'putting a file away');
    }
  }
}

/** False when the file vanished. */
function move(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw storageError(error, 'taking a file');
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function* foldersBelow(folder: string): Generator<string> {
  yield folder;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* foldersBelow(join(folder, entry.name));
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}
