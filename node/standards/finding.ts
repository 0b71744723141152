/**
 * Findings: what was noticed about a document or a number. A finding never stops the reading;
 * an `error` on a record says that the record cannot be registered as it is.
 *
 * Codes are stable within a major version. Messages are for people and may change. A message never
 * quotes a person's name, an access code, a number that may be unpublished, or any text but codes and dates.
 */

import type { CatalogueEntry } from '#protocol/errors.ts';

export type Severity = 'info' | 'warning' | 'error';

export const FINDINGS = {
  OFFICE_MISSING: {
    meaning: 'The document does not say to which office the application belongs.',
    remedy: 'Add the ST.3 code of the office.',
  },
  OFFICE_UNKNOWN: {
    meaning: 'The office code is not in WIPO ST.3, or is XX (unknown).',
    remedy: 'Correct the code; new ST.3 codes come with a new version of the table.',
  },
  OFFICE_FORMER: {
    meaning: 'The office code is a former one; the message names the offices that came after it.',
    remedy: 'For an old priority nothing. For a new record use the code of the successor.',
  },
  NUMBER_MISSING: {
    meaning: 'No application number is given.',
    remedy: 'Add the number; a priority claim may lawfully lack it, an application to be recorded may not.',
  },
  NUMBER_REFUSED: {
    meaning: 'The number cannot be read by the numbering rules of its office.',
    remedy: 'Correct the number, or report the rule if the number is right.',
  },
  NUMBER_SEVERAL: {
    meaning: 'One record states several application numbers that are not spellings of one.',
    remedy: 'Give each application a record of its own.',
  },
  NUMBER_FORMS_DIFFER: {
    meaning: 'The forms in which a number is given (docdb, epodoc, original) read as different numbers.',
    remedy: 'Look the number up at its office; the form that most agree on is used.',
  },
  NUMBER_AMBIGUOUS: {
    meaning: 'The number can mean several applications; the first is the most likely.',
    remedy: 'Give the number with right type, series or year.',
  },
  NUMBER_INCOMPLETE: {
    meaning: 'A part of the number is not stated (the series code of a US number) and was filled in.',
    remedy: 'Give the number in full.',
  },
  NUMBER_PUBLICATION: {
    meaning: 'The number is written like that of a publication or grant, which is no application number.',
    remedy: 'Give the number of the application.',
  },
  NUMBER_RULE_UNKNOWN: {
    meaning:
      'No numbering rule of this office reads such a number; the number is kept as written, without white space.',
    remedy: 'Look-ups need the same spelling until a rule for it is published.',
  },
  NUMBER_RULE_SUPERSEDED: {
    meaning: 'The number was read by a version of a rule that has been corrected since.',
    remedy: 'Review the match.',
  },
  NUMBER_CHARACTERS: {
    meaning:
      'The number holds unusual characters (full-width, special dashes or spaces, a small x) that were replaced.',
    remedy: 'Write numbers in ASCII.',
  },
  NUMBER_OFFICE_INSIDE: {
    meaning: 'The code of the office is glued to the number (RU2008502275); it was left out.',
    remedy: 'State the office in its own element or column.',
  },
  NUMBER_CHECK_DIGIT: {
    meaning: 'The check digit does not fit the number.',
    remedy: 'Look for a typing error; the number is used without the check digit.',
  },
  NUMBER_YEAR: {
    meaning: 'The year in the number is not the year of the filing date.',
    remedy: 'Normal for divisional applications, otherwise look for a typing error.',
  },
  NUMBER_PART_DROPPED: {
    meaning:
      'The number names a part of an application (one design of several); the application itself is used.',
    remedy: 'Nothing; the part stands in the text as written.',
  },
  NUMBER_OTHER_OFFICE: {
    meaning:
      'The number is one of another office than the stated one, such as a PCT number; that office is used.',
    remedy: 'Check the office code of the claim.',
  },
  DATE_IMPOSSIBLE: {
    meaning: 'A date is not one of the calendar, or is not written as a date.',
    remedy: 'Correct the date.',
  },
  DATE_PARTIAL: {
    meaning: 'A date gives only year or month.',
    remedy: 'Give the full date; a claim with a partial date cannot be confirmed.',
  },
  DATE_OFFSET: {
    meaning:
      'A date is written with a time-zone offset. Its day counts as it is written: nothing is converted.',
    remedy: 'Nothing.',
  },
  DATE_SEVERAL: {
    meaning: 'One record states several filing dates; the first is used.',
    remedy: 'Correct the record.',
  },
  DATE_MISSING: {
    meaning: 'A priority claim gives no date.',
    remedy: 'Add the date of the earlier application.',
  },
  FILING_DATE_MISSING: {
    meaning: 'The record gives no filing date.',
    remedy: 'Add the filing date; without it the application cannot be recorded.',
  },
  FILING_DATE_PARTIAL: {
    meaning: 'The filing date gives only year or month.',
    remedy: 'Give the full filing date; without it the application cannot be recorded.',
  },
  CLAIM_REPEATED: {
    meaning: 'A priority claim stands several times in one record; it is counted once.',
    remedy: 'Nothing.',
  },
  RECORD_DELETED: {
    meaning: 'The record is a request to delete it from a copy of a register, not an application.',
    remedy: 'Nothing to record; withdraw the application by command if that is meant.',
  },
  READ_AS: {
    meaning: 'Which reader read the document, and in whose form of the standard.',
    remedy: 'Nothing.',
  },
  VERSION_MISSING: {
    meaning: 'An ST.96 document does not say which version it follows.',
    remedy: 'Nothing; the document is read all the same.',
  },
  VERSION_MIXED: {
    meaning: 'Parts of one document follow different versions of ST.96.',
    remedy: 'Nothing; the document is read all the same.',
  },
  PREFIX_REBOUND: {
    meaning: 'A prefix that the schemas of ST.96 use for one of its namespaces stands for another one.',
    remedy: 'Nothing: what counts is the namespace. Elements of one that is not read are passed over.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type FindingCode = keyof typeof FINDINGS;

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
  /** Where in the document, as local names: `/PatentPublication/BibliographicData/…`. */
  readonly path?: string;
}

export function finding(code: FindingCode, severity: Severity, message: string, where: Place = {}): Finding {
  return { code, severity, message, ...where };
}

export function warning(code: FindingCode, message: string, where: Place = {}): Finding {
  return finding(code, 'warning', message, where);
}

export type Place = Pick<Finding, 'path'>;
