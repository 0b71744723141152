import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Austria: A (patent), GM (utility model), AM (mark), MU (design), serial number, year.
 */
export const AT: OfficeNumbers = {
  office: 'AT',
  rules: [
    {
      ...FIRST,
      id: 'AT-P',
      rightTypes: ['P'],
      patterns: [
        '^(?:A)?(?<serial>\\d{1,5})/(?<year>(?:19|20)\\d{2})$',
        '^A(?<serial>\\d{1,5})(?<year>(?:19|20)\\d{2})$',
      ],
      canonical: 'A{serial:0}/{year}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, AT',
      examples: [
        ['AT A 1/2019', 'A1/2019'],
        ['A 00123/2019', 'A123/2019'],
      ],
    },
    {
      ...FIRST,
      id: 'AT-U',
      rightTypes: ['U'],
      patterns: [
        '^(?:GM)?(?<serial>\\d{1,5})/(?<year>(?:19|20)\\d{2})$',
        '^GM(?<serial>\\d{1,5})(?<year>(?:19|20)\\d{2})$',
      ],
      canonical: 'GM{serial:0}/{year}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, AT',
      examples: [
        ['AT GM 1/2019', 'GM1/2019'],
        ['GM 00123/2019', 'GM123/2019'],
      ],
    },
    {
      ...FIRST,
      id: 'AT-T',
      rightTypes: ['T'],
      patterns: [
        '^(?:AM)?(?<serial>\\d{1,5})/(?<year>(?:19|20)\\d{2})$',
        '^AM(?<serial>\\d{1,5})(?<year>(?:19|20)\\d{2})$',
      ],
      canonical: 'AM{serial:0}/{year}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, AT',
      examples: [
        ['AT AM 1/2019', 'AM1/2019'],
        ['AM 00123/2019', 'AM123/2019'],
      ],
    },
    {
      ...FIRST,
      id: 'AT-D',
      rightTypes: ['D'],
      patterns: [
        '^(?:MU)?(?<serial>\\d{1,5})/(?<year>(?:19|20)\\d{2})$',
        '^MU(?<serial>\\d{1,5})(?<year>(?:19|20)\\d{2})$',
      ],
      canonical: 'MU{serial:0}/{year}',
      year: '{year}',
      source: 'WIPO DAS exchange guide, AT',
      examples: [
        ['AT MU 1/2019', 'MU1/2019'],
        ['MU 00123/2019', 'MU123/2019'],
      ],
    },
    {
      ...FIRST,
      id: 'AT-P-SHORT',
      rightTypes: ['P'],
      patterns: ['^A(?<serial>\\d{1,5})/(?<yy>\\d{2})$'],
      canonical: 'A{serial:0}/{yy:y50}',
      year: '{yy:y50}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [['A 1234/85', 'A1234/1985']],
    },
    {
      ...FIRST,
      id: 'AT-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})$'],
      canonical: 'A{serial:0}/{year}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000123', 'A123/2019']],
    },
    {
      ...FIRST,
      id: 'AT-U-EPODOC',
      rightTypes: ['U'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})00(?<serial>\\d{5})U$'],
      canonical: 'GM{serial:0}/{year}',
      year: '{year}',
      source: 'the general epodoc form, year and seven digits; not seen for this office',
      examples: [['20190000123U', 'GM123/2019']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^(?<k>A)(?<serial>\\d+)/(?<year>\\d{4})$', mask: '{k} {serial}/{year}' },
    { rightTypes: ['U'], pattern: '^(?<k>GM)(?<serial>\\d+)/(?<year>\\d{4})$', mask: '{k} {serial}/{year}' },
    { rightTypes: ['T'], pattern: '^(?<k>AM)(?<serial>\\d+)/(?<year>\\d{4})$', mask: '{k} {serial}/{year}' },
    { rightTypes: ['D'], pattern: '^(?<k>MU)(?<serial>\\d+)/(?<year>\\d{4})$', mask: '{k} {serial}/{year}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^A(?<serial>\\d+)/(?<year>\\d{4})$',
      mask: '{year}{serial:7}',
    },
    {
      form: 'epodoc',
      rightTypes: ['U'],
      pattern: '^GM(?<serial>\\d+)/(?<year>\\d{4})$',
      mask: '{year}{serial:7}U',
    },
  ],
  open: true,
};
