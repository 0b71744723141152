import { FIRST, type NumberRule, type OfficeNumbers, type Period } from '../rule.ts';

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

/** The USPTO goes on to write two digits of the year and, of the six of the serial number, the last five. */
export const PCT_SHORT_YEAR_2004: NumberRule = {
  id: 'WO-PCT-SHORT-2004',
  version: 1,
  published: PUBLISHED,
  rightTypes: ['P'],
  filedFrom: '2004-01-01',
  patterns: [`^PCT/?${RO}(?<yy>0[4-9]|[1-6]\\d|7[0-7])/?(?<serial>\\d{5,6})$`],
  canonical: 'PCT{ro}{yy:y78}{serial:6}',
  year: '{yy:y78}',
  office: 'WO',
  source: 'Form of international applications in the patent data of the USPTO',
  examples: [['PCT/US19/01234', 'PCTUS2019001234']],
};

/** As EPO data state it under the code of the receiving office: year, serial number, the kind W. */
export const PCT_KIND_W: NumberRule = {
  ...FIRST,
  id: 'WO-PCT-KIND-W',
  rightTypes: ['P'],
  filedFrom: '1978-06-01',
  patterns: [`^${YEAR}(?<serial>\\d{6})W$`],
  canonical: 'PCT{asked}{year}{serial}',
  year: '{year}',
  form: 'docdb',
  office: 'WO',
  source: 'EPO DOCDB form: country of the receiving office, year, serial number, kind W',
  examples: [['2014071849W', 'PCTWO2014071849']],
};

/** The same before 2004, with two digits of the year and five of serial number. */
export const PCT_KIND_W_SHORT: NumberRule = {
  ...FIRST,
  id: 'WO-PCT-KIND-W-1978',
  rightTypes: ['P'],
  filedFrom: '1978-06-01',
  filedTo: '2003-12-31',
  patterns: ['^(?<yy>\\d{2})(?<serial>\\d{5})W$'],
  canonical: 'PCT{asked}{yy:y78}{serial:6}',
  year: '{yy:y78}',
  form: 'docdb',
  office: 'WO',
  source: 'EPO DOCDB form: country of the receiving office, year, serial number, kind W',
  examples: [['0004110W', 'PCTWO2000004110']],
};

/** Receiving offices of the PCT, those with many applications first; some act for several states. */
const RECEIVING_OFFICES = `
US CN JP EP KR IB DE GB FR IN CA SE AU IL NL CH IT ES FI DK RU AT SG NO BR TR ZA MX NZ PL HU IE BE CZ MY
CL CO UA GR PT RO BG HR SK SI EA EG MA PH SA TH VN ID AR LT LV EE IS LU KZ BY GE AM AZ MD UZ KG TJ TM AP OA
DZ TN CU CR EC PE DO GT HN NI SV PA TT BB JM LK MN KE GH NG ZW ZM BA MK ME RS AL CY MT MC LI SY JO QA OM
BH AE IR KP LA KH BN BW NA SD SM
`;

const ANY_RECEIVING_OFFICE: Readonly<Record<string, Period>> = Object.fromEntries(
  RECEIVING_OFFICES.trim()
    .split(/\s+/)
    .map((code) => [code, ['1978-06-01']]),
);

export const WO: OfficeNumbers = {
  office: 'WO',
  rules: [
    PCT,
    PCT_SHORT_YEAR,
    PCT_SHORT_YEAR_2004,
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
    PCT_KIND_W,
    PCT_KIND_W_SHORT,
    {
      ...FIRST,
      id: 'WO-PCT-KIND-W-NAMED',
      rightTypes: ['P'],
      filedFrom: '1978-06-01',
      patterns: [`^${RO}${YEAR}(?<serial>\\d{6})W$`],
      canonical: 'PCT{ro}{year}{serial}',
      year: '{year}',
      form: 'docdb',
      source: 'EPO DOCDB form with the code of the receiving office in front',
      examples: [['US2014071849W', 'PCTUS2014071849']],
    },
    {
      ...FIRST,
      id: 'WO-PCT-KIND-W-NAMED-1978',
      rightTypes: ['P'],
      filedFrom: '1978-06-01',
      filedTo: '2003-12-31',
      patterns: [`^${RO}(?<yy>\\d{2})(?<serial>\\d{5})W$`],
      canonical: 'PCT{ro}{yy:y78}{serial:6}',
      year: '{yy:y78}',
      form: 'docdb',
      source: 'EPO DOCDB form with the code of the receiving office in front, before 2004',
      examples: [['GB0004110W', 'PCTGB2000004110']],
    },
    {
      ...FIRST,
      id: 'WO-PCT-NO-OFFICE',
      rightTypes: ['P'],
      filedFrom: '1978-06-01',
      patterns: [`^${YEAR}/?(?<serial>\\d{6})$`],
      canonical: 'PCT{ro}{year}{serial}',
      year: '{year}',
      values: { group: 'ro', periods: ANY_RECEIVING_OFFICE, missing: 'receiving office' },
      source: 'EPO data with the number as delivered; publications are numbered in the same form',
      examples: [['2003/021714', 'PCTUS2003021714']],
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
      ...FIRST,
      id: 'WO-HAGUE-APPLICATION',
      rightTypes: ['D'],
      patterns: ['^(?<n>\\d{9})$'],
      canonical: '{n}',
      source: 'WIPO DAS exchange guide, IB: nine digits',
      examples: [['201912345', '201912345']],
    },
    {
      ...FIRST,
      id: 'WO-HAGUE-REQUEST-IB',
      rightTypes: ['D'],
      patterns: ['^IBWIPO(?<n>\\d{5,6})$'],
      canonical: 'WIPO{n}',
      source: 'WIPO DAS exchange guide, IB',
      examples: [['IB WIPO78879', 'WIPO78879']],
    },
    {
      ...FIRST,
      id: 'WO-HAGUE-APPLICATION-IB',
      rightTypes: ['D'],
      patterns: ['^IB(?<n>\\d{9})$'],
      canonical: '{n}',
      source: 'WIPO DAS exchange guide, IB',
      examples: [['IB 201912345', '201912345']],
    },
    {
      ...FIRST,
      id: 'WO-HAGUE-IB',
      rightTypes: ['D'],
      patterns: ['^IBDM/?(?<n>\\d{1,6})$'],
      canonical: 'DM{n:6}',
      source: 'the form of rule WO-HAGUE with the code IB in front',
      examples: [['IB DM/096824', 'DM096824']],
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
    {
      form: 'docdb',
      rightTypes: ['P'],
      pattern: '^PCT(?<ro>[A-Z]{2})(?<year>20(?:0[4-9]|[1-9]\\d))(?<serial>\\d{6})$',
      mask: '{ro}{year}{serial}W',
    },
    {
      form: 'docdb',
      rightTypes: ['P'],
      pattern: '^PCT(?<ro>[A-Z]{2})(?<year>19\\d{2}|200[0-3])0(?<serial>\\d{5})$',
      mask: '{ro}{year:yy}{serial}W',
    },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^PCT(?<ro>[A-Z]{2})(?<year>\\d{4})0(?<serial>\\d{5})$',
      mask: '{year}{ro}{serial}',
    },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^PCT(?<ro>[A-Z]{2})(?<year>\\d{4})(?<serial>[1-9]\\d{5})$',
      mask: '{year}{ro}{serial}',
    },
  ],
  publications: ['^(?:(?:19|20)\\d{2}/?\\d{6}|\\d{2}/?\\d{5,6})(?:A\\d)?$'],
  unwritten: { st13: 'the 15 digits of ST.13 have no place for the receiving office' },
};
