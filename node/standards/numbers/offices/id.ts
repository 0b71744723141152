import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Indonesia: P00 (patent) or S00 (simple patent), year, five digits.
 */
export const ID: OfficeNumbers = {
  office: 'ID',
  rules: [
    {
      ...FIRST,
      id: 'ID-P',
      rightTypes: ['P'],
      patterns: ['^P-?00-?(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'P00{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['P00201901234', 'P00201901234']],
    },
    {
      ...FIRST,
      id: 'ID-U',
      rightTypes: ['U'],
      patterns: ['^S-?00-?(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$'],
      canonical: 'S00{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['S00201901234', 'S00201901234']],
    },
  ],
  styles: [],
  open: true,
};
