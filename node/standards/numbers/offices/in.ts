import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * India: since 2016 year, digit of the patent office, digit of the kind, six digits; before that serial
 * number, patent office, year. Designs and marks have one series each.
 */
export const IN: OfficeNumbers = {
  office: 'IN',
  rules: [
    {
      ...FIRST,
      id: 'IN-P-2016',
      rightTypes: ['P'],
      filedFrom: '2016-01-01',
      patterns: ['^(?<year>20\\d{2})(?<office>[1-4])(?<kind>\\d)(?<serial>\\d{6})$'],
      canonical: '{year}{office}{kind}{serial}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, IN',
      examples: [['IN 201611000001', '201611000001']],
    },
    {
      ...FIRST,
      id: 'IN-P',
      rightTypes: ['P'],
      filedTo: '2015-12-31',
      patterns: [
        '^0*(?<serial>\\d{1,5})/(?<place>DEL|MUM|KOL|CHE|DELNP|MUMNP|KOLNP|CHENP|CAL|BOM|MAS)/(?<year>(?:19|20)\\d{2})$',
      ],
      canonical: '{serial}/{place}/{year}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['1234/DEL/2010', '1234/DEL/2010']],
    },
    {
      ...FIRST,
      id: 'IN-D',
      rightTypes: ['D'],
      patterns: ['^(?<n>\\d{6})(?:-(?<part>\\d{3}))?$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['312345-001', '312345']],
    },
    {
      ...FIRST,
      id: 'IN-T',
      rightTypes: ['T'],
      patterns: ['^(?<n>\\d{6,7})$'],
      canonical: '{n}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['4123456', '4123456']],
    },
  ],
  styles: [{ form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>20\\d{10})$', mask: '{n}' }],
  open: true,
};
