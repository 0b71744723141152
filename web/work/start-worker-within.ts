/** In place of `start-worker.ts` where the pages are one file: the worker stands in that file too. */
import DocumentWorker from './document-worker.ts?worker&inline';

export function startWorker(): Worker {
  return new DocumentWorker();
}
