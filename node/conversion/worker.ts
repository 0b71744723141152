/** The thread in which documents are converted. It keeps nothing between two, so it can be ended at any time. */
import { parentPort, workerData } from 'node:worker_threads';
import { CodedError } from '#protocol/errors.ts';
import type { ReadLimits } from '../intake/read-file.ts';
import { endsThread, refusalOf } from '../intake/read-job.ts';
import type { Task, TaskResult, WorkerSetup } from '../intake/thread.ts';
import { type ConversionJob, convertFile } from './convert-file.ts';
import type { Converted } from './converter.ts';

if (parentPort === null) throw new TypeError('worker.ts runs in a worker thread');
const port = parentPort;
const { progress, limits } = workerData as WorkerSetup<ReadLimits>;

port.on('message', ({ jobs }: Task<ConversionJob>) => {
  const outcomes = jobs.map((job, index): Converted => {
    Atomics.store(progress, 0, index);
    Atomics.add(progress, 1, 1);
    try {
      return convertFile(job, limits);
    } catch (error) {
      if (!(error instanceof CodedError) || endsThread(error)) throw error;
      return { refusal: refusalOf(error) };
    }
  });
  const result: TaskResult<Converted> = { outcomes, replace: false };
  port.postMessage(result);
});
