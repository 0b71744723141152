import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Taiwan: year of the Republic of China in three digits (two before 2011), digit of the kind (1 patent, 2
 * utility model, 3 design, 0 mark), five digits.
 */
export const TW: OfficeNumbers = {
  office: 'TW',
  rules: [
    {
      ...FIRST,
      id: 'TW-P',
      rightTypes: ['P'],
      patterns: ['^(?<roc>1\\d{2}|0?\\d{2})(?<serial>1\\d{5})(?:\\.\\d)?$'],
      canonical: '{roc:3}{serial}',
      year: '{roc:roc}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['108123456', '108123456'],
        ['97123456', '097123456'],
      ],
    },
    {
      ...FIRST,
      id: 'TW-U',
      rightTypes: ['U'],
      patterns: ['^(?<roc>1\\d{2}|0?\\d{2})(?<serial>2\\d{5})(?:\\.\\d)?$'],
      canonical: '{roc:3}{serial}',
      year: '{roc:roc}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['108223456', '108223456'],
        ['97223456', '097223456'],
      ],
    },
    {
      ...FIRST,
      id: 'TW-D',
      rightTypes: ['D'],
      patterns: ['^(?<roc>1\\d{2}|0?\\d{2})(?<serial>3\\d{5})(?:\\.\\d)?$'],
      canonical: '{roc:3}{serial}',
      year: '{roc:roc}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['108323456', '108323456'],
        ['97323456', '097323456'],
      ],
    },
    {
      ...FIRST,
      id: 'TW-T',
      rightTypes: ['T'],
      patterns: ['^(?<roc>1\\d{2}|0?\\d{2})(?<serial>0\\d{5})(?:\\.\\d)?$'],
      canonical: '{roc:3}{serial}',
      year: '{roc:roc}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['108023456', '108023456'],
        ['97023456', '097023456'],
      ],
    },
    {
      ...FIRST,
      id: 'TW-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<serial>1\\d{5})$'],
      canonical: '{year:toroc}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190123456', '108123456']],
    },
    {
      ...FIRST,
      id: 'TW-U-EPODOC',
      rightTypes: ['U'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<serial>2\\d{5})U$'],
      canonical: '{year:toroc}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190223456U', '108223456']],
    },
  ],
  styles: [
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<roc>\\d{3})(?<serial>1\\d{5})$',
      mask: '{roc:roc}0{serial}',
    },
    {
      form: 'epodoc',
      rightTypes: ['U'],
      pattern: '^(?<roc>\\d{3})(?<serial>2\\d{5})$',
      mask: '{roc:roc}0{serial}U',
    },
  ],
  open: true,
};
