import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Norway: year and four digits, since about 2007 five for marks; before 2000 two digits of the year and
 * four.
 */
export const NO: OfficeNumbers = {
  office: 'NO',
  rules: [
    {
      ...FIRST,
      id: 'NO-P',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['20190123', '20190123']],
    },
    {
      ...FIRST,
      id: 'NO-P-1970',
      rightTypes: ['P'],
      filedTo: '1999-12-31',
      patterns: ['^(?<yy>[5-9]\\d)(?<serial>\\d{4})$'],
      canonical: '19{yy}{serial}',
      year: '19{yy}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['851234', '19851234']],
    },
    {
      ...FIRST,
      id: 'NO-T',
      rightTypes: ['T', 'D'],
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>\\d{4,5})$'],
      canonical: '{year}{serial:5}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['201912345', '201912345']],
    },
    {
      ...FIRST,
      id: 'NO-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})000(?<serial>\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190001234', '20191234']],
    },
  ],
  styles: [
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
