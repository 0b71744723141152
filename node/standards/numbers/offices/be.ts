import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Belgium: year and serial number.
 */
export const BE: OfficeNumbers = {
  office: 'BE',
  rules: [
    {
      ...FIRST,
      id: 'BE-P',
      rightTypes: ['P'],
      patterns: [
        '^(?:BE)?(?<year>(?:19|20)\\d{2})/(?<serial>\\d{1,5})$',
        '^(?<year>(?:19|20)\\d{2})(?<serial>\\d{5})$',
      ],
      canonical: '{year}{serial:5}',
      year: '{year}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['BE 2019/5123', '201905123'],
        ['201905123', '201905123'],
      ],
    },
    {
      ...FIRST,
      id: 'BE-P-SHORT',
      rightTypes: ['P'],
      filedTo: '2009-12-31',
      patterns: ['^(?<yy>[5-9]\\d|0\\d)(?<serial>\\d{5})$'],
      canonical: '{yy:y50}{serial}',
      year: '{yy:y50}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['9400123', '199400123']],
    },
    {
      ...FIRST,
      id: 'BE-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: '{year}{serial}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190005123', '201905123']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$', mask: '{year}/{serial:4}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{5})$',
      mask: '{year}{serial:7}',
    },
  ],
  open: true,
};
