/** What a conversion leaves behind, and why. Paths only: a value may be a person's name or an unpublished number. */

import type { CatalogueEntry } from '#protocol/errors.ts';

const CONVERSION_NOTES = {
  NO_COUNTERPART: {
    meaning: 'The mapping tables have no place for it in the other standard.',
    remedy: 'Keep the source document; it is the record.',
  },
  VALUE_NOT_ALLOWED: {
    meaning:
      'The other standard does not allow the value here: a code or date that is none, a word not in its list.',
    remedy: 'Correct the value in the source, if it is a mistake.',
  },
  REPEATED: {
    meaning: 'The other standard has room for one; an earlier one was carried over.',
    remedy: 'Check that the one that was carried over is the right one.',
  },
  MARKUP: {
    meaning: 'The text was carried over without this markup.',
    remedy: 'Check that the text still reads right.',
  },
  NOT_BIBLIOGRAPHIC: {
    meaning:
      'It is no part of the bibliographic data: description, claims, abstract, drawings, search report.',
    remedy: 'Nothing; only bibliographic data is converted.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ConversionNoteCode = keyof typeof CONVERSION_NOTES;

export interface NotCarried {
  readonly code: ConversionNoteCode;
  /** Of the first, in the source, with the place among elements of the same name: `/a/b[2]/@c`. */
  readonly path: string;
  /** How many elements or attributes with these names stay behind for this reason. */
  readonly count: number;
}
