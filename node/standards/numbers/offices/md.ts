import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Moldova: a (patent) or s (short-term patent), year, four digits.
 */
export const MD: OfficeNumbers = {
  office: 'MD',
  rules: [
    {
      ...FIRST,
      id: 'MD-P',
      rightTypes: ['P'],
      patterns: ['^A?(?<year>(?:19|20)\\d{2})(?<serial>\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'AGEPI numbers in EPO data',
      examples: [
        ['20050130', '20050130'],
        ['a 2005 0130', '20050130'],
      ],
    },
    {
      ...FIRST,
      id: 'MD-U',
      rightTypes: ['U'],
      patterns: ['^[SU]?(?<year>(?:19|20)\\d{2})(?<serial>\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'AGEPI numbers in EPO data',
      examples: [['s 2012 0123', '20120123']],
    },
    {
      ...FIRST,
      id: 'MD-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})000(?<serial>\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'EPO epodoc form: year and seven digits',
      examples: [['20050000130', '20050130']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^(?<year>\\d{4})(?<serial>\\d{4})$', mask: 'a {year} {serial}' },
    { rightTypes: ['U'], pattern: '^(?<year>\\d{4})(?<serial>\\d{4})$', mask: 's {year} {serial}' },
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{8})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{4})$',
      mask: '{year}{serial:7}',
    },
  ],
  open: true,
};
