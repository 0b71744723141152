import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Czechoslovakia, until 1992: PV, serial number, year.
 */
export const CS: OfficeNumbers = {
  office: 'CS',
  rules: [
    {
      ...FIRST,
      id: 'CS-P',
      rightTypes: ['P'],
      filedTo: '1992-12-31',
      patterns: ['^(?:PV)?(?<serial>\\d{1,5})[-/](?<yy>[2-9]\\d)$'],
      canonical: '19{yy}{serial:5}',
      year: '19{yy}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['PV 1234-85', '198501234']],
    },
    {
      ...FIRST,
      id: 'CS-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['19850001234', '198501234']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^19(?<yy>\\d{2})(?<serial>\\d{5})$', mask: 'PV {serial:0}-{yy}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{year}{serial:7}',
    },
  ],
  open: true,
};
