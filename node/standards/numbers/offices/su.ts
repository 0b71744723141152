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
      source: 'numbers of the office in publications and registers',
      examples: [['1234567/28-10', '1234567']],
    },
  ],
  styles: [],
  open: true,
};
