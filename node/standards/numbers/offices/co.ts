import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Colombia: NC (new creations), year, seven digits since 2015; two digits of the year and six before. SD
 * for marks.
 */
export const CO: OfficeNumbers = {
  office: 'CO',
  rules: [
    {
      ...FIRST,
      id: 'CO-NC',
      rightTypes: ['P', 'U', 'D'],
      patterns: ['^NC(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{7})$'],
      canonical: 'NC{year}{serial}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, CO',
      examples: [['CO NC2019/9876543', 'NC20199876543']],
    },
    {
      ...FIRST,
      id: 'CO-SD',
      rightTypes: ['T'],
      patterns: ['^SD(?<year>(?:19|20)\\d{2})/?(?<serial>\\d{7})$'],
      canonical: 'SD{year}{serial}',
      year: '{year}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['SD2019/0012345', 'SD20190012345']],
    },
    {
      ...FIRST,
      id: 'CO-1990',
      rightTypes: ['P', 'U', 'D', 'T'],
      filedTo: '2016-12-31',
      patterns: ['^(?<yy>\\d{2})[-.](?<serial>\\d{5,6})$'],
      canonical: '{yy}{serial:6}',
      year: '{yy:y50}',
      source: 'the usual form of the office; not checked against a published rule',
      examples: [['12-123456', '12123456']],
    },
  ],
  styles: [
    {
      rightTypes: ['P', 'U', 'D'],
      pattern: '^NC(?<year>\\d{4})(?<serial>\\d{7})$',
      mask: 'NC{year}/{serial}',
    },
    { rightTypes: ['T'], pattern: '^SD(?<year>\\d{4})(?<serial>\\d{7})$', mask: 'SD{year}/{serial}' },
    { rightTypes: ['P', 'U', 'D', 'T'], pattern: '^(?<yy>\\d{2})(?<serial>\\d{6})$', mask: '{yy}-{serial}' },
  ],
  open: true,
};
