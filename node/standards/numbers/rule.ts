/**
 * A numbering rule as data, and what makes it run.
 *
 * A published rule (id and version) never changes what it gives. A correction is a new version; the old one
 * stays in the file with `superseded` set, for look-ups try every version that was ever in force.
 */

import type { RightType } from '#protocol/application-id.ts';
import type { CheckDigit } from './check-digits.ts';
import { compileMask } from './mask.ts';

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
  /** Mask of the canonical number. */
  readonly canonical: string;
  /** Mask of the year of the number, four digits, where it has one. */
  readonly year?: string;
  /** How the group `check`, where present, is verified. */
  readonly checkDigit?: CheckDigit;
  /** Another office whose number this is, such as WO for a PCT number. */
  readonly office?: string;
  /** Where the rule is written down or was seen. */
  readonly source: string;
  /** Text as written and canonical number; the golden table of the tests. */
  readonly examples: readonly (readonly [text: string, canonical: string])[];
}

/** How an office writes a canonical number: the first style that fits is used. */
export interface NumberStyle {
  readonly rightTypes: readonly RightType[];
  readonly pattern: string;
  readonly mask: string;
  /** Check digit that the mask's `{check}` stands for. */
  readonly checkDigit?: CheckDigit;
}

export interface OfficeNumbers {
  readonly office: string;
  readonly rules: readonly NumberRule[];
  readonly styles: readonly NumberStyle[];
}

export interface RuleMatch {
  readonly rule: NumberRule;
  readonly canonical: string;
  readonly year: string | undefined;
  /** Check digit as written. */
  readonly check: string | undefined;
  /** Part of the application that was left out, such as one design of several. */
  readonly part: string | undefined;
}

export interface CompiledRule {
  readonly rule: NumberRule;
  match(text: string): RuleMatch | undefined;
}

export function compileRule(rule: NumberRule): CompiledRule {
  const patterns = rule.patterns.map((pattern) => new RegExp(pattern));
  const canonicalOf = compileMask(rule.canonical);
  const yearOf = rule.year === undefined ? undefined : compileMask(rule.year);
  return {
    rule,
    match(text) {
      for (const pattern of patterns) {
        const groups = pattern.exec(text)?.groups;
        const canonical = groups && canonicalOf(groups);
        if (groups === undefined || canonical === undefined) continue;
        return { rule, canonical, year: yearOf?.(groups), check: groups.check, part: groups.part };
      }
      return undefined;
    },
  };
}

/** `JP-2000@1`: rule and version, as records and answers name it. */
export function ruleName(rule: NumberRule): string {
  return `${rule.id}@${rule.version}`;
}
