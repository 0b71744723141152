/** What the pass over a document collects before anything is judged. All texts are as written. */

export type Field =
  | 'date'
  | 'kind'
  | 'kindCode'
  | 'language'
  | 'number'
  | 'office'
  | 'publishingOffice'
  | 'receivingOffice'
  | 'registrationOffice'
  | 'sequence'
  | 'status'
  | 'subjectMatter'
  | 'text'
  | 'version';

/** The texts of one thing, by field, in document order: a handful, so a search is cheaper than a map. */
export class Texts {
  readonly #texts: { readonly field: Field; readonly text: string }[] = [];

  add(field: Field, text: string | undefined): void {
    const trimmed = text?.trim() ?? '';
    if (trimmed !== '') this.#texts.push({ field, text: trimmed });
  }

  first(field: Field): string | undefined {
    return this.#texts.find((one) => one.field === field)?.text;
  }

  all(field: Field): readonly string[] {
    return this.#texts.filter((one) => one.field === field).map(({ text }) => text);
  }
}

export interface DraftClaim {
  readonly path: string;
  readonly texts: Texts;
  readonly numbers: Texts[];
}

export type Family = 'patent' | 'trademark' | 'design';

export interface DraftRecord {
  readonly family: Family;
  readonly path: string;
  readonly texts: Texts;
  readonly numbers: Texts[];
  readonly publication: Texts;
  /** Grant of a patent, registration of a trademark or design. */
  readonly grant: Texts;
  readonly claims: DraftClaim[];
}
