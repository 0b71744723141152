import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Australia: patents year and six digits since July 2002, before that serial number and year, provisional
 * ones two letters and four digits; designs nine digits; marks up to seven.
 */
export const AU: OfficeNumbers = {
  office: 'AU',
  rules: [
    {
      ...FIRST,
      id: 'AU-P-2002',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})[-/]?(?<serial>\\d{6})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, AU',
      examples: [['AU 2010001234', '2010001234']],
    },
    {
      ...FIRST,
      id: 'AU-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<serial>\\d{6})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'EPO epodoc form: year and seven digits',
      examples: [['20240270787', '2024270787']],
    },
    {
      ...FIRST,
      id: 'AU-P-1970',
      rightTypes: ['P'],
      filedTo: '2002-07-04',
      patterns: ['^(?<serial>\\d{1,5})/(?<yy>\\d{2})$'],
      canonical: '{serial:5}/{yy:y50}',
      year: '{yy:y50}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['12345/99', '12345/1999']],
    },
    {
      ...FIRST,
      id: 'AU-P-PROVISIONAL',
      rightTypes: ['P'],
      filedTo: '2002-07-04',
      patterns: ['^(?<l>P[A-Z])-?(?<serial>\\d{4})(?:/\\d{2})?$'],
      canonical: '{l}{serial}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['PQ1234', 'PQ1234'],
        ['PQ 1234/99', 'PQ1234'],
      ],
    },
    {
      ...FIRST,
      id: 'AU-D',
      rightTypes: ['D'],
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, AU',
      examples: [['201012345', '201012345']],
    },
    {
      ...FIRST,
      id: 'AU-T',
      rightTypes: ['T'],
      patterns: ['^(?<n>\\d{5,7})$'],
      canonical: '{n:0}',
      source: 'WIPO DAS exchange guide, AU',
      examples: [['1234567', '1234567']],
    },
  ],
  styles: [
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>20\\d{8})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>20\\d{2})(?<serial>\\d{6})$',
      mask: '{year}0{serial}',
    },
  ],
  open: true,
};
