/** What is noticed about a number that was read, or that looks like one of a publication. */

import { type Finding, finding, warning } from '../finding.ts';
import { CHECK_DIGITS } from './check-digits.ts';
import type { CompiledOffice } from './compile.ts';
import { covers, type RuleMatch, ruleName } from './rule.ts';

/** Serial number and kind code of WIPO ST.16; the letters A alone and U to Z also end application numbers. */
const WITH_KIND_CODE = /^[A-Z]{0,2}\d{5,12}(?:[BC]|[A-EHSTUWY][1-9])$/;

export function noticedIn(match: RuleMatch, office: string, date: string | undefined): Finding[] {
  const { rule, canonical, year, period, check, part, filledIn } = match;
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
  if (rule.placeholder) {
    findings.push(
      warning('NUMBER_PUBLICATION', 'the number of a publication in place of one that is not known'),
    );
  }
  if (filledIn !== undefined) {
    const what = filledIn.slice(0, filledIn.lastIndexOf(' '));
    findings.push(warning('NUMBER_INCOMPLETE', `the ${what} is not stated and was filled in`));
  }
  const { checkDigit } = rule;
  if (check !== undefined && checkDigit !== undefined) {
    const right = CHECK_DIGITS[checkDigit](canonical);
    if (right !== undefined && right !== check)
      findings.push(warning('NUMBER_CHECK_DIGIT', `the check digit does not fit (${checkDigit})`));
  }
  if (part !== undefined) {
    findings.push(
      finding('NUMBER_PART_DROPPED', 'info', 'names a part of the application, which was left out'),
    );
  }
  const otherYear = date !== undefined && year !== undefined && year !== date.slice(0, 4);
  if (otherYear || (date !== undefined && !covers(period, date))) {
    findings.push(warning('NUMBER_YEAR', 'the number is not one of the year of the filing date'));
  }
  return findings;
}

export function publicationNoticed({ publications }: CompiledOffice, text: string): Finding[] {
  if (!WITH_KIND_CODE.test(text) && !publications.some((pattern) => pattern.test(text))) return [];
  return [warning('NUMBER_PUBLICATION', 'written like the number of a publication or grant')];
}
