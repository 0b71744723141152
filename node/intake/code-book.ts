/** The access codes that a group of documents needs or makes; they leave memory with the group. */
import { accessCodeFromBytes, parseAccessCode } from '#protocol/access-code.ts';
import { subjectOffice } from '#protocol/entry.ts';
import { claimKey, openKey } from '#protocol/keys.ts';
import { NodeError } from '../errors.ts';
import { randomBytes } from '../random.ts';
import type { Batch } from '../store/batch.ts';
import { CODES, CODES_DUE, OUTBOX_IDS, type SealedCode } from '../store/office.ts';
import { RECORDS, SEALED_CLAIMS } from '../store/register.ts';
import type { Vault } from '../store/vault.ts';
import type { Store } from '../store.ts';

interface NewCode {
  readonly k: string;
  readonly origin: SealedCode['origin'];
  /** Leaf index of the entry with whose receipt the office gives it out. */
  readonly due?: number;
}

export class CodeBook {
  readonly #store: Store;
  readonly #vault: Vault;
  readonly #stored: ReadonlyMap<string, SealedCode>;
  readonly #made: Map<string, NewCode>;
  readonly #taken: Set<string>; // claim keys of this group

  constructor(store: Store, vault: Vault, stored: ReadonlyMap<string, SealedCode>) {
    this.#store = store;
    this.#vault = vault;
    this.#stored = stored;
    this.#made = new Map();
    this.#taken = new Set();
  }

  /** The book with the codes on record for these applications. */
  static async load(store: Store, vault: Vault, ids: readonly string[]): Promise<CodeBook> {
    const wanted = [...new Set(ids)];
    const rows = await store.getMany(CODES, wanted);
    const stored = new Map<string, SealedCode>();
    for (const [position, id] of wanted.entries()) {
      const row = rows[position];
      if (row !== undefined) stored.set(id, row);
    }
    return new CodeBook(store, vault, stored);
  }

  /**
   * A page for one document: what it makes counts only once it is joined.
   * @param index leaf index of the document's entry
   * @param given codes from the applicant
   */
  fork(index: number, given: Readonly<Record<string, string>>) {
    const made = new Map<string, NewCode>();
    for (const [id, text] of Object.entries(given)) {
      // The office knows the codes that it made; a code it was given before may have been mistyped.
      if (this.#stored.get(id)?.origin !== 'issued')
        made.set(id, { k: parseAccessCode(text), origin: 'received' });
    }
    const find = (id: string): string | undefined => made.get(id)?.k ?? this.#find(id);
    return {
      rules: () => ({
        newCode: (id: string): string => {
          const k = accessCodeFromBytes(randomBytes(13));
          made.set(id, { k, origin: 'issued', due: index });
          return k;
        },
        codeOf: (id: string): string => {
          const k = find(id);
          if (k === undefined)
            throw new NodeError('ACCESS_CODE_MISSING', 'the code of a sealed record is not here');
          return k;
        },
        codeFor: find,
        isRecorded: (id: string) => this.#isRecorded(id),
        freeIndex: (k: string, earlier: string) => this.#freeIndex(k, earlier),
      }),
      join: (): void => {
        for (const [id, code] of made) this.#made.set(id, code);
      },
    };
  }

  /** Keeps the code that the office has issued, and given out, for an application of its own. */
  keepIssued(id: string, k: string): void {
    this.#made.set(id, { k, origin: 'issued' });
  }

  /** Puts the new codes into the batch, encrypted. */
  write(batch: Batch): void {
    for (const [id, { k, origin, due }] of this.#made) {
      batch.put(CODES, id, this.#vault.seal(id, k, origin));
      if (due !== undefined) batch.put(CODES_DUE, { index: due, id }, true);
    }
  }

  #find(id: string): string | undefined {
    const stored = this.#stored.get(id);
    return this.#made.get(id)?.k ?? (stored === undefined ? undefined : this.#vault.open(id, stored));
  }

  async #isRecorded(id: string): Promise<boolean> {
    return (await this.#store.get(RECORDS, { office: subjectOffice(id), key: openKey(id) })) !== undefined;
  }

  async #freeIndex(k: string, earlier: string): Promise<number> {
    for (let index = 0; ; index++) {
      const key = claimKey(k, earlier, index);
      const isTaken =
        this.#taken.has(key) ||
        (await this.#store.get(SEALED_CLAIMS, key)) !== undefined ||
        (await this.#store.get(OUTBOX_IDS, `declare-sealed:${key}`)) !== undefined;
      if (isTaken) continue;
      this.#taken.add(key);
      return index;
    }
  }
}
