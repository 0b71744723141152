import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Belarus: a (invention) or u (utility model), year, four digits.
 */
export const BY: OfficeNumbers = {
  office: 'BY',
  rules: [
    {
      ...FIRST,
      id: 'BY-P',
      rightTypes: ['P'],
      patterns: ['^A?(?<year>(?:19|20)\\d{2})(?<serial>\\d{4})$'],
      canonical: 'A{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['a 20190123', 'A20190123']],
    },
    {
      ...FIRST,
      id: 'BY-U',
      rightTypes: ['U'],
      patterns: ['^U?(?<year>(?:19|20)\\d{2})(?<serial>\\d{4})$'],
      canonical: 'U{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['u 20190123', 'U20190123']],
    },
  ],
  styles: [],
  open: true,
};
