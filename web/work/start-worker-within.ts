/** In place of `start-worker.ts` where the pages are one file: the worker stands in that file too. */
const address = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));

export function startWorker(): Worker {
  return new Worker(address);
}
