/**
 * What a priority check can find. A finding states a fact and the rule it is measured by; it never decides law.
 *
 * The effect of each code makes the verdict, so this table is the whole rule for it. Codes are stable.
 */
import type { FindingCode as NumberFindingCode, Severity } from '#standards/finding.ts';
import { PERIOD_FINDINGS, type PeriodEvidence } from '#standards/priority/findings.ts';

/**
 * none: stands beside the verdict · review: a person must decide · contradicts: the register says otherwise ·
 * uncertain: which record is meant is not sure, so nothing in it confirms or contradicts · absent: no record.
 */
export type Effect = 'none' | 'review' | 'contradicts' | 'uncertain' | 'absent';

export interface PriorityFindingRule {
  readonly severity: Severity;
  readonly effect: Effect;
  readonly legalBasis: string;
}

const PARIS_NUMBER = 'Paris Convention Art. 4D(5): the number of the earlier application is given';
const PARIS_DATE =
  'Paris Convention Art. 4D(1): the declaration gives date and country of the earlier filing';
const PARIS_RECEIVED =
  'Paris Convention Art. 4A(2) and (3): a filing adequate to establish its date founds the right';
const PARIS_FATE = 'Paris Convention Art. 4A(3): the later fate of the earlier application does no harm';
const PARIS_SUBJECT = 'Paris Convention Art. 4A(1), 4E: which right may found a claim for which';
const PARIS_PROOF =
  'Paris Convention Art. 4D(3): a copy of the earlier application, as certified by its office';
const ST3 = 'WIPO ST.3';
const REGISTER = 'Register rule: what was recorded, when and by whom stays readable';

export const PRIORITY_FINDINGS = {
  OFFICE_UNKNOWN: { severity: 'error', effect: 'uncertain', legalBasis: ST3 },
  OFFICE_FORMER: { severity: 'warning', effect: 'uncertain', legalBasis: ST3 },
  OFFICE_NOT_PARTICIPATING: { severity: 'warning', effect: 'none', legalBasis: REGISTER },
  OFFICE_NOT_ACTIVE: { severity: 'warning', effect: 'none', legalBasis: REGISTER },
  NUMBER_READ: { severity: 'info', effect: 'none', legalBasis: PARIS_NUMBER },
  NUMBER_AMBIGUOUS: { severity: 'warning', effect: 'uncertain', legalBasis: PARIS_NUMBER },
  NUMBER_REFUSED: { severity: 'error', effect: 'uncertain', legalBasis: PARIS_NUMBER },
  NUMBER_RULE_SUPERSEDED: { severity: 'warning', effect: 'uncertain', legalBasis: PARIS_NUMBER },
  NUMBER_NOTE: { severity: 'warning', effect: 'none', legalBasis: PARIS_NUMBER },
  CLAIM_INCOMPLETE: { severity: 'warning', effect: 'uncertain', legalBasis: PARIS_DATE },
  NOT_RECORDED: { severity: 'info', effect: 'absent', legalBasis: REGISTER },
  WRONG_OFFICE_CANDIDATE: { severity: 'warning', effect: 'none', legalBasis: PARIS_DATE },
  RECORD_FOUND: { severity: 'info', effect: 'none', legalBasis: PARIS_RECEIVED },
  RECORD_FOUND_BY_OTHER_READING: { severity: 'warning', effect: 'uncertain', legalBasis: PARIS_NUMBER },
  SEALED_RECORD_FOUND: { severity: 'info', effect: 'none', legalBasis: PARIS_RECEIVED },
  SEALED_KEY_OF_ANOTHER: { severity: 'error', effect: 'uncertain', legalBasis: PARIS_NUMBER },
  PROVEN_SINCE: { severity: 'info', effect: 'none', legalBasis: REGISTER },
  STATED_BY_OFFICE: { severity: 'info', effect: 'none', legalBasis: REGISTER },
  DATE_EQUAL: { severity: 'info', effect: 'none', legalBasis: PARIS_DATE },
  DATE_DIFFERENT: { severity: 'error', effect: 'contradicts', legalBasis: PARIS_DATE },
  RIGHT_TYPE_CORRECTED: { severity: 'warning', effect: 'review', legalBasis: PARIS_SUBJECT },
  ...PERIOD_FINDINGS,
  DIGEST_EQUAL: { severity: 'info', effect: 'none', legalBasis: PARIS_PROOF },
  DIGEST_DIFFERENT: { severity: 'error', effect: 'contradicts', legalBasis: PARIS_PROOF },
  DIGEST_NOT_RECORDED: { severity: 'warning', effect: 'none', legalBasis: PARIS_PROOF },
  DIGEST_NOT_COMPARABLE: { severity: 'warning', effect: 'review', legalBasis: PARIS_PROOF },
  DIGEST_NOT_IN_SEAL: { severity: 'error', effect: 'review', legalBasis: PARIS_PROOF },
  WITHDRAWN: { severity: 'warning', effect: 'review', legalBasis: PARIS_FATE },
  WITHDRAWN_AFTER_FILING: { severity: 'info', effect: 'none', legalBasis: PARIS_FATE },
  CORRECTED_BEFORE_FILING: { severity: 'info', effect: 'none', legalBasis: REGISTER },
  CORRECTED_AFTER_FILING: { severity: 'warning', effect: 'review', legalBasis: REGISTER },
  CLAIM_DECLARED: { severity: 'info', effect: 'none', legalBasis: PARIS_DATE },
  CLAIM_DECLARED_SEALED: { severity: 'info', effect: 'none', legalBasis: PARIS_DATE },
} as const satisfies Record<string, PriorityFindingRule>;

export type PriorityFindingCode = keyof typeof PRIORITY_FINDINGS;

export const PRIORITY_VERDICTS = ['confirmed', 'contradicted', 'not-recorded', 'needs-review'] as const;
export type PriorityVerdict = (typeof PRIORITY_VERDICTS)[number];

/** Values side by side, each by whose it is. */
export interface Compared {
  readonly claim?: string; // as the claim has it
  readonly reading?: string; // what the claim's number means
  readonly laterApplication?: string;
  readonly register?: string;
  readonly parent?: string; // filing date of the application whose date the later one keeps
  readonly lastDay?: string; // of the limit that the finding is about
  readonly periodEnd?: string; // on which the months end, where closed days or a decision moved the last day
  readonly restorableUntil?: string; // until when the later filing can be for the right to be restored
}

export interface PriorityFinding {
  readonly code: PriorityFindingCode;
  readonly severity: Severity;
  readonly message: string;
  readonly legalBasis: string;
  readonly compared?: Compared;
  /** The code of the number rules behind NUMBER_NOTE and NUMBER_REFUSED. */
  readonly rule?: NumberFindingCode;
  /** What a finding of the period rests on. */
  readonly evidence?: PeriodEvidence;
  /** What would resolve it. */
  readonly resolution?: string;
}

export function finding(
  code: PriorityFindingCode,
  message: string,
  more: Pick<PriorityFinding, 'compared' | 'rule'> = {},
): PriorityFinding {
  const { severity, legalBasis } = PRIORITY_FINDINGS[code];
  return { code, severity, message, legalBasis, ...more };
}

/** The first effect that is there decides: what is unknown is neither doubtful nor false. */
const VERDICTS: readonly (readonly [Effect, PriorityVerdict])[] = [
  ['absent', 'not-recorded'],
  ['uncertain', 'needs-review'],
  ['contradicts', 'contradicted'],
  ['review', 'needs-review'],
];

/** The sum of findings. */
export function priorityVerdict(findings: readonly PriorityFinding[]): PriorityVerdict {
  const effects = new Set<Effect>(findings.map(({ code }) => PRIORITY_FINDINGS[code].effect));
  return VERDICTS.find(([effect]) => effects.has(effect))?.[1] ?? 'confirmed';
}
