/** The question and the answer of `parseNumber`. */

import type { RightType } from '#protocol/application-id.ts';
import type { Finding } from '../finding.ts';
import type { NumberForm } from './rule.ts';

/** Characters of a number as written; longer texts are none, and the bound keeps every pattern fast. */
export const LONGEST_NUMBER = 64;

export interface NumberQuery {
  /** ST.3 code. */
  readonly office: string;
  /** One right type, or several that are possible, the most likely first; absent when nothing is known. */
  readonly rightType?: RightType | readonly RightType[] | undefined;
  readonly text: string;
  /** Filing date, ISO; prefers the readings of its year, then the rules of its time. */
  readonly date?: string | undefined;
  /** The form that the text is known to be in; readings of that form are preferred. */
  readonly form?: NumberForm | undefined;
}

export interface NumberCandidate {
  /** Office that the number belongs to; not always the one that was asked for. */
  readonly office: string;
  readonly canonical: string;
  readonly rightType: RightType;
  /** `<rule id>@<version>`. */
  readonly rule: string;
  readonly reason: string;
}

export interface CanonicalReading extends NumberCandidate {
  readonly outcome: 'canonical';
  /** What superseded versions of the rules gave, where that differs; look-ups try these too. */
  readonly former: readonly NumberCandidate[];
  readonly findings: readonly Finding[];
}

export interface CandidatesReading {
  readonly outcome: 'candidates';
  /** At least two, the most likely first. */
  readonly candidates: readonly NumberCandidate[];
  readonly findings: readonly Finding[];
}

export interface RefusedReading {
  readonly outcome: 'refused';
  readonly code: 'NUMBER_MISSING' | 'NUMBER_REFUSED';
  /** Names the rules that were tried; never repeats the number. */
  readonly message: string;
  readonly findings: readonly Finding[];
}

export type NumberReading = CanonicalReading | CandidatesReading | RefusedReading;
