/**
 * Idempotency-Key: a client that did not hear the answer asks again with the same key, and what was to be made is made
 * once. Kept in memory: after a restart the key is new, and what guards then is that taking a document is idempotent
 * by itself.
 */
import { createHash } from 'node:crypto';
import { GatewayError } from './errors.ts';
import { Reply } from './operation.ts';

const FORM = /^[!-~]{1,128}$/;
const KEEP_MS = 24 * 60 * 60 * 1000;
const MAX_KEPT = 10_000;
/** Characters of JSON of all answers together: an extract of an application with many claims has a million. */
const MAX_KEPT_LENGTH = 64 * 2 ** 20;

export interface Attempt {
  /** As the header has it; undefined: the client wants no such promise. */
  readonly key: string | undefined;
  readonly caller: string;
  readonly operation: string;
  readonly body: Uint8Array;
}

interface Kept {
  readonly bodyHash: string;
  readonly until: number;
  readonly answer: Promise<object | undefined>;
  length: number; // 0 until it is made
}

export class IdempotentAnswers {
  readonly #kept = new Map<string, Kept>(); // oldest first
  readonly #now: () => number;
  #length = 0;

  /** @param now milliseconds that only grow */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * The answer to an attempt: made now, or that of the first one, also while that is still at work. A refusal is not
   * kept, for its cause may be gone.
   * @throws GatewayError IDEMPOTENCY_KEY_INVALID; IDEMPOTENCY_CONFLICT when the key came with another body
   */
  async answer(
    { key, caller, operation, body }: Attempt,
    make: () => Promise<object | undefined>,
  ): Promise<object | undefined> {
    if (key === undefined) return make();
    if (!FORM.test(key))
      throw new GatewayError('IDEMPOTENCY_KEY_INVALID', 'expected 1 to 128 visible ASCII characters');
    const place = JSON.stringify([caller, operation, key]);
    const bodyHash = createHash('sha256').update(body).digest('hex');
    this.#forget();
    const known = this.#kept.get(place);
    if (known !== undefined) {
      if (known.bodyHash !== bodyHash)
        throw new GatewayError('IDEMPOTENCY_CONFLICT', 'the key came with another body before');
      return known.answer;
    }
    const answer = make();
    const own = { bodyHash, until: this.#now() + KEEP_MS, answer, length: 0 };
    this.#kept.set(place, own);
    try {
      const made = await answer;
      if (made instanceof Reply && (made.status ?? 200) >= 400) this.#drop(place);
      else if (this.#kept.get(place) === own) {
        own.length = JSON.stringify(made ?? '').length;
        this.#length += own.length;
      }
      return made;
    } catch (error) {
      this.#drop(place);
      throw error;
    }
  }

  #forget(): void {
    for (const [place, { until }] of this.#kept) {
      const hasRoom = this.#kept.size < MAX_KEPT && this.#length < MAX_KEPT_LENGTH;
      if (until > this.#now() && hasRoom) return;
      this.#drop(place);
    }
  }

  #drop(place: string): void {
    this.#length -= this.#kept.get(place)?.length ?? 0;
    this.#kept.delete(place);
  }
}
