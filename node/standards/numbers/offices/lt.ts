import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Lithuania: year and serial number.
 */
export const LT: OfficeNumbers = {
  office: 'LT',
  rules: [
    {
      ...FIRST,
      id: 'LT-P',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{3})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019 512', '2019512']],
    },
    {
      ...FIRST,
      id: 'LT-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0000(?<serial>\\d{3})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000512', '2019512']],
    },
  ],
  styles: [],
  open: true,
};
