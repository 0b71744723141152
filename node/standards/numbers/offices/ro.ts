import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Romania: a (patent) or u (utility model), year, five digits.
 */
export const RO: OfficeNumbers = {
  office: 'RO',
  rules: [
    {
      ...FIRST,
      id: 'RO-P',
      rightTypes: ['P'],
      patterns: [
        '^A?(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$',
        '^A/?(?<serial>\\d{5})/(?<year>(?:19|20)\\d{2})$',
      ],
      canonical: 'A{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [
        ['a 2019 00123', 'A201900123'],
        ['A/00123/2019', 'A201900123'],
      ],
    },
    {
      ...FIRST,
      id: 'RO-U',
      rightTypes: ['U'],
      patterns: [
        '^U?(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$',
        '^U/?(?<serial>\\d{5})/(?<year>(?:19|20)\\d{2})$',
      ],
      canonical: 'U{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [
        ['u 2019 00123', 'U201900123'],
        ['U/00123/2019', 'U201900123'],
      ],
    },
    {
      ...FIRST,
      id: 'RO-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: 'A{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000123', 'A201900123']],
    },
    {
      ...FIRST,
      id: 'RO-U-EPODOC',
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
    { rightTypes: ['P'], pattern: '^A(?<year>\\d{4})(?<serial>\\d{5})$', mask: 'a {year} {serial}' },
    { rightTypes: ['U'], pattern: '^U(?<year>\\d{4})(?<serial>\\d{5})$', mask: 'u {year} {serial}' },
  ],
  open: true,
};
