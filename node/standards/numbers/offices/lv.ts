import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Latvia: P, two digits of the year, serial number.
 */
export const LV: OfficeNumbers = {
  office: 'LV',
  rules: [
    {
      ...FIRST,
      id: 'LV-P',
      rightTypes: ['P'],
      patterns: ['^P-?(?<yy>\\d{2})-?(?<serial>\\d{1,4})$'],
      canonical: 'P{yy:y50}{serial:4}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['P-19-12', 'P20190012']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^P\\d\\d(?<yy>\\d{2})(?<serial>\\d{4})$', mask: 'P-{yy}-{serial:0}' },
  ],
  open: true,
};
