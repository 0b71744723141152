import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Estonia: P, U or D, year, five digits.
 */
export const EE: OfficeNumbers = {
  office: 'EE',
  rules: [
    {
      ...FIRST,
      id: 'EE-P',
      rightTypes: ['P'],
      patterns: ['^P-?(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['P201900012', 'P201900012']],
    },
    {
      ...FIRST,
      id: 'EE-U',
      rightTypes: ['U'],
      patterns: ['^U-?(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'U{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['U201900012', 'U201900012']],
    },
    {
      ...FIRST,
      id: 'EE-D',
      rightTypes: ['D'],
      patterns: ['^D-?(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'D{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['D201900012', 'D201900012']],
    },
  ],
  styles: [],
  open: true,
};
