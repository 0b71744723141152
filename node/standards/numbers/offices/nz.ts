import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * New Zealand: one series each for patents, designs and marks.
 */
export const NZ: OfficeNumbers = {
  office: 'NZ',
  rules: [
    {
      ...FIRST,
      id: 'NZ-P',
      rightTypes: ['P'],
      patterns: ['^(?<n>\\d{5,6})$'],
      canonical: '{n:6}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['567890', '567890']],
    },
    {
      ...FIRST,
      id: 'NZ-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<n>\\d{6})$'],
      canonical: '{n}',
      year: '{year}',
      source: 'EPO epodoc form: year and number; not verified on published data',
      examples: [['20090567890', '567890']],
    },
    {
      ...FIRST,
      id: 'NZ-D',
      rightTypes: ['D'],
      patterns: ['^(?<n>\\d{5,6})$'],
      canonical: '{n:6}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['423456', '423456']],
    },
    {
      ...FIRST,
      id: 'NZ-T',
      rightTypes: ['T'],
      patterns: ['^(?<n>\\d{5,7})$'],
      canonical: '{n:0}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['1123456', '1123456']],
    },
  ],
  styles: [{ form: 'epodoc', rightTypes: ['P'], pattern: '^(?<n>\\d{6})$', mask: '{filed}0{n}' }],
  open: true,
};
