/**
 * Conversion of a file in a worker with a time limit, as in reading: the bytes may be hostile, and neither the parser
 * nor the tree that the tables go over is bounded by the size of the document alone.
 */
import type { Target } from '#standards/convert/routes.ts';
import type { ReadLimits } from '../intake/read-file.ts';
import type { Refusal } from '../intake/reading.ts';
import { type Stopped, Thread } from '../intake/thread.ts';
import type { ConversionJob, ConvertedFile } from './convert-file.ts';

export interface ConverterOptions extends ReadLimits {
  /** For one file. */
  readonly maxSeconds: number;
}

/** A converted document, or why there is none. */
export type Converted = ConvertedFile | { readonly refusal: Refusal };

export class Converter {
  readonly #thread: Thread<ConversionJob, Converted>;
  readonly #maxSeconds: number;

  constructor({ maxSeconds, ...limits }: ConverterOptions) {
    this.#maxSeconds = maxSeconds;
    this.#thread = new Thread(limits, maxSeconds, new URL('./worker.ts', import.meta.url));
  }

  /** No file makes it fail. Not to be called while a call is under way. */
  async convert(path: string, to: Target): Promise<Converted> {
    const result = await this.#thread.run([{ path, to }]);
    if ('stoppedAt' in result) return { refusal: this.#refusalOf(result) };
    const [converted] = result;
    if (converted === undefined) throw new TypeError('the worker gave no outcome');
    return converted;
  }

  async close(): Promise<void> {
    await this.#thread.end();
  }

  #refusalOf({ code }: Stopped): Refusal {
    const messages: Record<Stopped['code'], string> = {
      TIME_LIMIT: `not converted within ${this.#maxSeconds} s`,
      MEMORY_LIMIT: 'too large to be converted in the memory that one file may take',
      PARSER_TRAPPED: 'the parser trapped',
      READER_FAILED: 'the conversion failed on this document',
    };
    return { code, message: messages[code] };
  }
}
