import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Hungary: P, U, D or M, two digits of the year, five of serial number.
 */
export const HU: OfficeNumbers = {
  office: 'HU',
  rules: [
    {
      ...FIRST,
      id: 'HU-P',
      rightTypes: ['P'],
      patterns: ['^P?(?<yy>\\d{2})(?<serial>\\d{5})$'],
      canonical: 'P{yy:y50}{serial}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['P 19 00123', 'P201900123']],
    },
    {
      ...FIRST,
      id: 'HU-U',
      rightTypes: ['U'],
      patterns: ['^U?(?<yy>\\d{2})(?<serial>\\d{5})$'],
      canonical: 'U{yy:y50}{serial}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['U 19 00123', 'U201900123']],
    },
    {
      ...FIRST,
      id: 'HU-D',
      rightTypes: ['D'],
      patterns: ['^D?(?<yy>\\d{2})(?<serial>\\d{5})$'],
      canonical: 'D{yy:y50}{serial}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['D 19 00123', 'D201900123']],
    },
    {
      ...FIRST,
      id: 'HU-T',
      rightTypes: ['T'],
      patterns: ['^M?(?<yy>\\d{2})(?<serial>\\d{5})$'],
      canonical: 'M{yy:y50}{serial}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['M 19 00123', 'M201900123']],
    },
    {
      ...FIRST,
      id: 'HU-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000123', 'P201900123']],
    },
    {
      ...FIRST,
      id: 'HU-U-EPODOC',
      rightTypes: ['U'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})U$'],
      canonical: 'U{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000123U', 'U201900123']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^P\\d\\d(?<yy>\\d{2})(?<serial>\\d{5})$', mask: 'P {yy} {serial}' },
    { rightTypes: ['U'], pattern: '^U\\d\\d(?<yy>\\d{2})(?<serial>\\d{5})$', mask: 'U {yy} {serial}' },
    { rightTypes: ['D'], pattern: '^D\\d\\d(?<yy>\\d{2})(?<serial>\\d{5})$', mask: 'D {yy} {serial}' },
    { rightTypes: ['T'], pattern: '^M\\d\\d(?<yy>\\d{2})(?<serial>\\d{5})$', mask: 'M {yy} {serial}' },
  ],
  open: true,
};
