/**
 * The tags of ST.32, where INID codes are the names: EPO full text (B110 and date), and USPTO grants of 2001 to 2004
 * (PATDOC), which wrap each text once more (B110/DNUM/PDAT). Attributes of the root repeat B110 to B190.
 */

import { BARE_NUMBER, type Grammar, type Part, type Parts, take } from '../reading/grammar.ts';

const LANGUAGE = take('record', 'language');

/** Elements whose own text is a field, and those with a date or a country in them. */
const TEXTS = {
  B110: take('issue', 'number'),
  B130: take('issue', 'kindCode'),
  B190: take('issue', 'office'),
  B210: BARE_NUMBER,
  B310: BARE_NUMBER,
} as const satisfies Parts;
const DATES = {
  B140: take('issue', 'date'),
  B220: take('record', 'date'),
  B320: take('claim', 'date'),
  B330: take('claim', 'office'),
  B430: take('publication', 'date'),
  B450: take('grant', 'date'),
} as const satisfies Parts;

type Tag = keyof typeof TEXTS | keyof typeof DATES;

/** The bibliographic data, with what each office writes inside a tag. */
function bibliographic(inside: (tag: Tag) => Part): Grammar {
  const some = (...tags: Tag[]) => Object.fromEntries(tags.map((tag) => [tag, inside(tag)]));
  const record: Part = {
    enter: 'document',
    record: 'patent',
    attributes: [
      ['', 'lang', 'record', 'language'],
      ['', 'country', 'record', 'publishingOffice'],
    ],
  };
  return {
    outside: { 'ep-patent-document': record, PATDOC: record },
    document: { SDOBI: { enter: 'bibliographic' } },
    bibliographic: {
      B100: { enter: 'B100', begin: 'issue' },
      B200: { enter: 'B200' },
      B300: { enter: 'B300', begin: 'claims' },
      B400: { enter: 'B400' },
    },
    B100: some('B110', 'B130', 'B140', 'B190'),
    B200: { ...some('B210', 'B220'), B250: LANGUAGE, B251EP: LANGUAGE, B260: LANGUAGE },
    B300: some('B310', 'B320', 'B330'),
    B400: some('B430', 'B450'),
  };
}

/** `in:B140` holds what stands inside B140. */
const placeOf = (tag: string) => `in:${tag}`;

export const EP_FULL_TEXT: Grammar = {
  ...bibliographic((tag) => (tag in TEXTS ? { ...TEXTS, ...DATES }[tag] : { enter: placeOf(tag) })),
  ...Object.fromEntries(
    Object.entries(DATES).map(([tag, part]) => [placeOf(tag), { date: part, ctry: part }]),
  ),
};

export const PATDOC: Grammar = {
  ...bibliographic((tag) => ({ enter: placeOf(tag) })),
  ...Object.fromEntries(
    Object.entries({ ...TEXTS, ...DATES }).map(([tag, part]) => {
      const deeper: Part = { enter: placeOf(tag) };
      return [placeOf(tag), { DNUM: deeper, DATE: deeper, CTRY: deeper, PDAT: part }];
    }),
  ),
};
