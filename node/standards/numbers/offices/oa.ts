import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * OAPI: 1, year, five digits.
 */
export const OA: OfficeNumbers = {
  office: 'OA',
  rules: [
    {
      ...FIRST,
      id: 'OA-P',
      rightTypes: ['P'],
      patterns: ['^(?<k>1)(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: '{k}{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['1201900123', '1201900123']],
    },
  ],
  styles: [],
  open: true,
};
