import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Soviet Union, until 1991: seven digits, stroke, the department.
 */
export const SU: OfficeNumbers = {
  office: 'SU',
  rules: [
    {
      ...FIRST,
      id: 'SU-P',
      rightTypes: ['P'],
      filedTo: '1991-12-31',
      patterns: ['^(?<n>\\d{7})(?:/[\\d-]{1,7})?$'],
      canonical: '{n}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['1234567/28-10', '1234567']],
    },
  ],
  styles: [],
  open: true,
};
