/** The digest of a file, from a worker that is ended afterwards: the memory of the XML engine does not shrink. */
import { CodedError } from '#protocol/errors.ts';
import type { DigestMessage, DigestOfFile } from './digest-worker.ts';
import { inWorker } from './in-worker.ts';

/**
 * @param onProgress share of the file that is read, from 0 to 1
 * @throws CodedError as `digestDocument`; FILE_UNREADABLE, TIME_LIMIT: nothing is known of the file
 */
export function digestFile(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<DigestOfFile> {
  const worker = new Worker(new URL('./digest-worker.ts', import.meta.url), { type: 'module' });
  return inWorker(worker, file, signal, (message: DigestMessage, resolve, reject) => {
    if ('progress' in message) onProgress(message.progress);
    else if ('digest' in message) resolve(message.digest);
    else reject(new CodedError(message.code, message.message));
  });
}
