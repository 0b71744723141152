/** The thread in which single files are digested. It keeps nothing between two, so it can be ended at any time. */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';
import type { Digested } from './digester.ts';
import { type ReadLimits, readFile } from './read-file.ts';
import { endsThread, refusalOf } from './read-job.ts';
import type { Task, TaskResult, WorkerSetup } from './thread.ts';

/** The parser's memory never shrinks: past this the thread asks to be replaced. */
const MAX_EXTERNAL_BYTES = 192 * 2 ** 20;

if (parentPort === null) throw new TypeError('digest-worker.ts runs in a worker thread');
const port = parentPort;
const { progress, limits } = workerData as WorkerSetup<ReadLimits>;

port.on('message', ({ jobs }: Task<string>) => {
  const outcomes = jobs.map((path, index) => {
    Atomics.store(progress, 0, index);
    Atomics.add(progress, 1, 1);
    return digest(path);
  });
  const result: TaskResult<Digested> = {
    outcomes,
    replace: getHeapStatistics().external_memory > MAX_EXTERNAL_BYTES,
  };
  port.postMessage(result);
});

function digest(path: string): Digested {
  try {
    const expectXml = /\.xml$/i.test(path);
    const { canonical: _, ...rest } = digestDocument(readFile(path, limits), { ...limits, expectXml });
    return rest;
  } catch (error) {
    if (!(error instanceof CodedError) || endsThread(error)) throw error;
    return { refusal: refusalOf(error) };
  }
}
