import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Yugoslavia: P, serial number, year.
 */
export const YU: OfficeNumbers = {
  office: 'YU',
  rules: [
    {
      ...FIRST,
      id: 'YU-P',
      rightTypes: ['P'],
      filedTo: '2006-12-31',
      patterns: ['^P?-?(?<serial>\\d{1,5})/(?<yy>\\d{2})$'],
      canonical: '{yy:y18}{serial:5}',
      year: '{yy:y18}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['P-1234/85', '198501234']],
    },
    {
      ...FIRST,
      id: 'YU-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['19850001234', '198501234']],
    },
  ],
  styles: [],
  open: true,
};
