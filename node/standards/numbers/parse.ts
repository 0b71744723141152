/** What a number as written means: `parseNumber` for all offices, `readNumber` over given rules. */

import type { RightType } from '#protocol/application-id.ts';
import { type Finding, finding, warning } from '../finding.ts';
import { cleanNumber, withoutOffice } from './clean.ts';
import type { CompiledOffice } from './compile.ts';
import { noticedIn, publicationNoticed } from './notice.ts';
import { OFFICE_ALIASES, officeNumbers, WITHOUT_RULES } from './offices.ts';
import {
  LONGEST_NUMBER,
  type NumberCandidate,
  type NumberQuery,
  type NumberReading,
  type RefusedReading,
} from './reading.ts';
import { type CompiledRule, covers, type RuleMatch, ruleName } from './rule.ts';

const ALL_RIGHT_TYPES: readonly RightType[] = ['P', 'U', 'T', 'D', 'S', 'V', 'G', 'L'];
const COMMON_RIGHT_TYPES: readonly RightType[] = ['P', 'U', 'T', 'D'];
const GENERIC_RULE = 'GENERIC@1';
const VISIBLE = /^[!-~]{1,32}$/;

/** Reads a number by the rules of its office. Never throws. */
export function parseNumber(query: NumberQuery): NumberReading {
  const office = OFFICE_ALIASES.get(query.office) ?? query.office;
  return readNumber(officeNumbers(office), { ...query, office });
}

/** The same over given rules; `undefined` when the office has none. */
export function readNumber(numbers: CompiledOffice | undefined, query: NumberQuery): NumberReading {
  const { office, date, form } = query;
  if (query.text.length > LONGEST_NUMBER)
    return refused('NUMBER_REFUSED', `longer than ${LONGEST_NUMBER} characters`, []);
  const clean = cleanNumber(query.text);
  if (clean.text === '') return refused('NUMBER_MISSING', 'empty', []);
  const findings = clean.replaced ? [warning('NUMBER_CHARACTERS', 'unusual characters were replaced')] : [];
  const wanted = rightTypes(query.rightType, ALL_RIGHT_TYPES);
  const text = withoutOffice(clean.text, office);
  const known = numbers ?? WITHOUT_RULES;
  const rules = known.rulesFor(wanted);
  const inForce = likely(matchesOf(rules.inForce, text, office), date, form);
  const superseded = likely(matchesOf(rules.superseded, text, office), date, form);
  const readings = inForce.length > 0 ? inForce : superseded;
  const [first] = readings;
  if (first === undefined) return unread(query, numbers, wanted, text, findings);
  if (form === undefined && isGlued(query.text, office)) {
    findings.push(finding('NUMBER_OFFICE_INSIDE', 'info', 'the code of the office stands inside the number'));
  }
  if (first.check === 'X' && query.text.endsWith('x')) {
    findings.push(finding('NUMBER_CHARACTERS', 'info', 'a lower-case x was read as the check digit X'));
  }
  for (const noticed of noticedIn(first, office, date)) findings.push(noticed);
  if (first.filledIn !== undefined && form === undefined) findings.push(...publicationNoticed(known, text));
  const former = inForce.length > 0 ? distinct(superseded, office, wanted) : [];
  return answer(distinct(readings, office, wanted), findings, former);
}

/** `RU2008502275`, but not `RU 2008502275`; France writes its own code so. */
function isGlued(written: string, office: string): boolean {
  return office !== 'FR' && written.startsWith(office) && /^\d/.test(written.slice(office.length));
}

function matchesOf(rules: readonly CompiledRule[], text: string, asked: string): readonly RuleMatch[] {
  const all: RuleMatch[] = [];
  for (const rule of rules) {
    for (const match of rule.match(text, asked)) all.push(match);
  }
  return all;
}

/**
 * Of the readings those of the form that was stated, then those of their time. A rule that looks like others
 * counts only where form or filing date speaks for it.
 */
function likely(
  all: readonly RuleMatch[],
  date: string | undefined,
  form: NumberQuery['form'],
): readonly RuleMatch[] {
  if (all.length === 0) return all;
  const ofForm = form === undefined ? [] : all.filter(({ rule }) => (rule.form ?? 'office') === form);
  if (ofForm.length > 0) return inTime(ofForm, date);
  const strong = all.filter(({ rule }) => rule.weak === undefined);
  if (strong.length === all.length || date === undefined) return inTime(strong, date);
  const timely = (match: RuleMatch) => isTimely(match, date);
  const weak = strong.some(timely) ? [] : all.filter(timely);
  return inTime(weak.length > 0 ? weak : strong, date);
}

function isTimely({ year, period }: RuleMatch, date: string): boolean {
  return (year === undefined || year === date.slice(0, 4)) && covers(period, date);
}

/** Where the filing date is known, a reading of its year wins over others, then a rule of its time. */
function inTime(matches: readonly RuleMatch[], date: string | undefined): readonly RuleMatch[] {
  if (date === undefined || matches.length < 2) return matches;
  const ofYear = matches.filter(({ year }) => year === date.slice(0, 4));
  if (ofYear.length > 0 && ofYear.length < matches.length) return inTime(ofYear, date);
  const ofTime = matches.filter(({ period }) => covers(period, date));
  return ofTime.length > 0 ? ofTime : matches;
}

function answer(
  candidates: readonly NumberCandidate[],
  findings: readonly Finding[],
  former: readonly NumberCandidate[],
): NumberReading {
  const [first, second] = candidates;
  if (first === undefined || second !== undefined) return { outcome: 'candidates', candidates, findings };
  const { office, canonical, rightType, rule, reason } = first;
  const differing =
    former.length === 0
      ? former
      : former.filter((other) => other.rightType !== rightType || other.canonical !== canonical);
  return { outcome: 'canonical', office, canonical, rightType, rule, reason, former: differing, findings };
}

/** Most likely first: by right type as asked, then in the order of the rules. */
function distinct(
  matches: readonly RuleMatch[],
  asked: string,
  wanted: readonly RightType[],
): NumberCandidate[] {
  const found: NumberCandidate[] = [];
  for (const rightType of wanted) {
    for (const match of matches) {
      const { rule, canonical, filledIn } = match;
      if (!rule.rightTypes.includes(rightType)) continue;
      const office = rule.office ?? asked;
      if (found.some((one) => one.rightType === rightType && one.canonical === canonical)) continue;
      const name = ruleName(rule);
      const reason = `reads as ${rightType} by rule ${name}${filledIn === undefined ? '' : `, if ${filledIn}`}`;
      found.push({ office, canonical, rightType, rule: name, reason });
    }
  }
  return found;
}

/** A number that no rule reads: kept as written where not every form of the office is known, else refused. */
function unread(
  query: NumberQuery,
  numbers: CompiledOffice | undefined,
  wanted: readonly RightType[],
  text: string,
  findings: readonly Finding[],
): NumberReading {
  const { office } = query;
  if (numbers === undefined) return generic(query, text, findings);
  const published = publicationNoticed(numbers, text);
  const others = published.length > 0 ? [] : matchesOf(numbers.rules.inForce, text, office);
  const tried = numbers.rulesFor(wanted).inForce.filter(({ rule }) => (rule.office ?? office) === office);
  const elsewhere = others.length > 0 && tried.length > 0;
  if (numbers.open && published.length === 0 && !elsewhere) return generic(query, text, findings);
  const rights = wanted === ALL_RIGHT_TYPES ? 'any' : wanted.join(' or ');
  const names = tried.map(({ rule }) => ruleName(rule)).join(', ');
  const message =
    others.length > 0
      ? `written like a number of right type ${[...new Set(others.flatMap(({ rule }) => rule.rightTypes))].join(' or ')}, not ${rights}`
      : `not a number of ${office} of right type ${rights} (rules tried: ${names === '' ? 'none' : names})`;
  return refused('NUMBER_REFUSED', message, [...findings, ...published]);
}

/** For offices without rules: as written, without white space, so that their data can be recorded too. */
function generic(
  { office, rightType }: NumberQuery,
  text: string,
  findings: readonly Finding[],
): NumberReading {
  if (!VISIBLE.test(text)) {
    return refused('NUMBER_REFUSED', `not 1 to 32 visible ASCII characters (rule ${GENERIC_RULE})`, findings);
  }
  const candidates = rightTypes(rightType, COMMON_RIGHT_TYPES).map((right): NumberCandidate => {
    const reason = `reads as ${right} as written`;
    return { office, canonical: text, rightType: right, rule: GENERIC_RULE, reason };
  });
  const unknown = finding(
    'NUMBER_RULE_UNKNOWN',
    'info',
    `no numbering rule of ${office} reads such a number`,
  );
  return answer(candidates, [...findings, unknown], []);
}

function rightTypes(given: NumberQuery['rightType'], otherwise: readonly RightType[]): readonly RightType[] {
  if (given === undefined) return otherwise;
  return typeof given === 'string' ? [given] : given;
}

function refused(
  code: RefusedReading['code'],
  message: string,
  findings: readonly Finding[],
): RefusedReading {
  return { outcome: 'refused', code, message, findings };
}
