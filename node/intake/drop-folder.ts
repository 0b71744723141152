/**
 * The drop folder of an office. A file that has not changed for a while is moved to `.taken` inside the folder, read
 * and filed, and removed only when its log entry is durable; a refused one goes to the folder of rejected files.
 *
 * Moving first makes sure that what is removed is what was read, whatever is put under the same name meanwhile; one
 * that a slow writer still holds open and goes on with stays, and is read again as a document of its own. After a crash `.taken` is simply read again: a document that was acknowledged is known.
 */
import { lstatSync, mkdirSync, readdirSync, renameSync, unlinkSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { NodeError } from '../errors.ts';
import { endOfName } from '../file-name.ts';
import { storageError } from '../store/failure.ts';
import { type IngestOptions, ingest, type Outcome } from './ingest.ts';
import type { Job } from './reading.ts';
import { reject, reportNotTaken } from './rejected.ts';
import { reportOn } from './report.ts';
import { isSidecar } from './walk.ts';

export interface DropFolderOptions extends IngestOptions {
  readonly inbox: string;
  readonly rejected: string;
  /** A file that changed more recently is left alone. */
  readonly stableMilliseconds: number;
  readonly now: () => string;
  /** Told what became of each file, when it is durable and the file is put away: once, however often that is tried. */
  readonly onOutcome?: (outcome: Outcome) => void;
  /** Told of each file or folder that could not be taken or put away; a later sweep tries it again. */
  readonly onTrouble?: (trouble: NodeError) => void;
}

const TAKEN = '.taken';
/** In `.taken`, before the name of a sidecar whose file is being removed: it is of no file that comes later. */
const SPENT = '.spent-';
/** Leaves room for what is put behind a name: `.json`, and among the rejected a number and `.report.json`. */
const MAX_TAKEN_BYTES = 220;
/** Sidecars that came before their file wait for it. */
const EARLY_SIDECAR = /\.[^.]+\.json$/;
/** Names that programs use while they write. */
const UNFINISHED = /^\.|\.(part|tmp|filepart|crdownload)$/i;

interface TakenJob extends Job {
  /** As the file was listed. */
  readonly mtimeMs: number;
}

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
   * @throws NodeError of the store and of the inbox itself; the files that were not acknowledged stay in `.taken`
   */
  async sweep(): Promise<number> {
    const { onOutcome } = this.#options;
    let count = 0;
    const jobs = new Map<string, TakenJob>();
    const held = this.#open();
    for await (const outcomes of ingest(this.#jobs(jobs, held), this.#options)) {
      for (const outcome of outcomes) {
        const job = jobs.get(outcome.path);
        jobs.delete(outcome.path);
        if (job === undefined || !this.#putAway(job, outcome)) continue;
        count += 1;
        held.delete(basename(job.path));
        if (job.sidecar !== undefined) held.delete(basename(job.sidecar));
        onOutcome?.(outcome);
      }
    }
    return count;
  }

  /** The names in `.taken`, after a sidecar that a crash left spent is gone, or is again with its file. */
  #open(): Set<string> {
    try {
      mkdirSync(this.#taken, { recursive: true, mode: 0o700 });
      const names = new Set(listFiles(this.#taken));
      for (const spent of [...names].filter((name) => name.startsWith(SPENT))) {
        const sidecar = spent.slice(SPENT.length);
        names.delete(spent);
        if (names.has(sidecar.slice(0, -'.json'.length))) {
          renameSync(join(this.#taken, spent), join(this.#taken, sidecar));
          names.add(sidecar);
        } else unlinkSync(join(this.#taken, spent));
      }
      return names;
    } catch (error) {
      throw storageError(error, 'opening the inbox');
    }
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
  *#jobs(drawn: Map<string, TakenJob>, held: Set<string>): Generator<TakenJob> {
    const left = new Set(held);
    for (const job of this.#jobsOf(this.#taken, [...left], '', left, held)) {
      drawn.set(job.path, job);
      yield job;
    }
    const { inbox } = this.#options;
    for (const { folder, names } of this.#foldersBelow(inbox)) {
      const prefix = folder === inbox ? '' : `${relative(inbox, folder).replaceAll(/[\\/]/g, '__')}__`;
      for (const job of this.#jobsOf(folder, names, prefix, left, held)) {
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
  ): Generator<TakenJob> {
    const all = new Set(names);
    const take = (name: string, taken: string): boolean => {
      if (folder === this.#taken) return true;
      if (held.has(taken) || !this.#move(join(folder, name), join(this.#taken, taken))) return false;
      held.add(taken);
      return true;
    };
    for (const name of names) {
      if (UNFINISHED.test(name) || isSidecar(name, all) || EARLY_SIDECAR.test(name)) continue;
      const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
      if (stats === undefined || !this.#isStable(stats.mtimeMs)) continue;
      const taken = folder === this.#taken ? name : endOfName(prefix + name, MAX_TAKEN_BYTES);
      const sidecar = `${name}.json`;
      const hasSidecar = all.has(sidecar) || left.has(`${taken}.json`);
      // One without its file in `.taken` was left by a crash and is of an earlier file.
      if (all.has(sidecar) && !held.has(taken)) {
        held.delete(`${taken}.json`);
        if (!take(sidecar, `${taken}.json`)) continue;
      }
      if (take(name, taken)) {
        const path = join(this.#taken, taken);
        const { size, mtimeMs } = stats;
        yield { path, size, mtimeMs, ...(hasSidecar ? { sidecar: `${path}.json` } : {}) };
      }
    }
  }

  /** A clock that was set back leaves files of the future: far enough ahead, they are as stable as they will get. */
  #isStable(mtimeMs: number): boolean {
    return Math.abs(Date.now() - mtimeMs) >= this.#options.stableMilliseconds;
  }

  /** Whether the file is gone from `.taken`. */
  #putAway(job: TakenJob, outcome: Outcome): boolean {
    if ('later' in outcome) return false;
    const { rejected, now } = this.#options;
    const name = relative(this.#taken, job.path);
    try {
      if ('refusals' in outcome) {
        reject(rejected, name, job, reportOn(outcome), now());
      } else {
        if (outcome.notTaken.length > 0 || outcome.status === 'known') {
          reportNotTaken(rejected, name, outcome, now());
        }
        const { size, mtimeMs } = lstatSync(job.path);
        if (size !== job.size || mtimeMs !== job.mtimeMs) return false; // written to since: it is read again
        const spent = join(this.#taken, `${SPENT}${name}.json`);
        if (job.sidecar !== undefined) renameSync(job.sidecar, spent);
        // Not rmSync, which takes twice as long (measured).
        unlinkSync(job.path);
        if (job.sidecar !== undefined) unlinkSync(spent);
      }
      return true;
    } catch (error) {
      if (isGone(error)) return false; // refused because it vanished
      this.#options.onTrouble?.(storageError(error, 'putting a file away'));
      return false;
    }
  }

  /** False when the file vanished or cannot be taken. */
  #move(from: string, to: string): boolean {
    try {
      renameSync(from, to);
      return true;
    } catch (error) {
      if (!isGone(error)) this.#options.onTrouble?.(storageError(error, 'taking a file'));
      return false;
    }
  }

  /** The folders that can be listed, with the names of their files. */
  *#foldersBelow(folder: string): Generator<{ folder: string; names: string[] }> {
    const [names, below]: [string[], string[]] = [[], []];
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (!entry.isDirectory()) names.push(entry.name);
        else if (!entry.name.startsWith('.')) below.push(entry.name);
      }
    } catch (error) {
      if (!isGone(error)) this.#options.onTrouble?.(storageError(error, 'listing a folder of the inbox'));
      return;
    }
    yield { folder, names: names.sort() };
    for (const name of below) yield* this.#foldersBelow(join(folder, name));
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
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
