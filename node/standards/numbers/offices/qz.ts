import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Community Plant Variety Office: year and four digits.
 */
export const QZ: OfficeNumbers = {
  office: 'QZ',
  rules: [
    {
      ...FIRST,
      id: 'QZ-V',
      rightTypes: ['V'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019/0123', '20190123']],
    },
  ],
  styles: [{ rightTypes: ['V'], pattern: '^(?<year>\\d{4})(?<serial>\\d{4})$', mask: '{year}/{serial}' }],
  open: true,
};
