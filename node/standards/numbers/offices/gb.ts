import type { OfficeNumbers } from '../rule.ts';

/**
 * Patents: two digits of the year, five of serial number, a check digit after a full stop that is dropped
 * (how it is computed is not published); before 1978 serial number, stroke, year. Trademarks: UK and eleven
 * digits since 2012, seven before.
 */

const PUBLISHED = '2026-11-21';

export const GB: OfficeNumbers = {
  office: 'GB',
  rules: [
    {
      id: 'GB-P-1979',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['P'],
      filedFrom: '1978-06-01',
      patterns: ['^(?<yy>\\d{2})(?<serial>\\d{5})(?:\\.?(?<check>\\d))?$'],
      canonical: '{yy:y78}{serial}',
      year: '{yy:y78}',
      source: 'UK IPO numbers in publications of other offices',
      examples: [
        ['2306615.2', '202306615'],
        ['GB 2306615.2', '202306615'],
        ['9912345.6', '199912345'],
      ],
    },
    {
      id: 'GB-P-DOCDB',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})(?:00)?(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'EPO DOCDB and epodoc forms',
      examples: [
        ['202306615', '202306615'],
        ['GB20230006615', '202306615'],
      ],
    },
    {
      id: 'GB-P-1949',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['P'],
      filedTo: '1978-12-31',
      patterns: ['^(?<serial>\\d{1,5})/(?<yy>\\d{2})$'],
      canonical: '19{yy}{serial:5}',
      year: '19{yy}',
      source: 'UK IPO numbers in publications of other offices',
      examples: [['12345/75', '197512345']],
    },
    {
      id: 'GB-T',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['T'],
      patterns: ['^UK(?<n>\\d{11})$', '^(?:UK)?(?<n>\\d{6,8})$'],
      canonical: 'UK{n:11}',
      source: 'UK IPO register; EUIPO open data',
      examples: [
        ['UK00003437152', 'UK00003437152'],
        ['3438377', 'UK00003438377'],
        ['UK00918222214', 'UK00918222214'],
      ],
    },
    {
      id: 'GB-D',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['D'],
      patterns: ['^(?<n>\\d{7}|9\\d{13})$'],
      canonical: '{n}',
      source: 'UK IPO register',
      examples: [
        ['6012345', '6012345'],
        ['90012345670001', '90012345670001'],
      ],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^(?:19(?=7[89]|[89])|20(?=[0-6]|7[0-7]))(?<n>\\d{7})$', mask: '{n}' },
    { rightTypes: ['P'], pattern: '^19(?<yy>\\d{2})(?<serial>\\d{5})$', mask: '{serial}/{yy}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{year}{serial:7}',
    },
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>20[2-9]\\d{6})$', mask: '{n}' },
  ],
};
