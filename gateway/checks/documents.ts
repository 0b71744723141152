/** Reads documents that are posted to be checked: in a thread, within limits, and never kept. */
import type { ReadLimits } from '#node/intake/read-file.ts';
import type { Refusal } from '#node/intake/reading.ts';
import { Thread } from '#node/intake/thread.ts';
import { GatewayError } from '../errors.ts';
import type { ReadDocument, ReadOrNot } from './document-reading.ts';

export interface DocumentJob {
  readonly bytes: Uint8Array;
}

export type DocumentOutcome = ReadOrNot | { readonly refusal: Refusal };

export interface DocumentLimits extends ReadLimits {
  /** For one document. */
  readonly maxSeconds: number;
}

export interface DocumentReader {
  /** @throws GatewayError DOCUMENT_UNREADABLE, DOCUMENT_NOT_READ, BUSY */
  read(bytes: Uint8Array): Promise<ReadDocument>;
  close(): Promise<void>;
}

/** Documents that wait for the thread, each in memory. */
const MOST_WAITING = 8;
const BUSY_SECONDS = '5';

export function openDocumentReader({ maxSeconds, ...limits }: DocumentLimits): DocumentReader {
  const script = new URL('./document-worker.ts', import.meta.url);
  const thread = new Thread<DocumentJob, DocumentOutcome>(limits, maxSeconds, script);
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async read(bytes) {
      if (waiting >= MOST_WAITING) {
        const headers = { 'Retry-After': BUSY_SECONDS };
        throw new GatewayError('BUSY', 'as many documents are read as there is room for', { headers });
      }
      waiting += 1;
      const outcome = last.then(() => readOn(thread, bytes));
      last = outcome.catch(() => undefined).finally(() => (waiting -= 1));
      return outcome;
    },
    close: () => thread.end(),
  };
}

async function readOn(
  thread: Thread<DocumentJob, DocumentOutcome>,
  bytes: Uint8Array,
): Promise<ReadDocument> {
  const result = await thread.run([{ bytes }]);
  if ('stoppedAt' in result) throw notRead(result.code, 'it could not be read within the limits');
  const [outcome] = result;
  if (outcome === undefined) throw new TypeError('the thread gave no outcome');
  if ('document' in outcome) return outcome.document;
  if ('unread' in outcome) throw notRead(outcome.unread.code, outcome.unread.message);
  const { code, message, where } = outcome.refusal;
  throw new GatewayError('DOCUMENT_UNREADABLE', `${code}: ${message}`, {
    fields: [{ field: where ?? 'document', message: code }],
  });
}

function notRead(code: string, why: string): GatewayError {
  const fields = [{ field: 'document', message: code }];
  return new GatewayError('DOCUMENT_NOT_READ', `${code}: ${why}`, { fields });
}
