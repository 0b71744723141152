/** One worker thread at a time, begun when it is needed and ended when it cannot be trusted any more. */
import { Worker } from 'node:worker_threads';
import type { ReadLimits } from './read-file.ts';
import type { Job, ReadOutcome } from './reading.ts';

export interface WorkerSetup<Limits = ReadLimits> {
  /** [place in the batch, files begun so far]: the place is written before each step on a file, the count with the first. */
  readonly progress: Int32Array<SharedArrayBuffer>;
  readonly limits: Limits;
}

export interface Task<Item = Job> {
  readonly jobs: readonly Item[];
}

export interface TaskResult<Outcome = ReadOutcome> {
  readonly outcomes: readonly Outcome[];
  /** The worker has grown: end it. */
  readonly replace: boolean;
}

/** Why a worker did not finish its batch, and at which file. */
export interface Stopped {
  readonly stoppedAt: number;
  readonly code: 'TIME_LIMIT' | 'MEMORY_LIMIT' | 'PARSER_TRAPPED' | 'READER_FAILED';
  /** It was the first file of a new worker: no other can be the cause. */
  readonly firstOfThread: boolean;
}

/** How often the progress of a worker is looked at: a time limit is exceeded by at most this. */
const LOOK_MILLISECONDS = 250;

/** For a new worker to load its modules, on a busy machine; no file is to blame for that time. */
const START_MILLISECONDS = 60_000;

/** The heap of a worker holds one batch and what is read from it; the parser's memory is not in it. */
const MAX_HEAP_MEGABYTES = 256;

/** What is read of a file lives shortly; left alone, the heap grows to 55 MB (measured). */
const MAX_YOUNG_MEGABYTES = 24;

/** A batch has `Item`s, each with its `Outcome`; the worker is given `Limits` when it begins. */
export class Thread<Item = Job, Outcome = ReadOutcome, Limits = ReadLimits> {
  readonly #limits: Limits;
  readonly #maxSeconds: number;
  readonly #script: URL;
  #worker: Worker | undefined;
  #progress = new Int32Array(new SharedArrayBuffer(8));

  constructor(limits: Limits, maxSeconds: number, script: URL) {
    this.#limits = limits;
    this.#maxSeconds = maxSeconds;
    this.#script = script;
  }

  /** Runs a batch to its end, or to the file that the worker did not survive; the worker is then ended. */
  async run(jobs: readonly Item[]): Promise<readonly Outcome[] | Stopped> {
    this.#worker ??= this.#begin();
    const result = await this.#watch(this.#worker, { jobs });
    if ('stoppedAt' in result || result.replace) await this.end();
    return 'stoppedAt' in result ? result : result.outcomes;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #begin(): Worker {
    this.#progress = new Int32Array(new SharedArrayBuffer(8));
    const setup: WorkerSetup<Limits> = { progress: this.#progress, limits: this.#limits };
    const worker = new Worker(this.#script, {
      workerData: setup,
      resourceLimits: {
        maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES,
        maxYoungGenerationSizeMb: MAX_YOUNG_MEGABYTES,
      },
    });
    worker.unref();
    return worker;
  }

  #watch(worker: Worker, task: Task<Item>): Promise<TaskResult<Outcome> | Stopped> {
    const progress = this.#progress;
    return new Promise((resolve, reject) => {
      let seen = '';
      let since = performance.now();
      const look = setInterval(() => {
        const begun = Atomics.load(progress, 1);
        const now = `${Atomics.load(progress, 0)} ${begun}`;
        if (now !== seen) [seen, since] = [now, performance.now()];
        else if (performance.now() - since > (begun === 0 ? START_MILLISECONDS : this.#maxSeconds * 1000)) {
          stop('TIME_LIMIT');
        }
      }, LOOK_MILLISECONDS);
      const settle = (): void => {
        clearInterval(look);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        worker.unref();
      };
      const stop = (code: Stopped['code']): void => {
        settle();
        const [stoppedAt, begun] = [Atomics.load(progress, 0), Atomics.load(progress, 1)];
        resolve({ stoppedAt, code, firstOfThread: begun <= 1 });
      };
      const onMessage = (result: TaskResult<Outcome>): void => {
        settle();
        resolve(result);
      };
      const onError = (error: unknown): void => {
        if (Atomics.load(progress, 1) > 0) stop(causeOf(error));
        else {
          settle(); // it did not even begin: no file is to blame
          reject(error);
        }
      };
      const onExit = (): void => stop('PARSER_TRAPPED');
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      worker.postMessage(task);
    });
  }
}

/** What is left of memory is told by these: of the worker's heap, the parser's, and what else V8 gives out. */
const MEMORY = /^(?:ERR_WORKER_OUT_OF_MEMORY|ERR_STRING_TOO_LONG|PARSER_MEMORY)$/;
const MEMORY_RANGES = /^(?:Array buffer allocation failed|Invalid (?:string|array|typed array) length)/;

/** Errors cross threads as copies: what is left of a ProtocolError or a RuntimeError is its name or code. */
function causeOf(error: unknown): Stopped['code'] {
  if (!(error instanceof Error)) return 'READER_FAILED';
  const code = 'code' in error ? String(error.code) : '';
  if (MEMORY.test(code) || (error.name === 'RangeError' && MEMORY_RANGES.test(error.message))) {
    return 'MEMORY_LIMIT';
  }
  return code === 'PARSER_TRAPPED' || error.name === 'RuntimeError' ? 'PARSER_TRAPPED' : 'READER_FAILED';
}
