import { FIRST, type NumberRule, type OfficeNumbers } from '../rule.ts';

/** Its code in front tells a European number from those of the office that was stated. */
export const EP_NAMED: NumberRule = {
  ...FIRST,
  id: 'EP-NAMED',
  rightTypes: ['P'],
  filedFrom: '1978-06-01',
  patterns: ['^EP(?<yy>\\d{2})(?<serial>\\d{6})(?:\\.?(?<check>\\d))?$'],
  canonical: '{yy}{serial}',
  year: '{yy:y78}',
  checkDigit: 'luhn',
  office: 'EP',
  source: 'the form of rule EP-P under the code of another office',
  examples: [['EP16000312.7', '16000312']],
};

/** Translations of European patents in the member states are filed under the European number. */
export const EP_TRANSLATION: NumberRule = {
  ...FIRST,
  id: 'EP-TRANSLATION',
  rightTypes: ['P'],
  filedFrom: '1978-06-01',
  patterns: ['^(?<yy>\\d{2})(?<serial>\\d{6})T$'],
  canonical: '{yy}{serial}',
  year: '{yy:y78}',
  office: 'EP',
  source: 'EPO DOCDB and epodoc forms: the European number with the kind T',
  examples: [['19702186T', '19702186']],
};

/** Two digits of the year, six of serial number, a check digit after a full stop that is dropped. */
/**
 * Where EPO data lack the number of an old application, they put that of its publication with an X, under the code of
 * its office. The X stays: the number is none of that office's applications.
 */
export const EP_PLACEHOLDERS: readonly NumberRule[] = (['docdb', 'epodoc'] as const).map((form) => ({
  ...FIRST,
  id: `EP-PLACEHOLDER-${form.toUpperCase()}`,
  rightTypes: ['P', 'U'],
  filedTo: '1979-12-31',
  // Eight digits and X are a number of CN.
  patterns: [form === 'docdb' ? '^(?<n>\\d{5,7})X$' : '^X(?<n>\\d{5,7})$'],
  canonical: 'X{n}',
  form,
  weak: true,
  placeholder: true,
  source: 'EPO DOCDB backfile, two numbers in both forms',
  examples: [
    form === 'docdb' ? ['1258190X', 'X1258190', '1961-03-10'] : ['X1258190', 'X1258190', '1961-03-10'],
  ],
}));

export const EP: OfficeNumbers = {
  office: 'EP',
  rules: [
    {
      id: 'EP-P',
      version: 1,
      published: '2026-11-21',
      rightTypes: ['P'],
      filedFrom: '1978-06-01',
      patterns: [
        '^(?<yy>\\d{2})(?<serial>\\d{6})(?:\\.?(?<check>\\d))?$',
        '^(?:19|20)(?<yy>\\d{2})0(?<serial>\\d{6})$',
      ],
      canonical: '{yy}{serial}',
      year: '{yy:y78}',
      checkDigit: 'luhn',
      source: 'WIPO DAS exchange guide, EP; EPO DOCDB and epodoc forms',
      examples: [
        ['10167109.7', '10167109'],
        ['EP99203729', '99203729'],
        ['08 020 164.3', '08020164'],
        ['EP20100167109', '10167109'],
      ],
    },
    EP_NAMED,
    EP_TRANSLATION,
    ...EP_PLACEHOLDERS,
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^(?<n>\\d{8})$', mask: '{n}.{check}', checkDigit: 'luhn' },
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{8})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<yy>\\d{2})(?<serial>\\d{6})$',
      mask: '{yy:y78}0{serial}',
    },
  ],
  publications: ['^\\d{7}(?:A\\d|B\\d)?$'],
  unwritten: { st13: 'the office gives no 15-digit form' },
};
