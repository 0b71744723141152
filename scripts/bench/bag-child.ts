// Reads one file by the threads of the intake: `bag-child.ts FILE RECORDS`.
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { WorkerPool } from '#node/intake/pool.ts';
import type { ReadOutcome } from '#node/intake/reading.ts';
import { report, resident } from './child.ts';

/** V8 keeps the pages of an ended thread for eight seconds. */
const GIVEN_BACK_MILLISECONDS = 12_000;

const [file, records] = process.argv.slice(2);
if (file === undefined || records === undefined) throw new TypeError('FILE and RECORDS are needed');

/** Throws unless each record was read as the one that was written. */
function check(outcome: ReadOutcome | undefined): void {
  if (outcome === undefined || !('reading' in outcome)) throw new Error(JSON.stringify(outcome));
  const { filings, notTaken } = outcome.reading;
  if (filings.length !== Number(records) || notTaken.length > 0) {
    throw new Error(`${filings.length} of ${records} records were read`);
  }
  for (const [index, { applicationId, obstacles }] of filings.entries()) {
    const serial = String(index).padStart(6, '0');
    if (!applicationId.endsWith(serial) || obstacles.length > 0) {
      throw new Error(`record ${index} was read as ${applicationId}`);
    }
  }
}

const pool = new WorkerPool({ maxBytes: 64 * 2 ** 20, maxSeconds: 30, threads: 1 });
const before = resident();
const start = performance.now();
const read = async (): Promise<void> =>
  check((await pool.read([{ path: file, size: statSync(file).size }]))[0]);
await read();
const milliseconds = performance.now() - start;

await pause(GIVEN_BACK_MILLISECONDS);
const after = resident();
await pool.close();
report(milliseconds, {}, { before, after });
