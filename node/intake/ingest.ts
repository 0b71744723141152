/**
 * From files to durable log entries: reads in worker threads while the desks of the offices file what was read before.
 */
import { type Desk, type FiledOutcome, notServed, refusalsOf } from './desk.ts';
import type { WorkerPool } from './pool.ts';
import type { Job, Reading, ReadOutcome, Refusal } from './reading.ts';

/** What became of a file. `later`: it changed while it was read; nothing was taken. */
export type Outcome = FiledOutcome | { readonly path: string; readonly later: Refusal };

export interface IngestOptions {
  readonly pool: WorkerPool;
  /** The desk of an office, or `undefined` when this process does not serve it. */
  readonly deskFor: (office: string) => Promise<Desk | undefined>;
}

/**
 * One write each: large enough that fsync costs little, small enough that memory and waiting stay bounded. With
 * 256 files the process took 40 MB more (measured, 10,000 files of 4 KB).
 */
const GROUP_FILES = 128;
const GROUP_BYTES = 4 * 2 ** 20;

/**
 * Takes the jobs in groups and gives the outcomes of each group when they are durable. Jobs are drawn only as they are
 * needed, so memory does not grow with their number.
 * @throws NodeError of the store: nothing of the groups not given yet was acknowledged
 */
export async function* ingest(
  jobs: Iterable<Job>,
  options: IngestOptions,
): AsyncGenerator<readonly Outcome[]> {
  for await (const outcomes of readInGroups(jobs, options.pool)) yield await file(outcomes, options.deskFor);
}

/** Reads the jobs in groups, a group ahead of what is asked for; one outcome for each job, in their order. */
export async function* readInGroups(
  jobs: Iterable<Job>,
  pool: WorkerPool,
): AsyncGenerator<readonly ReadOutcome[]> {
  const groups = grouped(jobs);
  const reading: Promise<readonly ReadOutcome[]>[] = [];
  const readAhead = (): void => {
    // One group more than there are threads: none of them waits while a group is dealt with.
    while (reading.length <= pool.threads) {
      const { value, done } = groups.next();
      if (done) return;
      const outcomes = pool.read(value);
      outcomes.catch(() => undefined); // thrown where it is awaited, if that is reached
      reading.push(outcomes);
    }
  };
  try {
    readAhead();
    for (let next = reading.shift(); next !== undefined; next = reading.shift()) {
      const outcomes = await next;
      readAhead();
      yield outcomes;
    }
  } finally {
    await Promise.allSettled(reading);
  }
}

function* grouped(jobs: Iterable<Job>): Generator<Job[]> {
  let group: Job[] = [];
  let bytes = 0;
  for (const job of jobs) {
    if (group.length > 0 && (group.length >= GROUP_FILES || bytes + job.size > GROUP_BYTES)) {
      yield group;
      [group, bytes] = [[], 0];
    }
    group.push(job);
    bytes += job.size;
  }
  if (group.length > 0) yield group;
}

/** A package is of the first office served that it has a record of, if possible one that can be recorded. */
async function deskOf({ filings }: Reading, deskFor: IngestOptions['deskFor']): Promise<Desk | undefined> {
  const clear = filings.filter(({ obstacles }) => obstacles.length === 0);
  for (const office of new Set([...clear, ...filings].map((filing) => filing.office))) {
    const desk = await deskFor(office);
    if (desk !== undefined) return desk;
  }
  return undefined;
}

/** Takes each document to the desk of its office; each desk files its part of the group in one write. */
async function file(read: readonly ReadOutcome[], deskFor: IngestOptions['deskFor']): Promise<Outcome[]> {
  const outcomes = new Array<Outcome>(read.length);
  const piles = new Map<Desk, { position: number; reading: Reading }[]>();
  for (const [position, outcome] of read.entries()) {
    if (!('reading' in outcome)) {
      outcomes[position] = outcome;
      continue;
    }
    const { path, reading } = outcome;
    const desk = await deskOf(reading, deskFor);
    if (desk === undefined) {
      const others = reading.filings.map((filing) => ({ path, refusals: [notServed(filing)] }));
      outcomes[position] = { path, refusals: refusalsOf([...others, ...reading.notTaken]) };
      continue;
    }
    const pile = piles.get(desk) ?? [];
    pile.push({ position, reading });
    piles.set(desk, pile);
  }
  for (const [desk, pile] of piles) {
    const filed = await desk.file(pile.map(({ reading }) => reading));
    for (const [place, outcome] of filed.entries()) {
      const position = pile[place]?.position;
      if (position !== undefined) outcomes[position] = outcome;
    }
  }
  return outcomes;
}
