/**
 * Validation against XSD on request: a report and no gate. Offices send much that is not valid and has to be taken.
 *
 * Documents meet libxml2 in a worker with a time limit, as in reading; a worker that does not survive a document is
 * replaced, and of that document nothing is known.
 */
import type { ReadLimits } from './read-file.ts';
import { type Stopped, Thread } from './thread.ts';
import type { Validated } from './xsd.ts';

export interface SchemaLimits extends ReadLimits {
  readonly schemaFolder: string;
}

export interface ValidatorOptions extends SchemaLimits {
  /** For one document, the compilation of its schema included. */
  readonly maxSeconds: number;
}

export type ValidationReport = { readonly path: string } & (
  | (Validated & { readonly outcome: 'valid' | 'invalid' })
  /** Refused: no XML that is read. Unknown: it could not be found out. */
  | { readonly outcome: 'refused' | 'unknown'; readonly code: string; readonly message: string }
);

export class Validator {
  readonly #thread: Thread<string, ValidationReport, SchemaLimits>;
  readonly #maxSeconds: number;

  constructor({ maxSeconds, ...limits }: ValidatorOptions) {
    this.#maxSeconds = maxSeconds;
    this.#thread = new Thread(limits, maxSeconds, new URL('./xsd-worker.ts', import.meta.url));
  }

  /** One report for each file, in their order. No file makes it fail. Not to be called while a call is under way. */
  async validate(paths: readonly string[]): Promise<readonly ValidationReport[]> {
    if (paths.length === 0) return [];
    const result = await this.#thread.run(paths);
    if (!('stoppedAt' in result)) return result;
    const { stoppedAt, code } = result;
    const path = paths[stoppedAt];
    if (path === undefined) throw new TypeError('a worker stopped outside of its batch');
    // What was validated before the worker ended was not reported: it is done again.
    const before = await this.validate(paths.slice(0, stoppedAt));
    const after = await this.validate(paths.slice(stoppedAt + 1));
    return [...before, { path, outcome: 'unknown', code, message: this.#messageOf(result) }, ...after];
  }

  #messageOf({ code }: Stopped): string {
    const messages: Record<Stopped['code'], string> = {
      TIME_LIMIT: `not validated within ${this.#maxSeconds} s`,
      MEMORY_LIMIT: 'too large to be validated in the memory that one file may take',
      PARSER_TRAPPED: 'the validator trapped',
      READER_FAILED: 'the validator failed on this document',
    };
    return messages[code];
  }

  async close(): Promise<void> {
    await this.#thread.end();
  }
}
