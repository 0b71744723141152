import type { OfficeNumbers } from '../rule.ts';

/**
 * Trademarks and designs have series of their own of nine digits, so equal numbers may be two applications.
 * A design number ends in the number of the design within its application, which is left out.
 */
export const EM: OfficeNumbers = {
  office: 'EM',
  rules: [
    {
      id: 'EM-T',
      version: 1,
      published: '2026-11-21',
      rightTypes: ['T'],
      filedFrom: '1996-04-01',
      patterns: ['^(?:EUTM|CTM)?(?<n>\\d{1,9})$'],
      canonical: '{n:9}',
      source: 'EUIPO open data, trademarks',
      examples: [
        ['018222214', '018222214'],
        ['EM 18222214', '018222214'],
      ],
    },
    {
      id: 'EM-D',
      version: 1,
      published: '2026-11-21',
      rightTypes: ['D'],
      filedFrom: '2003-01-01',
      patterns: ['^(?<n>\\d{1,9})(?:-(?<part>\\d{1,4}))?$', '^(?<n>\\d{9})(?<part>\\d{4})$'],
      canonical: '{n:9}',
      source: 'EUIPO open data, designs',
      examples: [
        ['001063986-0001', '001063986'],
        ['001063986', '001063986'],
        ['1063986', '001063986'],
      ],
    },
  ],
  styles: [],
};
