import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Morocco: one series of numbers.
 */
export const MA: OfficeNumbers = {
  office: 'MA',
  rules: [
    {
      ...FIRST,
      id: 'MA-P',
      rightTypes: ['P'],
      patterns: ['^(?<n>\\d{5})$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['45123', '45123']],
    },
  ],
  styles: [],
  open: true,
};
