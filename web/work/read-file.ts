/** What a document says, from a worker that is ended afterwards. */
import { CodedError } from '#protocol/errors.ts';
import type { FiledDocument } from '#standards/filed-document.ts';
import { inWorker } from './in-worker.ts';
import type { ReadMessage } from './read-worker.ts';

/** @throws CodedError as `digestDocument` and the readers do; FILE_UNREADABLE, TIME_LIMIT */
export function readFile(file: File, signal: AbortSignal): Promise<readonly FiledDocument[]> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  return inWorker(worker, file, signal, (message: ReadMessage, resolve, reject) => {
    if ('documents' in message) resolve(message.documents);
    else reject(new CodedError(message.code, message.message));
  });
}
