import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Hong Kong: designs two digits of the year, five of serial number, check digit, M and the number of the
 * design; patents two digits of the year and six of serial number, since December 2019 a digit of kind,
 * year and six digits; marks nine digits.
 */
export const HK: OfficeNumbers = {
  office: 'HK',
  rules: [
    {
      ...FIRST,
      id: 'HK-D',
      rightTypes: ['D'],
      patterns: ['^(?<yy>\\d{2})(?<serial>\\d{5})(?:\\.\\d)?(?<part>M\\d{3})?$'],
      canonical: '{yy}{serial}',
      year: '{yy:y50}',
      source: 'EUIPO open data, designs; how the check digit is computed is not known',
      examples: [
        ['0802603.9M002', '0802603'],
        ['0802202.8M001', '0802202'],
        ['0802202.8', '0802202'],
      ],
    },
    {
      ...FIRST,
      id: 'HK-P-2019',
      rightTypes: ['P'],
      filedFrom: '2019-12-19',
      patterns: ['^(?<k>[1-4])(?<year>(?:19|20)\\d{2})(?<serial>\\d{6})(?:\\.\\d)?$'],
      canonical: '{k}{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['42020012345.6', '42020012345']],
    },
    {
      ...FIRST,
      id: 'HK-P',
      rightTypes: ['P'],
      filedTo: '2019-12-18',
      patterns: ['^(?<yy>\\d{2})(?<serial>\\d{6})(?:\\.\\d)?$'],
      canonical: '{yy}{serial}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['09101234.5', '09101234']],
    },
    {
      ...FIRST,
      id: 'HK-T',
      rightTypes: ['T'],
      patterns: ['^(?<n>\\d{9})$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['304567890', '304567890']],
    },
  ],
  styles: [],
  open: true,
};
