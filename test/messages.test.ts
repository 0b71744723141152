import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { LANGUAGES, type Language } from '#gateway/messages/languages.ts';
import { WAITING } from '#node/governance/proposals.ts';
import { ROLES } from '#node/office-keys.ts';
import type { DocumentState } from '#node/own-documents.ts';
import { PRIORITY_FINDINGS, PRIORITY_VERDICTS } from '#node/register/priority-findings.ts';
import { VERIFICATION_STEPS } from '#node/register/verification-findings.ts';
import { NOTICE_TYPES } from '#node/store/register.ts';
import { RIGHT_TYPES } from '#protocol/application-id.ts';
import { ENTRY_KINDS } from '#protocol/entry.ts';
import { PRIORITY_STATUSES } from '#protocol/priority-status.ts';
import type { Result, Verdict } from '#protocol/verify.ts';
import type { Severity } from '#standards/finding.ts';

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
type Messages = Readonly<Record<string, string | Forms>>;

const web = fileURLToPath(new URL('../web', import.meta.url));
const messagesIn = (language: string): Messages =>
  JSON.parse(readFileSync(`${web}/messages/${language}.json`, 'utf8'));
const english = messagesIn('en');
const others = LANGUAGES.filter((language) => language !== 'en').map(
  (language) => [language, messagesIn(language)] as const,
);

const formsOf = (message: string | Forms): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const placeholdersOf = (text: string) => new Set(text.match(/\{\w+\}/g));
const allPlaceholders = (message: string | Forms) => placeholdersOf(formsOf(message).join(' '));

/** Forms for one number only: a language may write the number in words there. */
const SINGLE = new Set<string>(['zero', 'one', 'two']);

/** Texts that a language writes as English does. */
const SAME: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: ['Block', 'Chain', 'Live', 'Patent', 'Register', 'Status', 'Version'],
  fr: ['Documents', 'Office', 'Offices', 'Pages', 'Publication', 'Version'],
};

/** Languages not written in Latin letters, and what their letters are. */
const LETTERS: Readonly<Partial<Record<Language, RegExp>>> = {
  ar: /\p{Script=Arabic}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  zh: /\p{Script=Han}/u,
};

const all = <T extends string>(values: Readonly<Record<T, true>>) => Object.keys(values);

/** Texts whose keys are put together: what they begin with, and with what they can go on. */
const BUILT: Readonly<Record<string, readonly string[]>> = {
  'verify.verdict.': all<Verdict>({
    verified: true,
    contradicted: true,
    'not-recorded': true,
    incomplete: true,
  }),
  'claims.verdict.': PRIORITY_VERDICTS,
  'result.': all<Result>({ holds: true, note: true, unknown: true, absent: true, fails: true }),
  'severity.': all<Severity>({ info: true, warning: true, error: true }),
  'step.': Object.keys(VERIFICATION_STEPS),
  'finding.': Object.keys(PRIORITY_FINDINGS),
  'problem.': ['TOO_MANY_REQUESTS', 'REGISTER_UNAVAILABLE'],
  'event.': NOTICE_TYPES,
  'kind.': ENTRY_KINDS,
  'right.': Object.keys(RIGHT_TYPES),
  'claim.': PRIORITY_STATUSES,
  'nav.': ['verify', 'claims', 'register', 'console', 'help'],
  'office.': ['active', 'suspended', 'removed'],
  'office.role.': ROLES,
  'network.proposal.': WAITING,
  'document.': all<DocumentState>({ logged: true, anchored: true, verified: true, erased: true }),
};

describe('the words of the pages', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: web, exclude: ['dist/**'] })
    .map((file) => readFileSync(`${web}/${file}`, 'utf8'))
    .join('\n');

  for (const [language, messages] of others)
    describe(`in ${language}`, () => {
      it('are there for every key of English, in its order, and for no other', () => {
        expect(Object.keys(messages)).to.deep.equal(Object.keys(english));
      });

      it('have the same placeholders', () => {
        for (const [key, message] of Object.entries(messages)) {
          const wanted = allPlaceholders(english[key] ?? '');
          expect(allPlaceholders(message), key).to.deep.equal(wanted);
          for (const [form, text] of typeof message === 'string' ? [] : Object.entries(message))
            if (!SINGLE.has(form)) expect(placeholdersOf(text), `${key} ${form}`).to.deep.equal(wanted);
        }
      });

      it('have the letters of the language, and nothing is left in English', () => {
        const letters = LETTERS[language] ?? /\p{L}/u;
        for (const [key, message] of Object.entries(messages))
          for (const text of formsOf(message)) {
            expect(text.trim(), key).to.equal(text).and.to.match(letters);
            if (!SAME[language]?.includes(text))
              expect(formsOf(english[key] ?? ''), key).to.not.include(text);
          }
      });
    });

  it('have every form of the plural that their language has', () => {
    for (const [language, messages] of [['en', english] as const, ...others]) {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const [key, message] of Object.entries(messages)) {
        expect(typeof message, `${language} ${key}`).to.equal(typeof english[key]);
        if (typeof message !== 'string')
          expect(Object.keys(message), `${language} ${key}`).to.have.members(pluralCategories);
      }
    }
  });

  it('say each number where one form stands for several', () => {
    // "one" is also 0 in French and Portuguese, and 21 in Russian.
    for (const [language, messages] of others) {
      const rules = new Intl.PluralRules(language);
      for (const [key, message] of Object.entries(messages))
        if (typeof message !== 'string' && allPlaceholders(message).has('{count}'))
          for (const [form, text] of Object.entries(message)) {
            const numbers = Array.from({ length: 200 }, (_, index) => index + 1).filter(
              (number) => rules.select(number) === form,
            );
            if (numbers.length > 1) expect(text, `${language} ${key} ${form}`).to.include('{count}');
          }
    }
  });

  it('are there for every code that an answer can have', () => {
    for (const [prefix, ends] of Object.entries(BUILT))
      expect(Object.keys(english)).to.include.members(ends.map((end) => prefix + end));
  });

  it('are all used', () => {
    const built = new Set(Object.entries(BUILT).flatMap(([prefix, ends]) => ends.map((end) => prefix + end)));
    const terms = /const TERMS = \[([^\]]*)\]/.exec(sources)?.[1]?.match(/\w+/g) ?? [];
    for (const term of terms) for (const end of ['', '.meaning']) built.add(`term.${term}${end}`);
    const unused = Object.keys(english).filter((key) => !built.has(key) && !sources.includes(`'${key}'`));
    expect(unused).to.deep.equal([]);
  });

  it('are put together only as this test knows it', () => {
    const known = new Set([...Object.keys(BUILT), 'term.']);
    const used = [...sources.matchAll(/\bt\(`([^`$]*)\$/g)].map(([, prefix = '']) => prefix);
    const coded = [...sources.matchAll(/\bkind="(\w+)"|tCode\('(\w+)'/g)].map(
      ([, kind, prefix]) => `${kind ?? prefix}.`,
    );
    expect(used).to.include('verify.verdict.');
    expect(coded).to.include('finding.');
    expect([...used, ...coded].filter((prefix) => !known.has(prefix))).to.deep.equal([]);
  });
});
