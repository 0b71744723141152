/**
 * Digests of files in a worker with limits on time and memory, as in intake: what traps the parser or exhausts its
 * memory says nothing about the file after it.
 */
import type { DocumentDigest } from '#protocol/digest-document.ts';
import type { ReadLimits } from './read-file.ts';
import type { Refusal } from './reading.ts';
import { type Stopped, Thread } from './thread.ts';

export interface DigesterOptions extends ReadLimits {
  /** For one file. */
  readonly maxSeconds: number;
}

/** The canonical bytes stay in the worker. */
export type FileDigest = Omit<DocumentDigest, 'canonical'>;
/** The digest of a file, or why there is none. */
export type Digested = FileDigest | { readonly refusal: Refusal };

export class Digester {
  readonly #thread: Thread<string, Digested>;
  readonly #maxSeconds: number;

  constructor({ maxSeconds, ...limits }: DigesterOptions) {
    this.#maxSeconds = maxSeconds;
    this.#thread = new Thread(limits, maxSeconds, new URL('./digest-worker.ts', import.meta.url));
  }

  /** No file makes it fail. Not to be called while a call is under way. */
  async digest(path: string): Promise<Digested> {
    let result = await this.#thread.run([path]);
    // It may be the doing of a file before: once more, in a thread of its own.
    if ('stoppedAt' in result && result.code !== 'TIME_LIMIT' && !result.firstOfThread) {
      result = await this.#thread.run([path]);
    }
    if ('stoppedAt' in result) return { refusal: this.#refusalOf(result) };
    const [digested] = result;
    if (digested === undefined) throw new TypeError('the worker gave no outcome');
    return digested;
  }

  async close(): Promise<void> {
    await this.#thread.end();
  }

  #refusalOf({ code }: Stopped): Refusal {
    const messages: Record<Stopped['code'], string> = {
      TIME_LIMIT: `not digested within ${this.#maxSeconds} s`,
      MEMORY_LIMIT: 'too large to be digested in the memory that one file may take',
      PARSER_TRAPPED: 'the parser trapped',
      READER_FAILED: 'the digest failed on this document',
    };
    return { code, message: messages[code] };
  }
}
