import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Peru: six digits and year.
 */
export const PE: OfficeNumbers = {
  office: 'PE',
  rules: [
    {
      ...FIRST,
      id: 'PE-ALL',
      rightTypes: ['P', 'U', 'D'],
      patterns: ['^(?<serial>\\d{1,6})-(?<year>(?:19|20)\\d{2})(?:/[A-Z]{2,4})?$'],
      canonical: '{year}{serial:6}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['001234-2019/DIN', '2019001234']],
    },
    {
      ...FIRST,
      id: 'PE-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<serial>\\d{6})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190001234', '2019001234']],
    },
  ],
  styles: [
    { rightTypes: ['P', 'U', 'D'], pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$', mask: '{serial}-{year}' },
  ],
  open: true,
};
