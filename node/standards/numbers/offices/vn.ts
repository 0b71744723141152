import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Viet Nam: digit of the kind, year, five digits.
 */
export const VN: OfficeNumbers = {
  office: 'VN',
  rules: [
    {
      ...FIRST,
      id: 'VN-P',
      rightTypes: ['P'],
      patterns: ['^1-?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{5})$'],
      canonical: '1{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['1-2019-01234', '1201901234']],
    },
    {
      ...FIRST,
      id: 'VN-U',
      rightTypes: ['U'],
      patterns: ['^2-?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{5})$'],
      canonical: '2{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2-2019-01234', '2201901234']],
    },
    {
      ...FIRST,
      id: 'VN-D',
      rightTypes: ['D'],
      patterns: ['^3-?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{5})$'],
      canonical: '3{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['3-2019-01234', '3201901234']],
    },
    {
      ...FIRST,
      id: 'VN-T',
      rightTypes: ['T'],
      patterns: ['^4-?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{5})$'],
      canonical: '4{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['4-2019-01234', '4201901234']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^1(?<year>\\d{4})(?<serial>\\d{5})$', mask: '1-{year}-{serial}' },
    { rightTypes: ['U'], pattern: '^2(?<year>\\d{4})(?<serial>\\d{5})$', mask: '2-{year}-{serial}' },
    { rightTypes: ['D'], pattern: '^3(?<year>\\d{4})(?<serial>\\d{5})$', mask: '3-{year}-{serial}' },
    { rightTypes: ['T'], pattern: '^4(?<year>\\d{4})(?<serial>\\d{5})$', mask: '4-{year}-{serial}' },
  ],
  open: true,
};
