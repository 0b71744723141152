import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Eurasian Patent Organization: year and five digits; designs have a 4 after the year.
 */
export const EA: OfficeNumbers = {
  office: 'EA',
  rules: [
    {
      ...FIRST,
      id: 'EA-P',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, EA',
      examples: [['EA 199600014', '199600014']],
    },
    {
      ...FIRST,
      id: 'EA-D',
      rightTypes: ['D'],
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>4\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, EA',
      examples: [['EA 202041234', '202041234']],
    },
    {
      ...FIRST,
      id: 'EA-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['19960000014', '199600014']],
    },
  ],
  styles: [
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{9})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{year}{serial:7}',
    },
  ],
};
