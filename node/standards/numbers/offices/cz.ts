import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Czechia: PV (patent), PUV (utility model), PVZ (design), O (mark), with year and serial number; also the
 * suffixes U and D.
 */
export const CZ: OfficeNumbers = {
  office: 'CZ',
  rules: [
    {
      ...FIRST,
      id: 'CZ-P',
      rightTypes: ['P'],
      patterns: ['^(?:PV)?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{1,5})$'],
      canonical: '{year}{serial:5}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CZ',
      examples: [
        ['CZ 2025-1', '202500001'],
        ['PV 2005-123', '200500123'],
      ],
    },
    {
      ...FIRST,
      id: 'CZ-U',
      rightTypes: ['U'],
      patterns: ['^(?:PUV)?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{1,6})U?$'],
      canonical: '{year}{serial:6}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CZ',
      examples: [
        ['2025-12345 U', '2025012345'],
        ['PUV 2005-16345', '2005016345'],
      ],
    },
    {
      ...FIRST,
      id: 'CZ-D',
      rightTypes: ['D'],
      patterns: ['^(?:PVZ)?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{1,6})D?$'],
      canonical: '{year}{serial:6}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CZ',
      examples: [['2025-40123 D', '2025040123']],
    },
    {
      ...FIRST,
      id: 'CZ-T',
      rightTypes: ['T'],
      patterns: ['^O?-?(?<n>\\d{4,6})$'],
      canonical: '{n:6}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['O 512345', '512345']],
    },
    {
      ...FIRST,
      id: 'CZ-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20250000001', '202500001']],
    },
    {
      ...FIRST,
      id: 'CZ-U-EPODOC',
      rightTypes: ['U'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<serial>\\d{6})U$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20050016345U', '2005016345']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$', mask: '{year}-{serial:0}' },
    { rightTypes: ['U'], pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$', mask: '{year}-{serial:0} U' },
    { rightTypes: ['D'], pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$', mask: '{year}-{serial:0} D' },
    { rightTypes: ['T'], pattern: '^(?<n>\\d{6})$', mask: 'O {n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{year}{serial:7}',
    },
    {
      form: 'epodoc',
      rightTypes: ['U'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: '{year}{serial:7}U',
    },
  ],
  open: true,
};
