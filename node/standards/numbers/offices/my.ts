import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Malaysia: PI (patent) or UI (utility innovation), year, six digits.
 */
export const MY: OfficeNumbers = {
  office: 'MY',
  rules: [
    {
      ...FIRST,
      id: 'MY-P',
      rightTypes: ['P'],
      patterns: ['^PI-?(?<year>(?:19|20)\\d{2})(?<serial>\\d{6})$'],
      canonical: 'PI{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['PI 2019001234', 'PI2019001234']],
    },
    {
      ...FIRST,
      id: 'MY-U',
      rightTypes: ['U'],
      patterns: ['^UI-?(?<year>(?:19|20)\\d{2})(?<serial>\\d{6})$'],
      canonical: 'UI{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['UI 2019001234', 'UI2019001234']],
    },
  ],
  styles: [],
  open: true,
};
