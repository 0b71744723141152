import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Switzerland: patents and marks serial number and year; designs the number of the deposit.
 */
export const CH: OfficeNumbers = {
  office: 'CH',
  rules: [
    {
      ...FIRST,
      id: 'CH-P',
      rightTypes: ['P'],
      patterns: ['^0*(?<serial>\\d{1,6})/(?<year>(?:19|20)\\d{2})$'],
      canonical: '{year}{serial:6}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['01234/2015', '2015001234'],
        ['CH001234/2022', '2022001234'],
      ],
    },
    {
      ...FIRST,
      id: 'CH-P-SHORT',
      rightTypes: ['P'],
      patterns: ['^0*(?<serial>\\d{1,5})/(?<yy>\\d{2})$'],
      canonical: '{yy:y50}{serial:6}',
      year: '{yy:y50}',
      source: 'publications of other offices',
      examples: [['1974/01', '2001001974']],
    },
    {
      ...FIRST,
      id: 'CH-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<serial>\\d{6})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20150001234', '2015001234']],
    },
    {
      ...FIRST,
      id: 'CH-T',
      rightTypes: ['T'],
      patterns: ['^(?<serial>\\d{1,6})/(?<year>(?:19|20)\\d{2})$'],
      canonical: '{year}{serial:6}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['51234/2019', '2019051234']],
    },
    {
      ...FIRST,
      id: 'CH-D',
      rightTypes: ['D'],
      patterns: ['^(?<n>\\d{5,6})$'],
      canonical: '{n:6}',
      source: 'EUIPO open data, designs',
      examples: [['135491', '135491']],
    },
  ],
  styles: [
    { rightTypes: ['P', 'T'], pattern: '^(?<year>\\d{4})0(?<serial>\\d{5})$', mask: '{serial}/{year}' },
    { rightTypes: ['P', 'T'], pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$', mask: '{serial}/{year}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: '{year}0{serial}',
    },
  ],
  open: true,
};
