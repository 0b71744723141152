import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Cuba: P, U, D or T, year, serial number.
 */
export const CU: OfficeNumbers = {
  office: 'CU',
  rules: [
    {
      ...FIRST,
      id: 'CU-P',
      rightTypes: ['P'],
      patterns: ['^(?:CU/)?P/?(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{1,7})$'],
      canonical: 'P{year}{serial:7}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CU',
      examples: [['CU/P/2022/0062087', 'P20220062087']],
    },
    {
      ...FIRST,
      id: 'CU-U',
      rightTypes: ['U'],
      patterns: ['^(?:CU/)?U/?(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{1,7})$'],
      canonical: 'U{year}{serial:7}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CU',
      examples: [['CU/U/2022/0062087', 'U20220062087']],
    },
    {
      ...FIRST,
      id: 'CU-D',
      rightTypes: ['D'],
      patterns: ['^(?:CU/)?D/?(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{1,7})$'],
      canonical: 'D{year}{serial:7}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CU',
      examples: [['CU/D/2022/0062087', 'D20220062087']],
    },
    {
      ...FIRST,
      id: 'CU-T',
      rightTypes: ['T'],
      patterns: ['^(?:CU/)?T/?(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{1,7})$'],
      canonical: 'T{year}{serial:7}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CU',
      examples: [['CU/T/2022/0062087', 'T20220062087']],
    },
    {
      ...FIRST,
      id: 'CU-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>\\d{7})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20220062087', 'P20220062087']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^P(?<year>\\d{4})(?<serial>\\d{7})$', mask: 'CU/P/{year}/{serial}' },
    { rightTypes: ['U'], pattern: '^U(?<year>\\d{4})(?<serial>\\d{7})$', mask: 'CU/U/{year}/{serial}' },
    { rightTypes: ['D'], pattern: '^D(?<year>\\d{4})(?<serial>\\d{7})$', mask: 'CU/D/{year}/{serial}' },
    { rightTypes: ['T'], pattern: '^T(?<year>\\d{4})(?<serial>\\d{7})$', mask: 'CU/T/{year}/{serial}' },
    { form: 'epodoc', rightTypes: ['P'], pattern: '^P(?<n>\\d{11})$', mask: '{n}' },
  ],
  open: true,
};
