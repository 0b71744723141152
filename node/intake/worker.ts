/**
 * The thread that hostile bytes meet: reads files, digests and reads documents, one batch after the other. It keeps
 * nothing between them, so it can be ended at any time.
 */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { digestFile, understand } from './read-job.ts';
import type { ReadOutcome } from './reading.ts';
import type { Task, TaskResult, WorkerSetup } from './thread.ts';

/** The parser's memory never shrinks: past this the thread asks to be replaced. */
const MAX_EXTERNAL_BYTES = 192 * 2 ** 20;

if (parentPort === null) throw new TypeError('worker.ts runs in a worker thread');
const port = parentPort;
const { progress, limits } = workerData as WorkerSetup;

/** The documents of a batch lie in few buffers: one for each would cost more to make and to send than to fill. */
const BUFFER_BYTES = 2 ** 20;

port.on('message', ({ jobs }: Task) => {
  const buffers: ArrayBuffer[] = [];
  let used = BUFFER_BYTES;
  const allocate = (length: number): Uint8Array<ArrayBuffer> => {
    let buffer = buffers.at(-1);
    if (buffer === undefined || used + length > buffer.byteLength) {
      buffer = new ArrayBuffer(Math.max(length, BUFFER_BYTES));
      buffers.push(buffer);
      used = 0;
    }
    used += length;
    return new Uint8Array(buffer, used - length, length);
  };
  const digested = jobs.map((job, index) => {
    Atomics.store(progress, 0, index);
    Atomics.add(progress, 1, 1);
    return digestFile(job, limits, allocate);
  });
  const outcomes = digested.map((file, index): ReadOutcome => {
    if (!('document' in file)) return file;
    Atomics.store(progress, 0, index);
    return understand(file);
  });
  const replace = getHeapStatistics().external_memory > MAX_EXTERNAL_BYTES;
  const result: TaskResult = { outcomes, replace };
  port.postMessage(result, buffers);
});
