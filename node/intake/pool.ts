/**
 * Worker threads that read documents. A thread that traps, runs out of memory or out of time is ended and replaced;
 * the file it was at is refused, and the others of its batch are read again.
 */
import type { ReadLimits } from './read-file.ts';
import type { Job, ReadOutcome, Refusal } from './reading.ts';
import { SchemaGate } from './schema-gate.ts';
import { type Stopped, Thread } from './thread.ts';

export interface PoolOptions extends ReadLimits {
  /** For one file, reading and digesting together. */
  readonly maxSeconds: number;
  readonly threads: number;
  /** Refuse what is not valid by the schemas of this folder. */
  readonly schemaFolder?: string | undefined;
}

export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #script: URL;
  readonly #idle: Thread[] = [];
  readonly #gate: SchemaGate | undefined;
  readonly #waiting: ((thread: Thread) => void)[] = [];
  #started = 0;

  /** @param script what a thread runs */
  constructor(options: PoolOptions, script = new URL('./worker.ts', import.meta.url)) {
    this.#options = options;
    this.#script = script;
    const { schemaFolder } = options;
    this.#gate = schemaFolder === undefined ? undefined : new SchemaGate({ ...options, schemaFolder });
  }

  /** Most batches that are worked on at once. */
  get threads(): number {
    return this.#options.threads;
  }

  /** Reads a batch of files; one outcome for each, in their order. No file makes it fail. */
  async read(jobs: readonly Job[]): Promise<readonly ReadOutcome[]> {
    const thread = await this.#acquire();
    try {
      const outcomes = await this.#readOn(thread, jobs);
      return this.#gate === undefined ? outcomes : await this.#gate.judge(outcomes);
    } finally {
      this.#release(thread);
    }
  }

  /** Ends all threads. Call it when no read is under way. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.map((thread) => thread.end()));
    await this.#gate?.close();
  }

  async #readOn(thread: Thread, jobs: readonly Job[]): Promise<readonly ReadOutcome[]> {
    if (jobs.length === 0) return [];
    const result = await thread.run(jobs);
    if (!('stoppedAt' in result)) return result;
    const culprit = jobs[result.stoppedAt];
    if (culprit === undefined) throw new TypeError('a worker stopped outside of its batch');
    // A trap may be the doing of a file before: the culprit gets a new thread for itself before it is refused.
    const own =
      result.code === 'TIME_LIMIT' || result.firstOfThread
        ? [{ path: culprit.path, refusals: [this.#refusal(result)] }]
        : await this.#readOn(thread, [culprit]);
    const others = await this.#readOn(thread, jobs.toSpliced(result.stoppedAt, 1));
    return others.toSpliced(result.stoppedAt, 0, ...own);
  }

  #refusal({ code }: Stopped): Refusal {
    const messages: Record<Stopped['code'], string> = {
      TIME_LIMIT: `not read within ${this.#options.maxSeconds} s`,
      MEMORY_LIMIT: 'too large to be read in the memory that one file may take',
      PARSER_TRAPPED: 'the parser trapped, in a thread of its own too',
      READER_FAILED: 'the reader failed on this document, in a thread of its own too',
    };
    return { code, message: messages[code] };
  }

  async #acquire(): Promise<Thread> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#started < this.#options.threads) {
      this.#started += 1;
      return new Thread(this.#options, this.#options.maxSeconds, this.#script);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(thread: Thread): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(thread);
    else next(thread);
  }
}
