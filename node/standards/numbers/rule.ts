/**
 * A numbering rule as data, and what makes it run.
 *
 * A published rule (id and version) never changes what it gives. A correction is a new version; the old one
 * stays in the file with `superseded` set, for look-ups try every version that was ever in force.
 */

import type { RightType } from '#protocol/application-id.ts';
import type { CheckDigit } from './check-digits.ts';
import { compileMask } from './mask.ts';

/** Ways of writing one number: the office's own, the two of EPO data, and WIPO ST.13. */
export type NumberForm = 'office' | 'docdb' | 'epodoc' | 'st13';

/** ISO dates between which numbers were given; an absent end is open or not known. */
export type Period = readonly [from?: string | undefined, to?: string | undefined];

/** What every rule has that was published first on the day of the first edition. */
export const FIRST = { version: 1, published: '2026-11-21' } as const;

/** A group whose values have periods of their own, such as the series code of a US number. */
export interface PeriodValues {
  readonly group: string;
  readonly periods: Readonly<Record<string, Period>>;
  /** What the group is called, where the patterns lack it: every value is then a candidate. */
  readonly missing?: string;
}

export interface NumberRule {
  /** Unique in the office's file, such as `JP-2000`. */
  readonly id: string;
  readonly version: number;
  /** ISO date from which this version gives the canonical form; `superseded` when a newer one took over. */
  readonly published: string;
  readonly superseded?: string;
  readonly rightTypes: readonly RightType[];
  /** ISO dates between which applications got such numbers, where known: a preference and a warning. */
  readonly filedFrom?: string;
  readonly filedTo?: string;
  /** Regular expressions over the cleaned text, with named groups; the first that matches counts. */
  readonly patterns: readonly string[];
  /** Mask of the canonical number; `{asked}` is the office that was asked for. */
  readonly canonical: string;
  /** Mask of the year of the number, four digits, where it has one. */
  readonly year?: string;
  /** The form that the rule reads, where it is not the office's own. */
  readonly form?: Exclude<NumberForm, 'office'>;
  /** Looks like other numbers: counts only where the filing date, or the form that was stated, speaks for it. */
  readonly weak?: true;
  readonly values?: PeriodValues;
  /** The number of a publication, put where that of the application is not known. */
  readonly placeholder?: true;
  /** How the group `check`, where present, is verified. */
  readonly checkDigit?: CheckDigit;
  /** Another office whose number this is, such as WO for a PCT number. */
  readonly office?: string;
  /** Where the rule is written down or was seen. */
  readonly source: string;
  /** Text as written, canonical number, filing date where it decides; the golden table of the tests. */
  readonly examples: readonly (readonly [text: string, canonical: string, date?: string])[];
}

/** How a canonical number is written: the first style of a form that fits is used. */
export interface NumberStyle {
  /** The office's own when absent. */
  readonly form?: NumberForm;
  readonly rightTypes: readonly RightType[];
  readonly pattern: string;
  /** `{filed}` is the year of the filing date, for forms that state it beside the number. */
  readonly mask: string;
  /** Filing dates between which the form was so. */
  readonly filed?: Period;
  /** Check digit that the mask's `{check}` stands for. */
  readonly checkDigit?: CheckDigit;
}

export interface OfficeNumbers {
  readonly office: string;
  readonly rules: readonly NumberRule[];
  readonly styles: readonly NumberStyle[];
  /** Not all forms of this office are known: a number that no rule reads is kept as written. */
  readonly open?: true;
  /** Patterns of publication numbers that are no application numbers. */
  readonly publications?: readonly string[];
  /** Why a form cannot be written from a number of this office. */
  readonly unwritten?: Readonly<Partial<Record<NumberForm, string>>>;
}

export interface RuleMatch {
  readonly rule: NumberRule;
  readonly canonical: string;
  readonly year: string | undefined;
  /** When such numbers were given. */
  readonly period: Period;
  /** What the text lacks and the rule filled in: `series code 09`. */
  readonly filledIn: string | undefined;
  /** Check digit as written. */
  readonly check: string | undefined;
  /** Part of the application that was left out, such as one design of several. */
  readonly part: string | undefined;
}

export interface CompiledRule {
  readonly rule: NumberRule;
  /** One match, or one for each value that a missing group can have. */
  match(text: string, asked: string): readonly RuleMatch[];
}

type Groups = Record<string, string | undefined>;

const NO_MATCH: readonly RuleMatch[] = [];

export function compileRule(rule: NumberRule): CompiledRule {
  const patterns = rule.patterns.map((pattern) => new RegExp(pattern));
  const canonicalOf = compileMask(rule.canonical);
  const yearOf = rule.year === undefined ? undefined : compileMask(rule.year);
  const asks = rule.canonical.includes('{asked}');
  const always: Period = [rule.filedFrom, rule.filedTo];
  const { group = '', periods = {}, missing } = rule.values ?? {};

  function matchOf(groups: Groups, period: Period, filledIn?: string): RuleMatch | undefined {
    const canonical = canonicalOf(groups);
    if (canonical === undefined) return undefined;
    const { check, part } = groups;
    return { rule, canonical, year: yearOf?.(groups), period, filledIn, check, part };
  }

  function matchesOf(groups: Groups): readonly RuleMatch[] {
    if (missing === undefined) {
      const match = matchOf(groups, periods[groups[group] ?? ''] ?? always);
      return match === undefined ? NO_MATCH : [match];
    }
    const year = yearOf?.(groups);
    return Object.entries(periods)
      .filter(([, period]) => year === undefined || overlapsYear(period, year))
      .flatMap(([value, period]) => {
        const filled = matchOf({ ...groups, [group]: value }, period, `${missing} ${value}`);
        return filled ?? [];
      });
  }

  return {
    rule,
    match(text, asked) {
      for (const pattern of patterns) {
        const groups = pattern.exec(text)?.groups;
        if (groups === undefined) continue;
        const matches = matchesOf(asks ? { ...groups, asked } : groups);
        if (matches.length > 0) return matches;
      }
      return NO_MATCH;
    },
  };
}

export function covers([from, to]: Period, date: string): boolean {
  return (from === undefined || from <= date) && (to === undefined || date <= to);
}

function overlapsYear([from, to]: Period, year: string): boolean {
  return (from === undefined || from.slice(0, 4) <= year) && (to === undefined || year <= to.slice(0, 4));
}

/** `JP-2000@1`: rule and version, as records and answers name it. */
export function ruleName(rule: NumberRule): string {
  return `${rule.id}@${rule.version}`;
}

/** A corrected rule and the version before it. */
export function corrected(
  rule: NumberRule,
  correction: Partial<NumberRule>,
  published: string,
): NumberRule[] {
  return [
    { ...rule, superseded: published },
    { ...rule, ...correction, version: rule.version + 1, published },
  ];
}
