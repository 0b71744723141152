import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Ireland: year and four digits, with S for short-term patents.
 */
export const IE: OfficeNumbers = {
  office: 'IE',
  rules: [
    {
      ...FIRST,
      id: 'IE-P',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['2019/0123', '20190123']],
    },
    {
      ...FIRST,
      id: 'IE-U',
      rightTypes: ['U'],
      patterns: ['^S(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{4})$'],
      canonical: 'S{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['S2019/0123', 'S20190123']],
    },
    {
      ...FIRST,
      id: 'IE-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})000(?<serial>\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000123', '20190123']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^(?<year>\\d{4})(?<serial>\\d{4})$', mask: '{year}/{serial}' },
    { rightTypes: ['U'], pattern: '^S(?<year>\\d{4})(?<serial>\\d{4})$', mask: 'S{year}/{serial}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{4})$',
      mask: '{year}{serial:7}',
    },
  ],
  open: true,
};
