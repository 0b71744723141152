import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Argentina: P, M or D, year, 01 for patents and utility models, serial number.
 */
export const AR: OfficeNumbers = {
  office: 'AR',
  rules: [
    {
      ...FIRST,
      id: 'AR-P',
      rightTypes: ['P'],
      patterns: ['^P(?<year>(?:19|20)\\d{2})01(?<serial>\\d{5})$'],
      canonical: 'P{year}01{serial}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, AR',
      examples: [['AR P20200100025', 'P20200100025']],
    },
    {
      ...FIRST,
      id: 'AR-U',
      rightTypes: ['U'],
      patterns: ['^M(?<year>(?:19|20)\\d{2})01(?<serial>\\d{5})$'],
      canonical: 'M{year}01{serial}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, AR',
      examples: [['M20200100025', 'M20200100025']],
    },
    {
      ...FIRST,
      id: 'AR-D',
      rightTypes: ['D'],
      patterns: ['^D(?<year>(?:19|20)\\d{2})(?<serial>\\d{6})$'],
      canonical: 'D{year}{serial}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, AR',
      examples: [['AR D2023104006', 'D2023104006']],
    },
    {
      ...FIRST,
      id: 'AR-P-DOCDB',
      rightTypes: ['P'],
      form: 'docdb',
      patterns: ['^P(?<yy>\\d{2})01(?<serial>\\d{5})$'],
      canonical: 'P{yy:y50}01{serial}',
      year: '{yy:y50}',
      source: 'EPO DOCDB form; not verified on published data',
      examples: [['P200100025', 'P20200100025']],
    },
    {
      ...FIRST,
      id: 'AR-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})P1(?<serial>\\d{5})$'],
      canonical: 'P{year}01{serial}',
      year: '{year}',
      source: 'EPO epodoc form; not verified on published data',
      examples: [['2020P100025', 'P20200100025']],
    },
  ],
  styles: [],
  open: true,
};
