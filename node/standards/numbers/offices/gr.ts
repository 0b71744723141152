import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Greece: year, 01 (patent) or 02 (utility model), five digits.
 */
export const GR: OfficeNumbers = {
  office: 'GR',
  rules: [
    {
      ...FIRST,
      id: 'GR-P',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})01(?<serial>\\d{5})$'],
      canonical: '{year}01{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['20190100123', '20190100123']],
    },
    {
      ...FIRST,
      id: 'GR-U',
      rightTypes: ['U'],
      patterns: ['^(?<year>(?:19|20)\\d{2})02(?<serial>\\d{5})$'],
      canonical: '{year}02{serial}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['20190200123', '20190200123']],
    },
  ],
  styles: [],
  open: true,
};
