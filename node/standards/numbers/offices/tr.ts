import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Türkiye: year and five digits; marks up to six.
 */
export const TR: OfficeNumbers = {
  office: 'TR',
  rules: [
    {
      ...FIRST,
      id: 'TR-P',
      rightTypes: ['P', 'U'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['2019/12345', '201912345']],
    },
    {
      ...FIRST,
      id: 'TR-T',
      rightTypes: ['T'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/(?<serial>\\d{1,6})$'],
      canonical: '{year}{serial:6}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019/123456', '2019123456']],
    },
    {
      ...FIRST,
      id: 'TR-D',
      rightTypes: ['D'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/(?<serial>\\d{1,5})$'],
      canonical: '{year}{serial:5}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019/01234', '201901234']],
    },
    {
      ...FIRST,
      id: 'TR-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190012345', '201912345']],
    },
    {
      ...FIRST,
      id: 'TR-U-EPODOC',
      rightTypes: ['U'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})U$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190012345U', '201912345']],
    },
  ],
  styles: [
    { rightTypes: ['P', 'U', 'D'], pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$', mask: '{year}/{serial}' },
    { rightTypes: ['T'], pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$', mask: '{year}/{serial}' },
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{9})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{year}{serial:7}',
    },
    {
      form: 'epodoc',
      rightTypes: ['U'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{year}{serial:7}U',
    },
  ],
  open: true,
};
