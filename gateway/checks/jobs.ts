/**
 * Long lists of claims that are checked after the request was answered. Kept in memory, compressed, for a while: after
 * a restart they are gone, and the client sends its list again.
 */
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { GatewayError, type GatewayErrorCode } from '../errors.ts';
import type { Freshness, Stated } from '../freshness.ts';
import { classify } from '../problem.ts';
import type { PriorityCheck } from './priority-form.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Kept at most: a job of 20,000 claims takes some megabytes, compressed. */
const MOST_JOBS = 16;
const KEPT_MS = 60 * 60 * 1000;
const BUSY_SECONDS = '60';

/** Checks that are compressed together, and read back together. */
const CHECKS_PER_PACK = 512;

export type JobState = 'pending' | 'success' | 'error';

/** What an answer says beside its checks. */
export type JobFrame = Stated<object>;

export interface Job {
  readonly id: string;
  /** Who may read it. */
  readonly owner: string;
  readonly claims: number;
  readonly receivedAt: Date;
  readonly keptUntil: Date;
  readonly state: JobState;
  readonly checked: number;
  readonly problem?: GatewayErrorCode;
  readonly asOf?: JobFrame['asOf'];
  readonly freshness?: Freshness;
}

/** Does the work: gives each group of checks away as it is made, and the frame at the end. */
export type JobWork = (emit: (checks: readonly PriorityCheck[]) => Promise<void>) => Promise<JobFrame>;

interface Held extends Omit<Job, 'state' | 'checked'> {
  state: JobState;
  checked: number;
  problem?: GatewayErrorCode;
  asOf?: JobFrame['asOf'];
  freshness?: Freshness;
  readonly packs: Buffer[];
}

export interface JobsOptions {
  readonly now: () => Date;
  /** Ends what is at work. */
  readonly closing: AbortSignal;
  readonly onFault: (jobId: string, fault: unknown) => void;
}

export class PriorityCheckJobs {
  readonly #held = new Map<string, Held>(); // oldest first
  readonly #options: JobsOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: JobsOptions) {
    this.#options = options;
  }

  /**
   * Takes a job; jobs are worked on one after the other.
   * @throws GatewayError BUSY when as many are kept as there can be, and none is old enough to go
   */
  begin(owner: string, claims: number, work: JobWork): Job {
    this.#forget();
    if (this.#held.size >= MOST_JOBS) throw busy();
    const receivedAt = this.#options.now();
    const keptUntil = new Date(receivedAt.getTime() + KEPT_MS);
    const id = randomBytes(16).toString('hex');
    const job: Held = { id, owner, claims, receivedAt, keptUntil, state: 'pending', checked: 0, packs: [] };
    this.#held.set(id, job);
    this.#last = this.#last.then(() => this.#run(job, work));
    return job;
  }

  /** A job of its owner; undefined: there is none, or it is another's, or it is forgotten. */
  find(id: string, owner: string): Job | undefined {
    this.#forget();
    const job = this.#held.get(id);
    return job?.owner === owner ? job : undefined;
  }

  /** Some checks of a job that succeeded, in the order of its claims. */
  async checks({ id }: Job, offset: number, limit: number): Promise<PriorityCheck[]> {
    const { packs = [] } = this.#held.get(id) ?? {};
    const first = Math.floor(offset / CHECKS_PER_PACK);
    const wanted = packs.slice(first, Math.ceil((offset + limit) / CHECKS_PER_PACK));
    const rows = await Promise.all(
      wanted.map(async (data): Promise<PriorityCheck[]> => JSON.parse((await unpack(data)).toString())),
    );
    const skipped = offset - first * CHECKS_PER_PACK;
    return rows.flat().slice(skipped, skipped + limit);
  }

  async #run(job: Held, work: JobWork): Promise<void> {
    const { closing, onFault } = this.#options;
    const waiting: PriorityCheck[] = [];
    const put = async (count: number): Promise<void> => {
      if (count > 0) job.packs.push(await pack(JSON.stringify(waiting.splice(0, count))));
    };
    try {
      const { asOf, freshness } = await work(async (checks) => {
        closing.throwIfAborted();
        waiting.push(...checks);
        while (waiting.length >= CHECKS_PER_PACK) await put(CHECKS_PER_PACK);
        job.checked += checks.length;
      });
      await put(waiting.length);
      Object.assign(job, { asOf, freshness, state: 'success' });
    } catch (thrown) {
      const { error, cause } = classify(thrown);
      job.packs.length = 0;
      Object.assign(job, { problem: error.code, state: 'error' });
      if (cause !== undefined && !closing.aborted) onFault(job.id, cause);
    }
  }

  #forget(): void {
    const now = this.#options.now();
    for (const [id, { keptUntil, state }] of this.#held)
      if (keptUntil <= now && state !== 'pending') this.#held.delete(id);
  }
}

function busy(): GatewayError {
  const headers = { 'Retry-After': BUSY_SECONDS };
  return new GatewayError('BUSY', 'as many long lists are kept as there is room for', { headers });
}
