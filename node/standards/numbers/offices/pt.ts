import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Portugal: patents six digits, utility models five, one series each.
 */
export const PT: OfficeNumbers = {
  office: 'PT',
  rules: [
    {
      ...FIRST,
      id: 'PT-P',
      rightTypes: ['P'],
      patterns: ['^(?<n>\\d{5,6})$'],
      canonical: '{n}',
      source: 'INPI Portugal numbers in EPO data',
      examples: [['117283', '117283']],
    },
    {
      ...FIRST,
      id: 'PT-U',
      rightTypes: ['U'],
      patterns: ['^(?<n>\\d{4,5})$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['11234', '11234']],
    },
    {
      ...FIRST,
      id: 'PT-P-DOCDB',
      rightTypes: ['P'],
      form: 'docdb',
      weak: true,
      patterns: ['^(?<n>\\d{5,6})(?<yy>\\d{2})$'],
      canonical: '{n}',
      year: '{yy:y50}',
      source: 'EPO DOCDB form: number and year',
      examples: [['11728321', '117283', '2021-06-09']],
    },
    {
      ...FIRST,
      id: 'PT-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<n>\\d{6})$'],
      canonical: '{n:0}',
      year: '{year}',
      source: 'EPO epodoc form: year and number',
      examples: [['20210117283', '117283']],
    },
  ],
  styles: [
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{5,6})$', mask: '{n}{filed:yy}' },
    { form: 'epodoc', rightTypes: ['P'], pattern: '^(?<n>\\d{5,6})$', mask: '{filed}{n:7}' },
  ],
  open: true,
};
