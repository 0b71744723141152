import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Sweden: two digits of the year, five of serial number, check digit; how it is computed was not verified,
 * so it is left out.
 */
export const SE: OfficeNumbers = {
  office: 'SE',
  rules: [
    {
      ...FIRST,
      id: 'SE-P',
      rightTypes: ['P'],
      patterns: ['^(?<yy>\\d{2})(?<serial>\\d{5})(?:-?\\d)?$'],
      canonical: '{yy}{serial}',
      year: '{yy:y50}',
      source: 'WIPO DAS exchange guide, SE',
      examples: [
        ['SE 1101235-4', '1101235'],
        ['0203482', '0203482'],
      ],
    },
    {
      ...FIRST,
      id: 'SE-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{year:yy}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20020003482', '0203482']],
    },
    {
      ...FIRST,
      id: 'SE-T',
      rightTypes: ['T'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/(?<serial>\\d{1,5})$'],
      canonical: '{year}{serial:5}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019/01234', '201901234']],
    },
    {
      ...FIRST,
      id: 'SE-D',
      rightTypes: ['D'],
      patterns: ['^(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{4})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['2019/0123', '20190123']],
    },
  ],
  styles: [
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{7})$', mask: '{n}' },
    { rightTypes: ['T'], pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$', mask: '{year}/{serial}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<yy>\\d{2})(?<serial>\\d{5})$',
      mask: '{yy:y50}{serial:7}',
    },
  ],
  open: true,
};
