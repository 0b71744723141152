import type { FiledDocument } from '#standards/filed-document.ts';
import { askWorker } from './ask-worker.ts';

/** What a document says. @throws CodedError as `digestDocument` and the readers do; FILE_UNREADABLE, TIME_LIMIT */
export function readFile(file: File, signal: AbortSignal): Promise<readonly FiledDocument[]> {
  return askWorker('read', file, signal);
}
