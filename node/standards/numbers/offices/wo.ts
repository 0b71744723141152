import type { NumberRule, OfficeNumbers } from '../rule.ts';

/**
 * International applications: PCT (receiving office, year, serial number), Hague (DM and six digits, or WIPO
 * and the number of the request), Madrid (the international registration).
 */

const PUBLISHED = '2026-11-21';
const RO = '(?<ro>[A-Z]{2})';
const YEAR = '(?<year>(?:19|20)\\d{2})';

/** Also written as a number of the receiving office, so any office's number that looks like this is WO's. */
export const PCT: NumberRule = {
  id: 'WO-PCT',
  version: 1,
  published: PUBLISHED,
  rightTypes: ['P'],
  filedFrom: '1978-06-01',
  patterns: [`^PCT/?${RO}/?${YEAR}/?(?<serial>\\d{5,6})$`],
  canonical: 'PCT{ro}{year}{serial:6}',
  year: '{year}',
  office: 'WO',
  source: 'PCT Administrative Instructions, section 307; WIPO DAS exchange guide',
  examples: [
    ['PCT/IB2010/001234', 'PCTIB2010001234'],
    ['PCT/GB2000/04110', 'PCTGB2000004110'],
  ],
};

export const PCT_SHORT_YEAR: NumberRule = {
  id: 'WO-PCT-1978',
  version: 1,
  published: PUBLISHED,
  rightTypes: ['P'],
  filedFrom: '1978-06-01',
  filedTo: '2003-12-31',
  patterns: [`^PCT/?${RO}/?(?<yy>7[89]|[89]\\d|0[0-3])/?(?<serial>\\d{5,6})$`],
  canonical: 'PCT{ro}{yy:y78}{serial:6}',
  year: '{yy:y78}',
  office: 'WO',
  source: 'PCT Administrative Instructions, section 307, before 2004',
  examples: [['PCT/US98/16128', 'PCTUS1998016128']],
};

export const WO: OfficeNumbers = {
  office: 'WO',
  rules: [
    PCT,
    PCT_SHORT_YEAR,
    {
      id: 'WO-PCT-DOCDB',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['P'],
      filedFrom: '1978-06-01',
      patterns: [`^${RO}${YEAR}/?(?<serial>\\d{5,6})$`, `^${YEAR}${RO}(?<serial>\\d{5,6})$`],
      canonical: 'PCT{ro}{year}{serial:6}',
      year: '{year}',
      source: 'EPO DOCDB and epodoc forms',
      examples: [
        ['EP2024/063512', 'PCTEP2024063512'],
        ['WO2000GB04110', 'PCTGB2000004110'],
      ],
    },
    {
      id: 'WO-HAGUE',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['D'],
      patterns: ['^DM/?(?<n>\\d{1,6})$'],
      canonical: 'DM{n:6}',
      source: 'WIPO ST.96 example instances; Hague Express',
      examples: [
        ['DM/096824', 'DM096824'],
        ['DM/96 824', 'DM096824'],
      ],
    },
    {
      id: 'WO-HAGUE-REQUEST',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['D'],
      patterns: ['^WIPO(?<n>\\d{5,6})$'],
      canonical: 'WIPO{n}',
      source: 'WIPO DAS exchange guide, IB',
      examples: [['WIPO78879', 'WIPO78879']],
    },
    {
      id: 'WO-MADRID',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['T'],
      patterns: ['^(?:IR)?(?<n>\\d{1,7})(?<letter>[A-Z]?)$'],
      canonical: '{n:0}{letter}',
      source: 'Madrid Monitor',
      examples: [
        ['1234567', '1234567'],
        ['IR 0987654A', '987654A'],
      ],
    },
  ],
  styles: [
    {
      rightTypes: ['P'],
      pattern: '^PCT(?<ro>[A-Z]{2})(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: 'PCT/{ro}{year}/{serial}',
    },
    { rightTypes: ['D'], pattern: '^DM(?<n>\\d{6})$', mask: 'DM/{n}' },
  ],
};
