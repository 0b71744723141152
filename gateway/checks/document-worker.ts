/** The thread that posted documents meet. It keeps nothing between two, so it can be ended at any time. */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadLimits } from '#node/intake/read-file.ts';
import { refusalOf } from '#node/intake/read-job.ts';
import type { Task, TaskResult, WorkerSetup } from '#node/intake/thread.ts';
import { CodedError } from '#protocol/errors.ts';
import { readForCheck } from './document-reading.ts';
import type { DocumentJob, DocumentOutcome } from './documents.ts';

/** The parser's memory never shrinks: past this the thread asks to be replaced. */
const MAX_EXTERNAL_BYTES = 192 * 2 ** 20;

if (parentPort === null) throw new TypeError('document-worker.ts runs in a worker thread');
const port = parentPort;
const { progress, limits } = workerData as WorkerSetup<ReadLimits>;

port.on('message', ({ jobs }: Task<DocumentJob>) => {
  const outcomes = jobs.map(({ bytes }, index): DocumentOutcome => {
    Atomics.store(progress, 0, index);
    Atomics.add(progress, 1, 1);
    try {
      return readForCheck(bytes, limits.maxBytes);
    } catch (error) {
      if (!(error instanceof CodedError) || error.code === 'PARSER_TRAPPED') throw error;
      return { refusal: refusalOf(error) };
    }
  });
  const replace = getHeapStatistics().external_memory > MAX_EXTERNAL_BYTES;
  const result: TaskResult<DocumentOutcome> = { outcomes, replace };
  port.postMessage(result);
});
