/**
 * The thread that hostile bytes meet: reads files, digests and reads documents, one batch after the other. It keeps
 * nothing between them, so it can be ended at any time.
 */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { readJob } from './read-job.ts';
import type { ReadOutcome } from './reading.ts';
import type { Task, TaskResult, WorkerSetup } from './thread.ts';

/** The parser's memory never shrinks: past this the thread asks to be replaced. */
const MAX_EXTERNAL_BYTES = 192 * 2 ** 20;

if (parentPort === null) throw new TypeError('worker.ts runs in a worker thread');
const port = parentPort;
const { progress, limits } = workerData as WorkerSetup;

port.on('message', ({ jobs }: Task) => {
  const outcomes: ReadOutcome[] = [];
  const buffers: ArrayBuffer[] = [];
  for (const [index, job] of jobs.entries()) {
    Atomics.store(progress, 0, index);
    Atomics.add(progress, 1, 1);
    const outcome = readJob(job, limits);
    if ('reading' in outcome) buffers.push(outcome.reading.bytes.buffer);
    outcomes.push(outcome);
  }
  const replace = getHeapStatistics().external_memory > MAX_EXTERNAL_BYTES;
  const result: TaskResult = { outcomes, replace };
  port.postMessage(result, buffers);
});
