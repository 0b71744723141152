/** The documents of the main job: samples through the inbox folders, or a folder of one's own, read in place. */
import { cp, mkdir, readdir, realpath, rename, utimes } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NodeError } from '#node/errors.ts';
import { ingest, type Outcome } from '#node/intake/ingest.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import type { Refusal } from '#node/intake/reading.ts';
import { jobsBelow } from '#node/intake/walk.ts';
import type { OfficeService } from '#node/office-service.ts';
import { parseApplicationId } from '#protocol/application-id.ts';
import type { Offices } from './office-nodes.ts';
import { count, type Story } from './story.ts';

/** What became of one file of the main job. */
export interface Taken {
  readonly file: string; // as the summary names it
  readonly path: string; // where its bytes still are
  readonly office: string;
  readonly index: number; // leaf index in the log of the office
}

export interface Refused {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

/** A record of a file that was taken without it. */
export interface RecordNotTaken extends Refused {
  readonly path: string; // of the record in the file
  readonly number?: string; // as written, masked
}

export interface Intake {
  readonly taken: readonly Taken[];
  readonly refused: readonly Refused[];
  readonly notTaken: readonly RecordNotTaken[];
}

/** What is gathered while outcomes come. */
type Sorted = { readonly [List in keyof Intake]: Intake[List][number][] };

export const SAMPLE_OFFICES = ['JP', 'EP', 'US'];
const SAMPLES = fileURLToPath(new URL('../../test/documents/', import.meta.url));
/** Left for the reader to drop: it publishes an application that is checked before publication. */
const LATER = new Set(['patent-application-published.xml']);
const SWEEP_MS = 200;

/** Puts the samples into the inbox folders and waits until the nodes have taken them. */
export async function dropSamples(offices: Offices, story: Story, ending: AbortSignal): Promise<Intake> {
  const sorted: Sorted = { taken: [], refused: [], notTaken: [] };
  for (const code of SAMPLE_OFFICES) {
    const office = await offices.get(code);
    const waiting = new Set(await drop(office));
    story.detail(`${code}  ${count(waiting.size, 'file')} into ${office.inbox}`);
    while (waiting.size > 0) {
      ending.throwIfAborted();
      for (const outcome of await office.sweep()) {
        const name = basename(outcome.path);
        if (!waiting.delete(name)) continue; // of the user, or of an earlier start
        sort(outcome, join(code, name), join(SAMPLES, code, name), sorted);
      }
      if (waiting.size > 0) await sleep(SWEEP_MS);
    }
  }
  return sorted;
}

/** Copies under another name first, so that no node sees half a file. */
async function drop({ config: { office, dataFolder }, inbox }: OfficeService): Promise<string[]> {
  const names = (await readdir(join(SAMPLES, office))).filter((name) => !LATER.has(name));
  const staging = join(dataFolder, 'staging');
  await mkdir(staging, { recursive: true });
  for (const name of names) {
    await cp(join(SAMPLES, office, name), join(staging, name));
    // The file is whole when it appears: it need not prove that by standing still.
    await utimes(join(staging, name), 0, 0);
    await rename(join(staging, name), join(inbox, name));
  }
  return names;
}

/** Takes every file below the folder where it is; sets up an office for each that they come from. */
export async function takeInPlace(
  folder: string,
  dataFolder: string,
  offices: Offices,
  pool: WorkerPool,
  story: Story,
  ending: AbortSignal,
): Promise<Intake> {
  const jobs = [...jobsBelow([folder])].filter(({ path }) => !path.startsWith(dataFolder + sep));
  const options = {
    pool,
    deskFor: async (office: string) => (office === '' ? undefined : (await offices.get(office)).node.desk),
  };
  const outcomes = new Map<string, Outcome>();
  for await (const group of ingest(jobs, options)) {
    ending.throwIfAborted();
    for (const outcome of group) outcomes.set(outcome.path, outcome);
    story.progress.update(outcomes.size, jobs.length, 'documents taken or refused');
  }
  // A part of a dossier may come before the document that its application becomes known by.
  const early = jobs.filter(({ path }) => isEarly(outcomes.get(path)));
  for await (const group of ingest(early, options)) {
    ending.throwIfAborted();
    for (const outcome of group) outcomes.set(outcome.path, outcome);
  }
  const sorted: Sorted = { taken: [], refused: [], notTaken: [] };
  for (const outcome of outcomes.values()) {
    sort(outcome, relative(folder, outcome.path), outcome.path, sorted);
  }
  return sorted;
}

/** Whether the document, or a record of it, said too little for an application that nobody knew yet. */
function isEarly(outcome: Outcome | undefined): boolean {
  if (outcome === undefined || 'later' in outcome) return false;
  const refusals = 'refusals' in outcome ? [outcome] : outcome.notTaken;
  return refusals.some(({ refusals: [first] }) => first?.code === 'FILING_DATE_MISSING');
}

function sort(outcome: Outcome, file: string, path: string, { taken, refused, notTaken }: Sorted): void {
  if (!('index' in outcome)) {
    refused.push({ file, ...inOne('later' in outcome ? [outcome.later] : outcome.refusals) });
    return;
  }
  const [first] = outcome.applications;
  if (first === undefined) throw new TypeError('an accepted document speaks of an application');
  taken.push({ file, path, office: parseApplicationId(first).office, index: outcome.index });
  for (const { refusals, ...record } of outcome.notTaken) {
    notTaken.push({ file, ...record, ...inOne(refusals) });
  }
}

/** The first code, and what all say. */
function inOne(refusals: readonly Refusal[]): Pick<Refused, 'code' | 'message'> {
  const [first, ...others] = refusals;
  if (first === undefined) throw new TypeError('a refusal has a reason');
  const message = [first, ...others]
    .map(({ message, where }) => (where ? `${message} (${where})` : message))
    .join('; ');
  return { code: first.code, message };
}

/**
 * The real path of a folder that can be read.
 * @throws NodeError FILE_UNREADABLE
 */
export async function readableFolder(folder: string): Promise<string> {
  try {
    await readdir(folder);
    return await realpath(folder);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new NodeError('FILE_UNREADABLE', `--documents: the folder cannot be read: ${why}`, { cause });
  }
}
