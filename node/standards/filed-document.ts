/**
 * What every reader makes of a document: who received what, when, and what it claims.
 * Of persons there is nothing here, and nothing of them is ever read.
 */

import type { RightType } from '#protocol/application-id.ts';
import type { EntryKind } from '#protocol/entry.ts';
import type { Finding } from './finding.ts';

export type DatePrecision = 'day' | 'month' | 'year' | 'none';

export interface DateReading {
  /** As written, white space around it removed. */
  readonly text: string;
  /** ISO yyyy-mm-dd, only when day precision is given and the day exists. */
  readonly date?: string;
  /** `none`: not a date. */
  readonly precision: DatePrecision;
  /** Time-zone offset as written (`-05:00`, `Z`). Filing dates are local to the office and never converted. */
  readonly offset?: string;
}

export interface NumberAsWritten {
  readonly text: string;
  /** By the office's numbering rule; absent when refused. */
  readonly canonical?: string;
  /** `<office>.<right type>.<canonical>`. */
  readonly applicationId?: string;
  /** Every application id that the number can mean, the most likely first; only when there are several. */
  readonly candidates?: readonly string[];
  /** Rule that gave the canonical number, such as `JP-2000@1`. */
  readonly rule?: string;
}

/** The identity of a publication, a grant or a registration. */
export interface Publication {
  readonly office?: string;
  readonly number?: string;
  /** ST.16 kind code. */
  readonly kindCode?: string;
  readonly date?: DateReading;
}

export interface PriorityClaim {
  readonly sequence?: string;
  readonly office?: string;
  readonly rightType?: RightType;
  readonly number?: NumberAsWritten;
  readonly date?: DateReading;
  /** As written: `National`, `Regional` or `PCT` in ST.96, `national`, `regional` or `international` in ST.36. */
  readonly kind?: string;
  /** PriorityStatusCategory (ST.96) or PriorityStatusCode (ST.66, ST.86) in trademarks and designs. */
  readonly status?: string;
  /** Where in the document. */
  readonly path: string;
  readonly findings: readonly Finding[];
}

export interface FiledDocument {
  /** ST.3 code as it identifies the application; absent when the document names none. */
  readonly office?: string;
  readonly rightType: RightType;
  readonly kind: EntryKind;
  readonly applicationNumber?: NumberAsWritten;
  /** Absent when office or number is missing or refused: then nothing can be logged for this record. */
  readonly applicationId?: string;
  readonly filingDate?: DateReading;
  readonly publication?: Publication;
  readonly grant?: Publication;
  readonly priorityClaims: readonly PriorityClaim[];
  /** ISO 639-1 codes as written, first seen first. */
  readonly languages: readonly string[];
  readonly status?: string;
  readonly path: string;
  readonly findings: readonly Finding[];
}

/** The standards that are read. */
export type Reader = 'st96' | 'st36' | 'st66' | 'st86';

export interface ReadResult {
  readonly reader: Reader;
  /** Whose form of the standard it is, such as `DOCDB` or `USPTO`; WIPO where it is no office's own. */
  readonly dialect: string;
  /** As written, such as `V6_0`. */
  readonly version?: string;
  /** Of the file as a whole: `data-package` when it holds several records. */
  readonly kind: EntryKind;
  readonly documents: readonly FiledDocument[];
  /** About the file as a whole; findings on a record stand with the record. */
  readonly findings: readonly Finding[];
  /** Where in the decoded canonical text the start tags are of records with findings and of their claims, by path. */
  readonly offsets: ReadonlyMap<string, number>;
}

/**
 * Why this record cannot be recorded as an application; empty when it can. A record with an
 * `applicationId` can still be logged as a document of an application that is already recorded.
 */
export function obstacles(document: FiledDocument): readonly Finding[] {
  return document.findings.filter((finding) => finding.severity === 'error');
}
