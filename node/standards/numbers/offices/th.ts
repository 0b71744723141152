import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Thailand: two digits of the year, 01 (patent), 02 (design) or 03 (petty patent), six digits.
 */
export const TH: OfficeNumbers = {
  office: 'TH',
  rules: [
    {
      ...FIRST,
      id: 'TH-P',
      rightTypes: ['P'],
      patterns: ['^(?<yy>\\d{2})01(?<serial>\\d{6})$'],
      canonical: '{yy}01{serial}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['1901001234', '1901001234']],
    },
    {
      ...FIRST,
      id: 'TH-D',
      rightTypes: ['D'],
      patterns: ['^(?<yy>\\d{2})02(?<serial>\\d{6})$'],
      canonical: '{yy}02{serial}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['1902001234', '1902001234']],
    },
    {
      ...FIRST,
      id: 'TH-U',
      rightTypes: ['U'],
      patterns: ['^(?<yy>\\d{2})03(?<serial>\\d{6})$'],
      canonical: '{yy}03{serial}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['1903001234', '1903001234']],
    },
  ],
  styles: [],
  open: true,
};
