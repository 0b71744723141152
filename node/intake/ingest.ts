/**
 * From files to durable log entries: reads in worker threads while the desks of the offices file what was read before.
 */
import { type Desk, type FiledOutcome, notServed, refusalsOf } from './desk.ts';
import type { WorkerPool } from './pool.ts';
import type { Job, NotTaken, Reading, ReadOutcome, Refusal } from './reading.ts';

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

/**
 * The desks of the offices served of which a file has a record without fault; where there is none, that of the first
 * office served. No desk is asked for otherwise: `deskFor` may set an office up.
 */
async function desksOf({ filings }: Reading, deskFor: IngestOptions['deskFor']): Promise<Desk[]> {
  const desks: Desk[] = [];
  const clear = new Set(
    filings.filter(({ obstacles }) => obstacles.length === 0).map(({ office }) => office),
  );
  for (const office of clear) {
    const desk = await deskFor(office);
    if (desk !== undefined) desks.push(desk);
  }
  for (const office of new Set(filings.map((filing) => filing.office))) {
    if (desks.length > 0) break;
    const desk = clear.has(office) ? undefined : await deskFor(office);
    if (desk !== undefined) desks.push(desk);
  }
  return desks;
}

/** What each desk is given of a file: the records of its office, and the first one what is of no desk. */
function shared(reading: Reading, desks: readonly Desk[]): Reading[] {
  if (desks.length === 1) return [reading];
  const served = new Set(desks.map(({ office }) => office));
  return desks.map((desk, place) => ({
    ...reading,
    filings: reading.filings.filter(
      ({ office }) => office === desk.office || (place === 0 && !served.has(office)),
    ),
    notTaken: place === 0 ? reading.notTaken : [],
  }));
}

interface Part {
  readonly reading: Reading;
  readonly outcome: FiledOutcome;
}

/** One outcome of a file that several desks took their records of; the entry named is that of the first to take any. */
function merged(parts: readonly Part[]): FiledOutcome {
  const taken = parts.flatMap(({ outcome }) => ('index' in outcome ? [outcome] : []));
  const [first] = taken;
  const notTaken = parts.flatMap(({ reading, outcome }): readonly NotTaken[] =>
    'index' in outcome
      ? outcome.notTaken
      : [
          ...reading.filings.map(({ record = { path: '/' } }) => ({ ...record, refusals: outcome.refusals })),
          ...reading.notTaken,
        ],
  );
  if (first === undefined) return { path: parts[0]?.outcome.path ?? '', refusals: refusalsOf(notTaken) };
  return {
    ...first,
    status: taken.some(({ status }) => status === 'accepted') ? 'accepted' : 'known',
    applications: taken.flatMap(({ applications }) => applications),
    notTaken,
  };
}

/** Takes each document to the desks of its offices; each desk files its part of the group in one write. */
async function file(read: readonly ReadOutcome[], deskFor: IngestOptions['deskFor']): Promise<Outcome[]> {
  const outcomes = new Array<Outcome>(read.length);
  const piles = new Map<Desk, { position: number; reading: Reading }[]>();
  for (const [position, outcome] of read.entries()) {
    if (!('reading' in outcome)) {
      outcomes[position] = outcome;
      continue;
    }
    const { path, reading } = outcome;
    const desks = await desksOf(reading, deskFor);
    if (desks.length === 0) {
      const others = reading.filings.map((filing) => ({ path, refusals: [notServed(filing)] }));
      outcomes[position] = { path, refusals: refusalsOf([...others, ...reading.notTaken]) };
      continue;
    }
    for (const [place, part] of shared(reading, desks).entries()) {
      const desk = desks[place];
      if (desk === undefined) continue;
      const pile = piles.get(desk) ?? [];
      pile.push({ position, reading: part });
      piles.set(desk, pile);
    }
  }
  const parts = new Map<number, Part[]>();
  for (const [desk, pile] of piles) {
    const filed = await desk.file(pile.map(({ reading }) => reading));
    for (const [place, outcome] of filed.entries()) {
      const one = pile[place];
      if (one === undefined) continue;
      parts.set(one.position, [...(parts.get(one.position) ?? []), { reading: one.reading, outcome }]);
    }
  }
  for (const [position, each] of parts) {
    const [only, another] = each;
    outcomes[position] = only !== undefined && another === undefined ? only.outcome : merged(each);
  }
  return outcomes;
}
