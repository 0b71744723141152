import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * ARIPO: P, U, D or M (mark), year, serial number.
 */
export const AP: OfficeNumbers = {
  office: 'AP',
  rules: [
    {
      ...FIRST,
      id: 'AP-P',
      rightTypes: ['P'],
      patterns: ['^(?:AP/)?P/?(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{1,6})$'],
      canonical: 'P{year}{serial:6}',
      year: '{year}',
      source: 'ARIPO numbers in EPO data',
      examples: [
        ['AP/P/2000/001988', 'P2000001988'],
        ['P/2000/1988', 'P2000001988'],
      ],
    },
    {
      ...FIRST,
      id: 'AP-U',
      rightTypes: ['U'],
      patterns: ['^(?:AP/)?U/?(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{1,6})$'],
      canonical: 'U{year}{serial:6}',
      year: '{year}',
      source: 'ARIPO numbers in EPO data',
      examples: [
        ['AP/U/2000/001988', 'U2000001988'],
        ['U/2000/1988', 'U2000001988'],
      ],
    },
    {
      ...FIRST,
      id: 'AP-D',
      rightTypes: ['D'],
      patterns: ['^(?:AP/)?D/?(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{1,6})$'],
      canonical: 'D{year}{serial:6}',
      year: '{year}',
      source: 'ARIPO numbers in EPO data',
      examples: [
        ['AP/D/2000/001988', 'D2000001988'],
        ['D/2000/1988', 'D2000001988'],
      ],
    },
    {
      ...FIRST,
      id: 'AP-T',
      rightTypes: ['T'],
      patterns: ['^(?:AP/)?M/?(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{1,6})$'],
      canonical: 'M{year}{serial:6}',
      year: '{year}',
      source: 'ARIPO numbers in EPO data',
      examples: [
        ['AP/M/2000/001988', 'M2000001988'],
        ['M/2000/1988', 'M2000001988'],
      ],
    },
    {
      ...FIRST,
      id: 'AP-P-DOCDB',
      rightTypes: ['P'],
      form: 'docdb',
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>\\d{6})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'EPO DOCDB form',
      examples: [['2000001988', 'P2000001988']],
    },
    {
      ...FIRST,
      id: 'AP-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<serial>\\d{6})$'],
      canonical: 'P{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20000001988', 'P2000001988']],
    },
  ],
  styles: [
    {
      rightTypes: ['P'],
      pattern: '^(?<k>P)(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: 'AP/{k}/{year}/{serial}',
    },
    {
      rightTypes: ['U'],
      pattern: '^(?<k>U)(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: 'AP/{k}/{year}/{serial}',
    },
    {
      rightTypes: ['D'],
      pattern: '^(?<k>D)(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: 'AP/{k}/{year}/{serial}',
    },
    {
      rightTypes: ['T'],
      pattern: '^(?<k>M)(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: 'AP/{k}/{year}/{serial}',
    },
    { form: 'docdb', rightTypes: ['P'], pattern: '^P(?<n>\\d{10})$', mask: '{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^P(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: '{year}0{serial}',
    },
  ],
  open: true,
};
