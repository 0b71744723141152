import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Croatia: P, year, four digits and sometimes A.
 */
export const HR: OfficeNumbers = {
  office: 'HR',
  rules: [
    {
      ...FIRST,
      id: 'HR-P',
      rightTypes: ['P'],
      patterns: ['^P?(?<year>(?:19|20)\\d{2})(?<serial>\\d{4})A?$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['P20190123A', 'P20190123']],
    },
    {
      ...FIRST,
      id: 'HR-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})000(?<serial>\\d{4})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000123', 'P20190123']],
    },
  ],
  styles: [],
  open: true,
};
