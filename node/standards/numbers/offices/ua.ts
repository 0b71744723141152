import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Ukraine: a (patent), u (utility model), s (design) or m (mark), year, five digits.
 */
export const UA: OfficeNumbers = {
  office: 'UA',
  rules: [
    {
      ...FIRST,
      id: 'UA-P',
      rightTypes: ['P'],
      patterns: ['^A(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'A{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['a 2019 01234', 'A201901234']],
    },
    {
      ...FIRST,
      id: 'UA-U',
      rightTypes: ['U'],
      patterns: ['^U(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'U{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['u 2019 01234', 'U201901234']],
    },
    {
      ...FIRST,
      id: 'UA-D',
      rightTypes: ['D'],
      patterns: ['^S(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'S{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['s 2019 01234', 'S201901234']],
    },
    {
      ...FIRST,
      id: 'UA-T',
      rightTypes: ['T'],
      patterns: ['^M(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'M{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['m 2019 01234', 'M201901234']],
    },
    {
      ...FIRST,
      id: 'UA-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: 'A{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190001234', 'A201901234']],
    },
    {
      ...FIRST,
      id: 'UA-U-EPODOC',
      rightTypes: ['U'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})U$'],
      canonical: 'U{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190001234U', 'U201901234']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^A(?<year>\\d{4})(?<serial>\\d{5})$', mask: 'a{year}{serial}' },
    { rightTypes: ['U'], pattern: '^U(?<year>\\d{4})(?<serial>\\d{5})$', mask: 'u{year}{serial}' },
    { rightTypes: ['D'], pattern: '^S(?<year>\\d{4})(?<serial>\\d{5})$', mask: 's{year}{serial}' },
    { rightTypes: ['T'], pattern: '^M(?<year>\\d{4})(?<serial>\\d{5})$', mask: 'm{year}{serial}' },
  ],
  open: true,
};
