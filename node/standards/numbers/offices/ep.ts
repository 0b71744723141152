import type { OfficeNumbers } from '../rule.ts';

/** Two digits of the year, six of serial number, a check digit after a full stop that is dropped. */
export const EP: OfficeNumbers = {
  office: 'EP',
  rules: [
    {
      id: 'EP-P',
      version: 1,
      published: '2026-11-21',
      rightTypes: ['P'],
      filedFrom: '1978-06-01',
      patterns: [
        '^(?<yy>\\d{2})(?<serial>\\d{6})(?:\\.?(?<check>\\d))?$',
        '^(?:19|20)(?<yy>\\d{2})0(?<serial>\\d{6})$',
      ],
      canonical: '{yy}{serial}',
      year: '{yy:y78}',
      checkDigit: 'luhn',
      source: 'WIPO DAS exchange guide, EP; EPO DOCDB and epodoc forms',
      examples: [
        ['10167109.7', '10167109'],
        ['EP99203729', '99203729'],
        ['08 020 164.3', '08020164'],
        ['EP20100167109', '10167109'],
      ],
    },
  ],
  styles: [{ rightTypes: ['P'], pattern: '^(?<n>\\d{8})$', mask: '{n}.{check}', checkDigit: 'luhn' }],
};
