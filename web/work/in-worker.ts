/** One file given to a worker, which is ended when it has answered, or has been silent too long. */
import { CodedError } from '#protocol/errors.ts';

/** No honest document takes longer; a hostile one is given up. */
const SILENCE_MS = 60_000;

/** @throws CodedError FILE_UNREADABLE, TIME_LIMIT: nothing is known of the file; and what `onMessage` rejects with */
export function inWorker<Message, Result>(
  worker: Worker,
  file: File,
  signal: AbortSignal,
  onMessage: (message: Message, resolve: (result: Result) => void, reject: (error: Error) => void) => void,
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const giveUp = () => reject(new CodedError('TIME_LIMIT', 'the file took too long to read'));
  let silence = setTimeout(giveUp, SILENCE_MS);
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort);
  worker.addEventListener('error', (event) => {
    reject(new CodedError('FILE_UNREADABLE', event.message || 'the reader of files could not be started'));
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    clearTimeout(silence);
    silence = setTimeout(giveUp, SILENCE_MS);
    onMessage(data, resolve, reject);
  });
  worker.postMessage(file);
  return promise.finally(() => {
    clearTimeout(silence);
    signal.removeEventListener('abort', abort);
    worker.terminate();
  });
}
