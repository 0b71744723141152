import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Netherlands: patents seven digits.
 */
export const NL: OfficeNumbers = {
  office: 'NL',
  rules: [
    {
      ...FIRST,
      id: 'NL-P',
      rightTypes: ['P'],
      patterns: ['^(?<n>\\d{7})$'],
      canonical: '{n}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['1010536', '1010536']],
    },
    {
      ...FIRST,
      id: 'NL-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<n>\\d{7})$'],
      canonical: '{n}',
      year: '{year}',
      source: 'EPO epodoc form: year and number; not verified on published data',
      examples: [['20192023456', '2023456']],
    },
  ],
  styles: [
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{7})$', mask: '{n}' },
    { form: 'epodoc', rightTypes: ['P'], pattern: '^(?<n>\\d{7})$', mask: '{filed}{n}' },
  ],
  open: true,
};
