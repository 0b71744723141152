/** A worker that breaks down at files of certain names, in place of one whose parser does. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Task, WorkerSetup } from '#node/intake/thread.ts';
import { ProtocolError } from '#protocol/errors.ts';

const { progress } = workerData as WorkerSetup;
let served = 0;
parentPort?.on('message', ({ jobs }: Task) => {
  for (const [index, { path }] of jobs.entries()) {
    Atomics.store(progress, 0, index);
    Atomics.add(progress, 1, 1);
    if (path === 'trap' || (path === 'second' && served > 0)) {
      throw new ProtocolError('PARSER_TRAPPED', 'the XML parser trapped');
    }
    if (path === 'exit') process.exit(3);
    if (path === 'parser') throw new ProtocolError('PARSER_MEMORY', 'the XML parser ran out of memory');
    if (path === 'buffer') new ArrayBuffer(2 ** 53 - 1);
    if (path === 'bug') throw new TypeError('a fault of the reader');
    if (path === 'memory')
      for (const all: number[][] = []; ; ) all.push(new Array<number>(100_000).fill(all.length));
    served += 1;
  }
  const later = { code: 'FILE_CHANGED', message: 'read another time' };
  parentPort?.postMessage({ outcomes: jobs.map(({ path }) => ({ path, later })), replace: false });
});
