/** One file given to a worker, which is ended when it has answered: the memory of the XML engine does not shrink. */
import { CodedError } from '#protocol/errors.ts';
import type { Results, Task, WorkerMessage, WorkerRequest } from './document-worker.ts';
import { startWorker } from './start-worker.ts';

/** No honest document takes longer; a hostile one is given up. */
const SILENCE_MS = 60_000;

/**
 * @param onProgress share of the file that is read, from 0 to 1
 * @throws CodedError as the task does; FILE_UNREADABLE, TIME_LIMIT: nothing is known of the file
 */
export function askWorker<Name extends Task>(
  task: Name,
  file: File,
  signal: AbortSignal,
  onProgress: (share: number) => void = () => {},
): Promise<Results[Name]> {
  const { promise, resolve, reject } = Promise.withResolvers<Results[Name]>();
  const worker = startWorker();
  const giveUp = () => reject(new CodedError('TIME_LIMIT', 'the file took too long to read'));
  let silence = setTimeout(giveUp, SILENCE_MS);
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  worker.addEventListener('error', (event) => {
    reject(new CodedError('FILE_UNREADABLE', event.message || 'the reader of files could not be started'));
  });
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
    clearTimeout(silence);
    silence = setTimeout(giveUp, SILENCE_MS);
    if ('progress' in data) onProgress(data.progress);
    else if ('result' in data)
      resolve(data.result as Results[Name]); // the worker answers what it was asked
    else reject(new CodedError(data.code, data.message));
  });
  worker.postMessage({ task, file } satisfies WorkerRequest);
  return promise.finally(() => {
    clearTimeout(silence);
    signal.removeEventListener('abort', abort);
    worker.terminate();
  });
}
