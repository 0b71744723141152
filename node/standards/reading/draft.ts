/** What the pass over a document collects before anything is judged. All texts are as written. */

import type { RightType } from '#protocol/application-id.ts';
import type { EntryKind } from '#protocol/entry.ts';

export type Field =
  | 'date'
  | 'form'
  | 'kind'
  | 'kindCode'
  | 'language'
  | 'number'
  | 'office'
  | 'officeName'
  | 'operation'
  | 'publishingOffice'
  | 'receivingOffice'
  | 'registrationOffice'
  | 'sequence'
  | 'status'
  | 'subjectMatter'
  | 'text'
  | 'version';

/** The texts of one thing, by field, in document order. They are few: looking through them is faster than a map. */
export class Texts {
  readonly #fields: Field[] = [];
  readonly #texts: string[] = [];

  add(field: Field, text: string | undefined): void {
    const trimmed = text?.trim() ?? '';
    if (trimmed === '') return;
    this.#fields.push(field);
    this.#texts.push(trimmed);
  }

  first(field: Field): string | undefined {
    const at = this.#fields.indexOf(field);
    return at === -1 ? undefined : this.#texts[at];
  }

  all(field: Field): readonly string[] {
    return this.#texts.filter((_, at) => this.#fields[at] === field);
  }
}

export interface DraftClaim {
  readonly path: string;
  /** Of its start tag in the canonical text; of a flat list, the place of its first text. */
  readonly offset: number;
  readonly texts: Texts;
  readonly numbers: Texts[];
}

export type Family = 'patent' | 'trademark' | 'design' | 'indication';

export interface DraftRecord {
  readonly family: Family;
  /** What the element itself says of right type and kind of document. */
  readonly rightType: RightType | undefined;
  readonly kind: EntryKind | undefined;
  readonly path: string;
  /** Of its start tag in the canonical text. */
  readonly offset: number;
  readonly texts: Texts;
  readonly numbers: Texts[];
  readonly publication: Texts;
  /** Grant of a patent, registration of a trademark or design. */
  readonly grant: Texts;
  /** Identities of this very document; its kind code says whether it is a publication or a grant. */
  readonly issues: Texts[];
  readonly claims: DraftClaim[];
}
