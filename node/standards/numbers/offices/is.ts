import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Iceland: one series of numbers.
 */
export const IS: OfficeNumbers = {
  office: 'IS',
  rules: [
    {
      ...FIRST,
      id: 'IS-P',
      rightTypes: ['P'],
      patterns: ['^(?<n>\\d{4,6})$'],
      canonical: '{n:0}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['050012', '50012']],
    },
  ],
  styles: [],
  open: true,
};
