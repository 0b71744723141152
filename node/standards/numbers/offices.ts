/** All numbering rules, ready to run. */

import { CN } from './offices/cn.ts';
import { DE } from './offices/de.ts';
import { EM } from './offices/em.ts';
import { EP } from './offices/ep.ts';
import { FR } from './offices/fr.ts';
import { GB } from './offices/gb.ts';
import { JP } from './offices/jp.ts';
import { KR } from './offices/kr.ts';
import { US } from './offices/us.ts';
import { PCT, PCT_SHORT_YEAR, WO } from './offices/wo.ts';
import { type CompiledRule, compileRule, type NumberStyle, type OfficeNumbers } from './rule.ts';

export const OFFICE_NUMBERS: readonly OfficeNumbers[] = [CN, DE, EM, EP, FR, GB, JP, KR, US, WO];

/** WIPO's International Bureau acts under two codes; its numbers are kept under one. */
export const OFFICE_ALIASES: ReadonlyMap<string, string> = new Map([['IB', 'WO']]);

export interface CompiledOffice {
  /** In force first, then superseded versions, the newest first. */
  readonly rules: readonly CompiledRule[];
  readonly styles: readonly NumberStyle[];
}

/** Rules for numbers that stand under the code of another office than the one they belong to. */
export const RULES_OF_ANY_OFFICE: readonly CompiledRule[] = [PCT, PCT_SHORT_YEAR].map(compileRule);

export function compileOffice({ rules, styles }: OfficeNumbers): CompiledOffice {
  const others = RULES_OF_ANY_OFFICE.filter(({ rule }) => !rules.includes(rule));
  const order = ({ rule }: CompiledRule) => rule.superseded ?? '9999-99-99';
  const all = [...others, ...rules.map(compileRule)];
  return { rules: all.sort((a, b) => order(b).localeCompare(order(a))), styles };
}

const OFFICES = new Map(OFFICE_NUMBERS.map((numbers) => [numbers.office, compileOffice(numbers)]));

export function officeNumbers(office: string): CompiledOffice | undefined {
  return OFFICES.get(office);
}
