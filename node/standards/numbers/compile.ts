/** The numbers of one office, ready to run. */

import type { RightType } from '#protocol/application-id.ts';
import type { CheckDigit } from './check-digits.ts';
import { compileMask, type Mask } from './mask.ts';
import {
  type CompiledRule,
  compileRule,
  type NumberForm,
  type NumberRule,
  type NumberStyle,
  type OfficeNumbers,
  type Period,
} from './rule.ts';

export interface CompiledStyle {
  readonly form: NumberForm;
  readonly rightTypes: readonly RightType[];
  readonly pattern: RegExp;
  readonly write: Mask;
  readonly filed: Period | undefined;
  readonly needsDate: boolean;
  readonly checkDigit: CheckDigit | undefined;
}

export interface RulesByForce {
  readonly inForce: readonly CompiledRule[];
  /** The newest first. */
  readonly superseded: readonly CompiledRule[];
}

export class CompiledOffice {
  readonly rules: RulesByForce;
  readonly styles: readonly CompiledStyle[];
  readonly open: boolean;
  readonly publications: readonly RegExp[];
  readonly unwritten: Readonly<Partial<Record<NumberForm, string>>>;
  readonly #byRights = new Map<string, RulesByForce>();

  /** `others`: rules for numbers that stand under the code of another office than the one they belong to. */
  constructor(numbers: Partial<OfficeNumbers>, others: readonly CompiledRule[] = []) {
    const { rules = [], styles = [], publications = [] } = numbers;
    const foreign = others.filter(({ rule }) => !rules.includes(rule));
    const run = rules.filter((rule) => !rules.some((newer) => givesTheSame(rule, newer))).map(compileRule);
    const superseded = run.filter(({ rule }) => rule.superseded !== undefined);
    this.rules = {
      inForce: [...foreign, ...run.filter(({ rule }) => rule.superseded === undefined)],
      superseded: superseded.sort((a, b) => (b.rule.superseded ?? '').localeCompare(a.rule.superseded ?? '')),
    };
    this.styles = styles.map(compileStyle);
    this.open = numbers.open ?? false;
    this.publications = publications.map((pattern) => new RegExp(pattern));
    this.unwritten = numbers.unwritten ?? {};
  }

  /** Rules for any of these right types, which come from few different lists. */
  rulesFor(rights: readonly RightType[]): RulesByForce {
    const key = rights.length === 1 ? (rights[0] ?? '') : rights.join('');
    const known = this.#byRights.get(key);
    if (known !== undefined) return known;
    const fits = ({ rule }: CompiledRule) => rule.rightTypes.some((right) => rights.includes(right));
    const { inForce, superseded } = this.rules;
    const found = { inForce: inForce.filter(fits), superseded: superseded.filter(fits) };
    this.#byRights.set(key, found);
    return found;
  }
}

/** An old version whose successor changed only check digit or periods gives no number of its own. */
function givesTheSame(old: NumberRule, newer: NumberRule): boolean {
  return (
    old.superseded !== undefined &&
    old.id === newer.id &&
    newer.version > old.version &&
    old.canonical === newer.canonical &&
    old.office === newer.office &&
    old.patterns.join() === newer.patterns.join() &&
    old.rightTypes.join() === newer.rightTypes.join()
  );
}

function compileStyle(style: NumberStyle): CompiledStyle {
  const { form = 'office', rightTypes, pattern, mask, filed, checkDigit } = style;
  const needsDate = filed !== undefined || mask.includes('{filed');
  return {
    form,
    rightTypes,
    pattern: new RegExp(pattern),
    write: compileMask(mask),
    filed,
    needsDate,
    checkDigit,
  };
}
