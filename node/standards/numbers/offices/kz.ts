import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Kazakhstan: year, four digits and a digit of the kind (1 invention, 2 utility model, 3 design).
 */
export const KZ: OfficeNumbers = {
  office: 'KZ',
  rules: [
    {
      ...FIRST,
      id: 'KZ-P',
      rightTypes: ['P'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/(?<serial>\\d{4})\\.1$'],
      canonical: '{year}/{serial}.1',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019/0123.1', '2019/0123.1']],
    },
    {
      ...FIRST,
      id: 'KZ-U',
      rightTypes: ['U'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/(?<serial>\\d{4})\\.2$'],
      canonical: '{year}/{serial}.2',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019/0123.2', '2019/0123.2']],
    },
    {
      ...FIRST,
      id: 'KZ-D',
      rightTypes: ['D'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/(?<serial>\\d{4})\\.3$'],
      canonical: '{year}/{serial}.3',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019/0123.3', '2019/0123.3']],
    },
  ],
  styles: [],
  open: true,
};
