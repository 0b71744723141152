import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Luxembourg: one series of numbers.
 */
export const LU: OfficeNumbers = {
  office: 'LU',
  rules: [
    {
      ...FIRST,
      id: 'LU-P',
      rightTypes: ['P'],
      patterns: ['^(?<n>\\d{5,6})$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['LU500123', '500123']],
    },
  ],
  styles: [],
  open: true,
};
