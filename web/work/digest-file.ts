/** The digest of a file, from a worker that is ended afterwards: the memory of the XML engine does not shrink. */
import { CodedError } from '#protocol/errors.ts';
import type { DigestMessage, DigestOfFile } from './digest-worker.ts';

/** No honest document takes longer; a hostile one is given up. */
const SILENCE_MS = 60_000;

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
  return new Promise<DigestOfFile>((resolve, reject) => {
    const giveUp = () => reject(new CodedError('TIME_LIMIT', 'the file took too long to read'));
    let silence = setTimeout(giveUp, SILENCE_MS);
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.addEventListener('error', (event) => {
      reject(new CodedError('FILE_UNREADABLE', event.message || 'the reader of files could not be started'));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<DigestMessage>) => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE_MS);
      if ('progress' in data) onProgress(data.progress);
      else if ('digest' in data) resolve(data.digest);
      else reject(new CodedError(data.code, data.message));
    });
    worker.postMessage(file);
    signal.addEventListener('abort', () => clearTimeout(silence));
  }).finally(() => worker.terminate());
}
