/**
 * What the rules of priority can find about a claim. A finding states a fact and the rule it is measured by; it never
 * decides law, so none of them contradicts a claim. Codes are stable.
 */
import type { Severity } from '../finding.ts';
import type { RegimeId } from './regime.ts';

/** none: stands beside the verdict · review: a person must decide. */
export interface PeriodFindingRule {
  readonly severity: Severity;
  readonly effect: 'none' | 'review';
  /** In general; a finding cites the rule of its regime. */
  readonly legalBasis: string;
}

const DECLARATION =
  'Paris Convention Art. 4D(1): the declaration gives date and country of the earlier filing';
const MONTHS = 'Paris Convention Art. 4C(1): twelve months, six for designs and trademarks';
const START = 'Paris Convention Art. 4C(2): the period starts from the filing of the earlier application';
const CLOSED = 'Paris Convention Art. 4C(3): the first working day after closed days of the office';
const FIRST = 'Paris Convention Art. 4C(2) and (4): the first application for the same subject';
const SUBJECT = 'Paris Convention Art. 4A(1), 4E: which right may found a claim for which';
const UNION = 'Paris Convention Art. 4A(1) and (2), TRIPS Art. 2(1): filed in or for a member';
const CHAIN = 'Paris Convention Art. 4G: a divisional application keeps date and priority of the initial one';
const LATE =
  'Law of the later office, PCT Rule 26bis.3, Patent Law Treaty Art. 13(2): restoration of the right';

export const PERIOD_FINDINGS = {
  REGIME_GENERAL: { severity: 'info', effect: 'none', legalBasis: MONTHS },
  DATE_PARTIAL: { severity: 'warning', effect: 'review', legalBasis: DECLARATION },
  SAME_DAY: { severity: 'warning', effect: 'review', legalBasis: START },
  AFTER_FILING: { severity: 'error', effect: 'review', legalBasis: START },
  RIGHT_TYPE_EQUAL: { severity: 'info', effect: 'none', legalBasis: SUBJECT },
  RIGHT_TYPE_COMPATIBLE: { severity: 'info', effect: 'none', legalBasis: SUBJECT },
  RIGHT_TYPE_INCOMPATIBLE: { severity: 'error', effect: 'review', legalBasis: SUBJECT },
  WITHIN_PERIOD: { severity: 'info', effect: 'none', legalBasis: MONTHS },
  LAST_DAY: { severity: 'info', effect: 'none', legalBasis: CLOSED },
  WITHIN_EXTENDED_PERIOD: { severity: 'info', effect: 'none', legalBasis: CLOSED },
  EXTENSION_UNCERTAIN: { severity: 'warning', effect: 'review', legalBasis: CLOSED },
  LATE_RESTORABLE: { severity: 'warning', effect: 'review', legalBasis: LATE },
  LATE: { severity: 'error', effect: 'review', legalBasis: MONTHS },
  PERIOD_UNKNOWN: { severity: 'warning', effect: 'review', legalBasis: MONTHS },
  CALENDAR_UNKNOWN: { severity: 'warning', effect: 'review', legalBasis: CLOSED },
  CHAIN_REQUIRED: { severity: 'warning', effect: 'review', legalBasis: CHAIN },
  CHAIN_FOLLOWED: { severity: 'info', effect: 'none', legalBasis: CHAIN },
  NOT_FIRST_FILING_SUSPECTED: { severity: 'warning', effect: 'review', legalBasis: FIRST },
  TAKEN_AS_FIRST_FILING: { severity: 'info', effect: 'none', legalBasis: FIRST },
  UNION_NOT_ESTABLISHED: { severity: 'warning', effect: 'review', legalBasis: UNION },
  DOMESTIC_CLAIM: { severity: 'info', effect: 'none', legalBasis: UNION },
  CLAIM_CORRECTABLE_UNTIL: { severity: 'info', effect: 'none', legalBasis: DECLARATION },
} as const satisfies Record<string, PeriodFindingRule>;

export type PeriodFindingCode = keyof typeof PERIOD_FINDINGS;

/** Values side by side, each by whose it is; dates are `yyyy-mm-dd`. */
export interface PeriodCompared {
  readonly claim?: string; // as the claim has it
  readonly laterApplication?: string;
  readonly parent?: string; // filing date of the application whose date the later one keeps
  readonly lastDay?: string; // of the period, of its extension or of what the finding is about
  readonly periodEnd?: string; // on which the months end, where closed days or a decision moved the last day
  readonly restorableUntil?: string; // until when the later filing can be for the right to be restored
  readonly register?: string; // another application that is known
}

/** What the finding rests on beside the values compared. */
export interface PeriodEvidence {
  readonly regime: RegimeId;
  readonly calendar?: string; // office and year of the closed days that were looked at
  readonly decision?: string; // that extended the limit
  readonly citation?: string; // where it was published
}

export interface PeriodFinding {
  readonly code: PeriodFindingCode;
  readonly severity: Severity;
  readonly message: string;
  readonly legalBasis: string;
  readonly compared?: PeriodCompared;
  readonly evidence: PeriodEvidence;
  /** What would resolve it; on warnings and errors. */
  readonly resolution?: string;
}
