import { FIRST, type NumberRule, type OfficeNumbers } from '../rule.ts';

/**
 * One series per right type, numbers of different types may be equal, so the suffix U or D (WIPO DAS) and
 * the Japanese names 特願 実願 意願 商願 tell them apart. Western years from 2000 on, years of an era before.
 */

const SOURCE = 'WIPO DAS exchange guide, JP; WIPO Handbook part 7.2.6';

const KINDS = [
  { right: 'P', name: '特願', suffix: '' },
  { right: 'U', name: '実願', suffix: 'U?' },
  { right: 'D', name: '意願', suffix: 'D?' },
  { right: 'T', name: '商願', suffix: '' },
] as const;

function patterns(name: string, year: string, suffix: string): string[] {
  return [
    `^(?:${name})?${year}[-/](?<serial>\\d{1,6})号?${suffix}$`,
    `^(?:${name})?${year}(?<serial>\\d{6})号?${suffix}$`,
  ];
}

const rules = KINDS.flatMap(({ right, name, suffix }): NumberRule[] => [
  {
    id: `JP-${right}-2000`,
    version: 1,
    published: '2026-11-21',
    rightTypes: [right],
    patterns: patterns(name, '(?<year>(?:19|20)\\d{2})', suffix),
    canonical: '{year}{serial:6}',
    year: '{year}',
    source: SOURCE,
    examples: [
      [`2007-290922${suffix.slice(0, 1)}`, '2007290922'],
      ['JP 2007290922', '2007290922'],
      ['2008-16714', '2008016714'],
      [`${name}2007-290922`, '2007290922'],
    ],
  },
  {
    id: `JP-${right}-HEISEI`,
    version: 1,
    published: '2026-11-21',
    rightTypes: [right],
    filedFrom: '1989-01-08',
    filedTo: '1999-12-31',
    patterns: [
      ...patterns(name, '(?:平成?|H)(?<year>0?[1-9]|1[01])', suffix),
      ...patterns(name, '(?<year>0[1-9]|1[01])', suffix),
    ],
    canonical: '{year:heisei}{serial:6}',
    year: '{year:heisei}',
    source: SOURCE,
    examples: [
      [`${name}平11-158010`, '1999158010'],
      ['11158010', '1999158010'],
    ],
  },
  {
    id: `JP-${right}-SHOWA`,
    version: 1,
    published: '2026-11-21',
    rightTypes: [right],
    filedTo: '1989-01-07',
    patterns: patterns(name, '(?:昭和?|S)?(?<year>[2-6]\\d)', suffix),
    canonical: '{year:showa}{serial:6}',
    year: '{year:showa}',
    source: SOURCE,
    examples: [
      [`${name}昭63-012345`, '1988012345'],
      ['S63-12345', '1988012345'],
    ],
  },
  {
    id: `JP-${right}-DOCDB`,
    version: 1,
    published: '2026-11-21',
    rightTypes: [right],
    filedTo: '1999-12-31',
    patterns: ['^(?<serial>\\d{1,6})(?<yy>[3-9]\\d)$'],
    canonical: '19{yy}{serial:6}',
    year: '19{yy}',
    source: 'EPO DOCDB, numbers before 2000',
    examples: [['8000290', '1990080002']],
  },
  {
    ...FIRST,
    id: `JP-${right}-EPODOC`,
    rightTypes: [right],
    patterns: [`^(?<year>(?:19|20)\\d{2})0(?<serial>\\d{6})${suffix}$`],
    canonical: '{year}{serial}',
    year: '{year}',
    form: 'epodoc',
    source: 'the general epodoc form, year and seven digits; not seen for this office',
    examples: [['20060147056', '2006147056']],
  },
]);

export const JP: OfficeNumbers = {
  office: 'JP',
  rules,
  styles: [
    { rightTypes: ['P', 'T'], pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$', mask: '{year}-{serial}' },
    { rightTypes: ['U'], pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$', mask: '{year}-{serial} U' },
    { rightTypes: ['D'], pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$', mask: '{year}-{serial} D' },
    { form: 'docdb', rightTypes: ['P', 'U'], pattern: '^(?<n>20\\d{8})$', mask: '{n}' },
    {
      form: 'docdb',
      rightTypes: ['P', 'U'],
      pattern: '^(?<year>19\\d{2})(?<serial>\\d{6})$',
      mask: '{serial:0}{year:yy}',
    },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: '{year}0{serial}',
    },
    {
      form: 'epodoc',
      rightTypes: ['U'],
      pattern: '^(?<year>\\d{4})(?<serial>\\d{6})$',
      mask: '{year}0{serial}U',
    },
  ],
  unwritten: { st13: 'the office gives no 15-digit form' },
};
