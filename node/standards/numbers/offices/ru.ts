import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Russia: year and six digits, of which the first tells inventions and utility models (0 to 4), designs
 * (5) and marks (7) apart; the stroke and two digits of the examining department are left out.
 */
export const RU: OfficeNumbers = {
  office: 'RU',
  rules: [
    {
      ...FIRST,
      id: 'RU-P',
      rightTypes: ['P', 'U'],
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>[0-4]\\d{5})(?:/\\d{2})?$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['RU2015117646', '2015117646'],
        ['2015117646/14', '2015117646'],
      ],
    },
    {
      ...FIRST,
      id: 'RU-P-1991',
      rightTypes: ['P', 'U'],
      filedTo: '1999-12-31',
      patterns: ['^(?<yy>9\\d)(?<serial>\\d{6})(?:/\\d{2})?$'],
      canonical: '19{yy}{serial}',
      year: '19{yy}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['93012345', '1993012345']],
    },
    {
      ...FIRST,
      id: 'RU-D',
      rightTypes: ['D'],
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>5\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'EUIPO open data, designs',
      examples: [['RU2008502275', '2008502275']],
    },
    {
      ...FIRST,
      id: 'RU-T',
      rightTypes: ['T'],
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>7\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019712345', '2019712345']],
    },
    {
      ...FIRST,
      id: 'RU-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<serial>\\d{6})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20150117646', '2015117646']],
    },
    {
      ...FIRST,
      id: 'RU-U-EPODOC',
      rightTypes: ['U'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<serial>\\d{6})U$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20150117646U', '2015117646']],
    },
  ],
  styles: [
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{10})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: '{year}0{serial}',
    },
    {
      form: 'epodoc',
      rightTypes: ['U'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: '{year}0{serial}U',
    },
  ],
  open: true,
};
