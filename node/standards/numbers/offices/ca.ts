import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Canada: patents seven digits, six for filings before October 1989; designs six digits; marks seven
 * digits and two of extension, where 00 is the application itself.
 */
export const CA: OfficeNumbers = {
  office: 'CA',
  rules: [
    {
      ...FIRST,
      id: 'CA-P',
      rightTypes: ['P'],
      patterns: ['^0*(?<a>[1-9]),?(?<b>\\d{3}),?(?<c>\\d{3})$'],
      canonical: '{a}{b}{c}',
      source: 'WIPO DAS exchange guide, CA',
      examples: [
        ['CA 2300029', '2300029'],
        ['002300029', '2300029'],
        ['2,300,029', '2300029'],
      ],
    },
    {
      ...FIRST,
      id: 'CA-P-1989',
      rightTypes: ['P'],
      filedTo: '1989-12-31',
      patterns: ['^0*(?<n>[1-9]\\d{5})(?:-\\d)?$'],
      canonical: '{n}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['567890', '567890']],
    },
    {
      ...FIRST,
      id: 'CA-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})(?<n>\\d{7})$'],
      canonical: '{n:0}',
      year: '{year}',
      source: 'EPO epodoc form: year and number',
      examples: [['20002300029', '2300029']],
    },
    {
      ...FIRST,
      id: 'CA-D',
      rightTypes: ['D'],
      patterns: ['^(?<n>\\d{5,6})$'],
      canonical: '{n:6}',
      source: 'WIPO DAS exchange guide, CA',
      examples: [['123456', '123456']],
    },
    {
      ...FIRST,
      id: 'CA-T',
      rightTypes: ['T'],
      patterns: ['^(?<a>\\d),?(?<b>\\d{3}),?(?<c>\\d{3})(?:-(?:00|(?<part>\\d{2})))?$'],
      canonical: '{a}{b}{c}',
      source: 'EUIPO open data; CIPO register',
      examples: [
        ['1,989,140', '1989140'],
        ['2021227-00', '2021227'],
      ],
    },
    {
      ...FIRST,
      id: 'CA-T-ST13',
      rightTypes: ['T'],
      form: 'st13',
      patterns: ['^300000(?<n>\\d{7})(?:00|(?<part>\\d{2}))$'],
      canonical: '{n}',
      source: 'CIPO data: 30, four zeros, number, extension',
      examples: [['300000102269700', '1022697']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^(?<a>\\d)(?<b>\\d{3})(?<c>\\d{3})$', mask: '{a},{b},{c}' },
    { form: 'st13', rightTypes: ['T'], pattern: '^(?<n>\\d{7})$', mask: '300000{n}00' },
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{6,7})$', mask: '{n}' },
    { form: 'epodoc', rightTypes: ['P'], pattern: '^(?<n>\\d{7})$', mask: '{filed}{n}' },
  ],
  open: true,
};
