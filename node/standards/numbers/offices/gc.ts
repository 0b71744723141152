import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Gulf Cooperation Council: year and serial number.
 */
export const GC: OfficeNumbers = {
  office: 'GC',
  rules: [
    {
      ...FIRST,
      id: 'GC-P',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})[-/]?(?<serial>\\d{1,6})$'],
      canonical: '{year}{serial:6}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['GC 2019-37123', '2019037123']],
    },
  ],
  styles: [{ rightTypes: ['P'], pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$', mask: '{year}-{serial:0}' }],
  open: true,
};
