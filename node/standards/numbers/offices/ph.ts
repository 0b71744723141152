import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Philippines: digit of the kind, year, six digits.
 */
export const PH: OfficeNumbers = {
  office: 'PH',
  rules: [
    {
      ...FIRST,
      id: 'PH-P',
      rightTypes: ['P'],
      patterns: ['^1-?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{6})$'],
      canonical: '1{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['1-2019-500123', '12019500123']],
    },
    {
      ...FIRST,
      id: 'PH-U',
      rightTypes: ['U'],
      patterns: ['^2-?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{6})$'],
      canonical: '2{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2-2019-500123', '22019500123']],
    },
    {
      ...FIRST,
      id: 'PH-D',
      rightTypes: ['D'],
      patterns: ['^3-?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{6})$'],
      canonical: '3{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['3-2019-500123', '32019500123']],
    },
    {
      ...FIRST,
      id: 'PH-T',
      rightTypes: ['T'],
      patterns: ['^4-?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{6,8})$'],
      canonical: '4{year}{serial:8}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['4-2019-00500123', '4201900500123']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^1(?<year>\\d{4})(?<serial>\\d+)$', mask: '1-{year}-{serial}' },
    { rightTypes: ['U'], pattern: '^2(?<year>\\d{4})(?<serial>\\d+)$', mask: '2-{year}-{serial}' },
    { rightTypes: ['D'], pattern: '^3(?<year>\\d{4})(?<serial>\\d+)$', mask: '3-{year}-{serial}' },
    { rightTypes: ['T'], pattern: '^4(?<year>\\d{4})(?<serial>\\d+)$', mask: '4-{year}-{serial}' },
  ],
  open: true,
};
