import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Serbia: P, year, four digits.
 */
export const RS: OfficeNumbers = {
  office: 'RS',
  rules: [
    {
      ...FIRST,
      id: 'RS-P',
      rightTypes: ['P'],
      patterns: ['^P-?(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{4})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['P-2019/0123', 'P20190123']],
    },
    {
      ...FIRST,
      id: 'RS-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})000(?<serial>\\d{4})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000123', 'P20190123']],
    },
  ],
  styles: [{ rightTypes: ['P'], pattern: '^P(?<year>\\d{4})(?<serial>\\d{4})$', mask: 'P-{year}/{serial}' }],
  open: true,
};
