import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Israel: one series of six digits for patents; designs and marks have series of their own.
 */
export const IL: OfficeNumbers = {
  office: 'IL',
  rules: [
    {
      ...FIRST,
      id: 'IL-P',
      rightTypes: ['P'],
      patterns: ['^(?<n>\\d{5,6})$'],
      canonical: '{n:6}',
      source: 'WIPO DAS exchange guide, IL',
      examples: [['IL 245678', '245678']],
    },
    {
      ...FIRST,
      id: 'IL-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<n>\\d{6})$'],
      canonical: '{n}',
      year: '{year}',
      source: 'EPO epodoc form: year and number; not verified on published data',
      examples: [['20170245678', '245678']],
    },
    {
      ...FIRST,
      id: 'IL-P-DOCDB',
      rightTypes: ['P'],
      form: 'docdb',
      weak: true,
      patterns: ['^(?<n>\\d{6})(?<yy>\\d{2})$'],
      canonical: '{n}',
      year: '{yy:y50}',
      source: 'EPO DOCDB form: number and year; not verified on published data',
      examples: [['24567817', '245678', '2017-01-01']],
    },
    {
      ...FIRST,
      id: 'IL-D',
      rightTypes: ['D'],
      patterns: ['^(?<n>\\d{5})$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['61234', '61234']],
    },
    {
      ...FIRST,
      id: 'IL-T',
      rightTypes: ['T'],
      patterns: ['^(?<n>\\d{5,6})$'],
      canonical: '{n:6}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['312345', '312345']],
    },
  ],
  styles: [
    { form: 'epodoc', rightTypes: ['P'], pattern: '^(?<n>\\d{6})$', mask: '{filed}0{n}' },
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{6})$', mask: '{n}{filed:yy}' },
  ],
  open: true,
};
