import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Chile: until June 2023 serial number and year, since July 2023 year and serial number; both give one
 * canonical form.
 */
export const CL: OfficeNumbers = {
  office: 'CL',
  rules: [
    {
      ...FIRST,
      id: 'CL-1991',
      rightTypes: ['P', 'U', 'D'],
      filedTo: '2023-06-30',
      patterns: ['^(?<serial>\\d{1,5})[-/](?<year>(?:19|20)\\d{2})$'],
      canonical: '{year}{serial:5}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CL: filed before July 2023',
      examples: [['CL 1234-2018', '201801234']],
    },
    {
      ...FIRST,
      id: 'CL-2023',
      rightTypes: ['P', 'U', 'D'],
      filedFrom: '2023-07-01',
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: '{year}{serial:5}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CL: filed from July 2023 on',
      examples: [['CL 202301234', '202301234']],
    },
    {
      ...FIRST,
      id: 'CL-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20180001234', '201801234']],
    },
    {
      ...FIRST,
      id: 'CL-T',
      rightTypes: ['T'],
      patterns: ['^(?<n>\\d{6,7})$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['1234567', '1234567']],
    },
  ],
  styles: [
    {
      rightTypes: ['P', 'U', 'D'],
      pattern: '^(?<year>20(?:2[4-9]|[3-9]\\d))(?<serial>\\d{5})$',
      mask: '{year}{serial}',
    },
    {
      rightTypes: ['P', 'U', 'D'],
      pattern: '^(?<year>19\\d{2}|20[01]\\d|202[0-2])(?<serial>\\d{5})$',
      mask: '{serial:0}-{year}',
    },
    {
      rightTypes: ['P', 'U', 'D'],
      pattern: '^(?<year>2023)(?<serial>\\d{5})$',
      mask: '{serial:0}-{year}',
      filed: ['', '2023-06-30'],
    },
    { rightTypes: ['P', 'U', 'D'], pattern: '^(?<n>2023\\d{5})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{year}{serial:7}',
    },
  ],
  open: true,
};
