import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { expect } from 'chai';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { sha256 } from '#sha256';
import { OFFICE_NUMBERS } from '#standards/numbers/offices.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import { type NumberRule, ruleName } from '#standards/numbers/rule.ts';

/**
 * The published rules: rule and version, the digest of what gives its answers, and its answers. A line may be
 * added, never changed or taken away: who changes a rule publishes a new version of it.
 */
const GOLDEN = readFileSync(new URL('golden.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

const rules = OFFICE_NUMBERS.flatMap(({ office, rules: all }) => all.map((rule) => ({ office, rule })));

function lineOf(rule: NumberRule): string {
  const {
    rightTypes,
    patterns,
    canonical,
    year = '',
    checkDigit = '',
    office = '',
    form,
    weak,
    values,
    placeholder,
  } = rule;
  const meaning = canonicalize({
    rightTypes,
    patterns,
    canonical,
    year,
    checkDigit,
    office,
    filedFrom: rule.filedFrom ?? '',
    filedTo: rule.filedTo ?? '',
    ...(form !== undefined && { form }),
    ...(weak !== undefined && { weak }),
    ...(placeholder !== undefined && { placeholder }),
    ...(values !== undefined && { values: JSON.stringify(values) }),
  });
  const answers = rule.examples.map(
    ([text, number, date]) => `${text}${date === undefined ? '' : ` of ${date}`} → ${number}`,
  );
  return [ruleName(rule), toHex(sha256(utf8(meaning ?? ''))).slice(0, 16), ...answers].join('\t');
}

describe('published numbering rules', () => {
  it('give for ever what they gave: add the line of a new rule to golden.txt', () => {
    expect(rules.map(({ rule }) => lineOf(rule)).sort()).to.deep.equal([...GOLDEN].sort());
  });

  it('would not pass with any part edited that gives an answer', () => {
    const edits: readonly Partial<NumberRule>[] = [
      { rightTypes: ['L'] },
      { patterns: ['^(?<n>\\d)$'] },
      { canonical: 'X' },
      { year: '1883' },
      { checkDigit: 'mod-11-br' },
      { office: 'XX' },
      { form: 'st13' },
      { weak: true },
      { placeholder: true },
      { values: { group: 'edited', periods: {} } },
      { filedFrom: '1883-03-20' },
      { filedTo: '1883-03-20' },
      { examples: [['1', 'X']] },
      { version: 0 },
    ];
    for (const { rule } of rules) {
      for (const edit of edits) {
        const [[name, value] = ['', undefined]] = Object.entries(edit);
        if (rule[name as keyof NumberRule] === value) continue;
        expect(GOLDEN, `${ruleName(rule)} ${name}`).to.not.include(lineOf({ ...rule, ...edit }));
      }
    }
  });

  it('give their own examples', () => {
    for (const { office, rule } of rules) {
      for (const [text, canonical, date] of rule.examples) {
        for (const rightType of rule.rightTypes) {
          const reading = parseNumber({ office, rightType, text, date });
          if (reading.outcome === 'refused')
            throw new Error(`${ruleName(rule)}: ${text}: ${reading.message}`);
          // A part that was filled in has several values at some times.
          const complete = rule.values?.missing === undefined;
          const read = reading.outcome === 'canonical' || complete ? [reading] : reading.candidates;
          const found = read.find((one) => 'canonical' in one && one.canonical === canonical);
          expect(found, `${ruleName(rule)}: ${text}`).to.deep.include({ canonical, rightType });
        }
      }
    }
  });

  it('name their source, have examples, and one version in force each', () => {
    const names = rules.map(({ rule }) => ruleName(rule));
    expect(new Set(names).size).to.equal(names.length);
    const inForce = rules.filter(({ rule }) => rule.superseded === undefined).map(({ rule }) => rule.id);
    expect(new Set(inForce).size).to.equal(inForce.length);
    for (const { office, rule } of rules) {
      expect(rule.id.startsWith(`${office}-`), rule.id).to.equal(true);
      expect(rule.source, rule.id).to.not.equal('');
      expect(rule.examples, rule.id).to.not.be.empty;
    }
  });

  it('are plain data: they survive as JSON', () => {
    expect(JSON.parse(JSON.stringify(OFFICE_NUMBERS))).to.deep.equal(OFFICE_NUMBERS);
  });
});
