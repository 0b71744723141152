import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Bulgaria: one series of numbers per right type.
 */
export const BG: OfficeNumbers = {
  office: 'BG',
  rules: [
    {
      ...FIRST,
      id: 'BG-P',
      rightTypes: ['P'],
      patterns: ['^(?<n>\\d{5,6})$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['112345', '112345']],
    },
    {
      ...FIRST,
      id: 'BG-U',
      rightTypes: ['U'],
      patterns: ['^(?<n>\\d{3,4})$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['4123', '4123']],
    },
  ],
  styles: [],
  open: true,
};
