import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Singapore: two digits of kind, year, five digits, check letter; before 2014 year, five digits, check
 * digit. How the check character is computed was not verified, so it is left out.
 */
export const SG: OfficeNumbers = {
  office: 'SG',
  rules: [
    {
      ...FIRST,
      id: 'SG-P-2014',
      rightTypes: ['P'],
      patterns: ['^(?<kind>1[01])(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})[A-Z]?$'],
      canonical: '{kind}{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['10201901234X', '10201901234']],
    },
    {
      ...FIRST,
      id: 'SG-D-2014',
      rightTypes: ['D'],
      patterns: ['^(?<kind>30)(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})[A-Z]?$'],
      canonical: '{kind}{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['30201901234X', '30201901234']],
    },
    {
      ...FIRST,
      id: 'SG-T-2014',
      rightTypes: ['T'],
      patterns: ['^(?<kind>40)(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})[A-Z]?$'],
      canonical: '{kind}{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['40201901234X', '40201901234']],
    },
    {
      ...FIRST,
      id: 'SG-P',
      rightTypes: ['P'],
      filedTo: '2014-12-31',
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})-?\\d$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['201001234-5', '201001234']],
    },
  ],
  styles: [],
  open: true,
};
