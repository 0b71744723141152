import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Egypt: year and serial number.
 */
export const EG: OfficeNumbers = {
  office: 'EG',
  rules: [
    {
      ...FIRST,
      id: 'EG-P',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{6})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019050812', '2019050812']],
    },
  ],
  styles: [],
  open: true,
};
