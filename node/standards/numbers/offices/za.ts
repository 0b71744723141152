import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * South Africa: year and five digits; designs with A or F in front.
 */
export const ZA: OfficeNumbers = {
  office: 'ZA',
  rules: [
    {
      ...FIRST,
      id: 'ZA-P',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['2019/01234', '201901234']],
    },
    {
      ...FIRST,
      id: 'ZA-D',
      rightTypes: ['D'],
      patterns: ['^(?<k>[AF])(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{5})$'],
      canonical: '{k}{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['A2019/01234', 'A201901234']],
    },
    {
      ...FIRST,
      id: 'ZA-T',
      rightTypes: ['T'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019/12345', '201912345']],
    },
    {
      ...FIRST,
      id: 'ZA-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190001234', '201901234']],
    },
  ],
  styles: [
    { rightTypes: ['P', 'T'], pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$', mask: '{year}/{serial}' },
    {
      rightTypes: ['D'],
      pattern: '^(?<k>[AF])(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{k}{year}/{serial}',
    },
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{9})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{year}{serial:7}',
    },
  ],
  open: true,
};
