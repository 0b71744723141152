import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Benelux: marks seven digits, often with a zero in front; designs five or six digits and the number of
 * the design.
 */
export const BX: OfficeNumbers = {
  office: 'BX',
  rules: [
    {
      ...FIRST,
      id: 'BX-T',
      rightTypes: ['T'],
      patterns: ['^(?<n>\\d{5,8})$'],
      canonical: '{n:7}',
      source: 'EUIPO open data',
      examples: [['01406284', '1406284']],
    },
    {
      ...FIRST,
      id: 'BX-D',
      rightTypes: ['D'],
      patterns: ['^(?<n>\\d{5,6})(?:-(?<part>\\d{1,3}))?$'],
      canonical: '{n:6}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [
        ['38123-01', '038123'],
        ['91234', '091234'],
      ],
    },
  ],
  styles: [{ rightTypes: ['T'], pattern: '^(?<n>\\d{7})$', mask: '0{n}' }],
  open: true,
};
