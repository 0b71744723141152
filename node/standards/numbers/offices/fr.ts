import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Patents and utility certificates: two digits of the year and five of serial number, often with FR in
 * front. Trademarks: seven digits, often with two digits of the year in front, which are left out.
 */

const PUBLISHED = '2026-11-21';
const SOURCE = 'WIPO DAS exchange guide, FR';

export const FR: OfficeNumbers = {
  office: 'FR',
  rules: [
    {
      id: 'FR-P',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['P', 'U'],
      patterns: ['^(?<yy>\\d{2})[-/]?(?<serial>\\d{5})$', '^(?:19|20)(?<yy>\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{yy}{serial}',
      year: '{yy:y50}',
      source: SOURCE,
      examples: [
        ['FR FR1909731', '1909731'],
        ['FR1909731', '1909731'],
        ['19 09731', '1909731'],
        ['FR20190009731', '1909731'],
      ],
    },
    {
      id: 'FR-T',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['T'],
      patterns: ['^(?:\\d{2}[/-]?)?(?<a>\\d)[./]?(?<b>\\d{3})[./]?(?<c>\\d{3})$'],
      canonical: '{a}{b}{c}',
      source: `${SOURCE}; EUIPO open data`,
      examples: [
        ['4584090', '4584090'],
        ['19 4594569', '4594569'],
        ['FR 194594569', '4594569'],
      ],
    },
    {
      id: 'FR-D',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['D'],
      patterns: ['^(?<year>(?:19|20)\\d{2})[-/]?(?<serial>\\d{4})(?:-(?<part>\\d{1,3}))?$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: SOURCE,
      examples: [
        ['20083102', '20083102'],
        ['20083102-001', '20083102'],
      ],
    },
    {
      id: 'FR-D-SHORT',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['D'],
      patterns: ['^(?<yy>\\d{2})[-/]?(?<serial>\\d{4})(?:-(?<part>\\d{1,3}))?$'],
      canonical: '{yy:y50}{serial}',
      year: '{yy:y50}',
      source: 'EUIPO open data, designs',
      examples: [['083102', '20083102']],
    },
    {
      ...FIRST,
      id: 'FR-G',
      rightTypes: ['G'],
      filedFrom: '2015-01-01',
      patterns: ['^IG-?(?<yy>\\d{2})-?(?<serial>\\d{3})$'],
      canonical: 'IG{yy}-{serial}',
      year: '20{yy}',
      source: 'WIPO ST.96 example instances, one number; that the first were of 2015 is general knowledge',
      examples: [
        ['IG 18-002', 'IG18-002'],
        ['IG18-002', 'IG18-002'],
      ],
    },
  ],
  styles: [
    { rightTypes: ['P', 'U'], pattern: '^(?<n>\\d{7})$', mask: 'FR{n}' },
    { rightTypes: ['T'], pattern: '^(?<n>\\d{7})$', mask: '{n}' },
    { form: 'docdb', rightTypes: ['P', 'U'], pattern: '^(?<n>\\d{7})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P', 'U'],
      pattern: '^(?<yy>\\d{2})(?<serial>\\d{5})$',
      mask: '{yy:y50}{serial:7}',
    },
  ],
};
