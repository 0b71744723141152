import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Slovenia: P, year, five digits.
 */
export const SI: OfficeNumbers = {
  office: 'SI',
  rules: [
    {
      ...FIRST,
      id: 'SI-P',
      rightTypes: ['P'],
      patterns: ['^P-?(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['P-201900123', 'P201900123']],
    },
    {
      ...FIRST,
      id: 'SI-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000123', 'P201900123']],
    },
  ],
  styles: [{ rightTypes: ['P'], pattern: '^P(?<n>\\d{9})$', mask: 'P-{n}' }],
  open: true,
};
