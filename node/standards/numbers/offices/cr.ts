import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Costa Rica: year and serial number.
 */
export const CR: OfficeNumbers = {
  office: 'CR',
  rules: [
    {
      ...FIRST,
      id: 'CR-ALL',
      rightTypes: ['P', 'U', 'D', 'T'],
      patterns: ['^(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{1,7})$'],
      canonical: '{year}{serial:7}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019-0123', '20190000123']],
    },
  ],
  styles: [
    {
      rightTypes: ['P', 'U', 'D', 'T'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{7})$',
      mask: '{year}-{serial}',
    },
  ],
  open: true,
};
