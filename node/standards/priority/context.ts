/** What is judged, and what is the same for all claims of one later application. */
import type { RightType } from '#protocol/application-id.ts';
import type { OfficeCalendar } from './calendars/calendar.ts';
import { PERIOD_FINDINGS, type PeriodFinding, type PeriodFindingCode } from './findings.ts';
import type { Regime, RegimeId } from './regime.ts';
import type { Filing } from './regimes.ts';

/** The application that claims. */
export interface LaterFiling extends Filing {
  readonly filingDate: string;
  /** Of the application whose date this one keeps: its parent, or the international application of a national phase. */
  readonly parentFilingDate?: string;
  /** Of an international application: where it was filed, whose closed days count. */
  readonly receivingOffice?: string;
  /** Where the client knows which law judges the claims. */
  readonly regime?: RegimeId;
}

export interface ClaimedFiling {
  readonly office: string;
  readonly rightType?: RightType;
  readonly filingDate: string;
}

/** Another application of the family. That its subject is the same is what a person must find. */
export interface KnownFiling {
  readonly office: string;
  readonly filingDate: string;
  readonly rightType?: RightType;
  readonly applicationId?: string;
  /** Withdrawn, abandoned or refused: when, and what was left of it. */
  readonly ended?: {
    readonly on: string;
    readonly laidOpen: boolean;
    readonly rightsLeft: boolean;
    readonly servedAsBasis: boolean;
  };
}

/** What the claims of one later application have in common. */
export interface Context {
  readonly later: LaterFiling;
  readonly regime: Regime;
  readonly general: boolean;
  /** The day that is held against the period: the later filing, or that of its parent. */
  readonly reference: string;
  /** Whether that is the date of a parent. */
  readonly followed: boolean;
  readonly calendarOffice?: string;
  readonly calendar?: OfficeCalendar;
  readonly earliest?: string;
  /** All claims of the later application. */
  readonly claims: readonly ClaimedFiling[];
  /** Those of them that are out of their period. */
  readonly late: readonly ClaimedFiling[];
}

/** A finding as its catalogue has it; `legalBasis` is the rule of the regime. */
export function found(
  { regime }: Context,
  code: PeriodFindingCode,
  message: string,
  more: Partial<Pick<PeriodFinding, 'legalBasis' | 'compared' | 'evidence' | 'resolution'>>,
): PeriodFinding {
  const { severity, legalBasis } = PERIOD_FINDINGS[code];
  return { code, severity, message, legalBasis, ...more, evidence: { ...more.evidence, regime: regime.id } };
}
