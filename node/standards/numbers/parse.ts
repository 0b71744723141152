/** What a number as written means: `parseNumber` for all offices, `readNumber` over given rules. */

import type { RightType } from '#protocol/application-id.ts';
import { type Finding, finding, warning } from '../finding.ts';
import { CHECK_DIGITS } from './check-digits.ts';
import { cleanNumber, withoutOffice } from './clean.ts';
import { type CompiledOffice, OFFICE_ALIASES, officeNumbers, RULES_OF_ANY_OFFICE } from './offices.ts';
import type { NumberCandidate, NumberQuery, NumberReading, RefusedReading } from './reading.ts';
import { type CompiledRule, type NumberRule, type RuleMatch, ruleName } from './rule.ts';

/** Longer texts are no numbers; the bound also keeps every pattern fast. */
const LONGEST = 64;
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
  const { office, date } = query;
  if (query.text.length > LONGEST) return refused('NUMBER_REFUSED', `longer than ${LONGEST} characters`, []);
  const clean = cleanNumber(query.text);
  if (clean.text === '') return refused('NUMBER_MISSING', 'empty', []);
  const findings = clean.replaced ? [warning('NUMBER_CHARACTERS', 'unusual characters were replaced')] : [];
  const wanted = rightTypes(query.rightType, ALL_RIGHT_TYPES);
  const text = withoutOffice(clean.text, office);
  const rules = numbers?.rules ?? RULES_OF_ANY_OFFICE;
  const fitting = matchesOf(rules, text, (rule) => rule.rightTypes.some((right) => wanted.includes(right)));
  if (fitting.length === 0) {
    if (numbers === undefined) return generic(query, text, findings);
    return refused('NUMBER_REFUSED', whyNot(office, wanted, matchesOf(rules, text), numbers), findings);
  }
  const inForce = inTime(fitting.filter(isInForce), date);
  const superseded = inTime(
    fitting.filter((match) => !isInForce(match)),
    date,
  );
  const readings = inForce.length > 0 ? inForce : superseded;
  const former = inForce.length > 0 ? superseded : [];
  const noticed = [...findings, ...readings.slice(0, 1).flatMap((match) => noticedIn(match, office, date))];
  return answer(distinct(readings, office, wanted), noticed, distinct(former, office, wanted));
}

function matchesOf(
  rules: readonly CompiledRule[],
  text: string,
  wanted: (rule: NumberRule) => boolean = () => true,
): RuleMatch[] {
  const matches: RuleMatch[] = [];
  for (const compiled of rules) {
    const match = wanted(compiled.rule) ? compiled.match(text) : undefined;
    if (match !== undefined) matches.push(match);
  }
  return matches;
}

function answer(
  candidates: readonly NumberCandidate[],
  findings: readonly Finding[],
  former: readonly NumberCandidate[],
): NumberReading {
  const [first, second] = candidates;
  if (first === undefined || second !== undefined) return { outcome: 'candidates', candidates, findings };
  const differing = former.filter(
    ({ canonical, rightType }) => `${rightType}${canonical}` !== `${first.rightType}${first.canonical}`,
  );
  return { outcome: 'canonical', ...first, former: differing, findings };
}

/** Most likely first: by right type as asked, then in the order of the rules. */
function distinct(
  matches: readonly RuleMatch[],
  asked: string,
  wanted: readonly RightType[],
): NumberCandidate[] {
  const found = new Map<string, NumberCandidate>();
  for (const rightType of wanted) {
    for (const match of matches) {
      if (!match.rule.rightTypes.includes(rightType)) continue;
      const office = match.rule.office ?? asked;
      const key = `${office}.${rightType}.${match.canonical}`;
      if (found.has(key)) continue;
      const rule = ruleName(match.rule);
      const reason = `reads as ${rightType} by rule ${rule}`;
      found.set(key, { office, canonical: match.canonical, rightType, rule, reason });
    }
  }
  return [...found.values()];
}

function isInForce({ rule }: RuleMatch): boolean {
  return rule.superseded === undefined;
}

/** Where the filing date is known, a reading of its year wins over others, then a rule of its time. */
function inTime(matches: readonly RuleMatch[], date: string | undefined): readonly RuleMatch[] {
  if (date === undefined) return matches;
  const ofYear = matches.filter(({ year }) => year === date.slice(0, 4));
  const ofTime = matches.filter(({ rule }) => coversDate(rule.filedFrom, rule.filedTo, date));
  return [ofYear, ofTime].find((some) => some.length > 0) ?? matches;
}

function coversDate(from: string | undefined, to: string | undefined, date: string): boolean {
  return (from === undefined || from <= date) && (to === undefined || date <= to);
}

function noticedIn(
  { rule, canonical, year, check, part }: RuleMatch,
  office: string,
  date?: string,
): Finding[] {
  const findings: Finding[] = [];
  if (rule.superseded !== undefined) {
    findings.push(
      warning('NUMBER_RULE_SUPERSEDED', `${ruleName(rule)} was superseded on ${rule.superseded}`),
    );
  }
  if (rule.office !== undefined && rule.office !== office) {
    findings.push(
      finding('NUMBER_OTHER_OFFICE', 'info', `a number of ${rule.office}, stated under ${office}`),
    );
  }
  const { checkDigit } = rule;
  if (check !== undefined && checkDigit !== undefined && CHECK_DIGITS[checkDigit](canonical) !== check) {
    findings.push(warning('NUMBER_CHECK_DIGIT', `the check digit does not fit (${checkDigit})`));
  }
  if (part !== undefined) {
    findings.push(
      finding('NUMBER_PART_DROPPED', 'info', 'names a part of the application, which was left out'),
    );
  }
  const otherYear = date !== undefined && year !== undefined && year !== date.slice(0, 4);
  if (otherYear || (date !== undefined && !coversDate(rule.filedFrom, rule.filedTo, date))) {
    findings.push(warning('NUMBER_YEAR', 'the number is not one of the year of the filing date'));
  }
  return findings;
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
  const unknown = finding('NUMBER_RULE_UNKNOWN', 'info', `no numbering rule of ${office} is known`);
  return answer(candidates, [...findings, unknown], []);
}

function whyNot(
  office: string,
  wanted: readonly RightType[],
  matches: readonly RuleMatch[],
  numbers: CompiledOffice,
): string {
  const rights = wanted === ALL_RIGHT_TYPES ? 'any' : wanted.join(' or ');
  const others = new Set(matches.flatMap(({ rule }) => rule.rightTypes));
  if (others.size > 0)
    return `written like a number of right type ${[...others].join(' or ')}, not ${rights}`;
  const tried = numbers.rules
    .map(({ rule }) => rule)
    .filter((rule) => rule.rightTypes.some((right) => wanted.includes(right)));
  const names = tried.length === 0 ? 'none' : tried.map(ruleName).join(', ');
  return `not a number of ${office} of right type ${rights} (rules tried: ${names})`;
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
