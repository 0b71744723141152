import type { RightType } from '#protocol/application-id.ts';
import { corrected, FIRST, type NumberRule, type OfficeNumbers } from '../rule.ts';

/**
 * Since 2004 two digits of kind, the year, six digits of serial number; 1995 to 2003 eight digits, the first
 * the kind; from 1968 a letter and seven digits; before that the first letter of the class and a serial
 * number. A check digit follows a full stop; it was
 * worked out from published numbers and fits them all.
 */

const PUBLISHED = '2026-11-21';
const SOURCE = 'DPMA register data; EPO DOCDB';

interface Kind {
  readonly right: RightType;
  /** Kind digits since 2004. */
  readonly since2004: string;
  /** Kind digit 1995 to 2003. */
  readonly since1995?: string;
  readonly examples: NumberRule['examples'];
}

const KINDS: readonly Kind[] = [
  {
    right: 'P',
    since2004: '1[01]|[56]0',
    since1995: '1',
    examples: [
      ['10 2018 002 630.3', '102018002630'],
      ['DE 102006031298', '102006031298'],
    ],
  },
  { right: 'U', since2004: '2[01]', since1995: '2', examples: [['20 2018 001 234.5', '202018001234']] },
  {
    right: 'T',
    since2004: '3[01]',
    since1995: '3',
    examples: [
      ['3020191153413', '302019115341'],
      ['30 2019 115 341.3', '302019115341'],
    ],
  },
  {
    right: 'D',
    since2004: '40',
    since1995: '4',
    examples: [
      ['DE 40 2008 002 885.6', '402008002885'],
      ['40 2008 003485.6', '402008003485'],
    ],
  },
  { right: 'S', since2004: '12', since1995: '12', examples: [['12 2005 000 001.2', '122005000001']] },
];

const current = KINDS.map(
  ({ right, since2004, examples }): NumberRule => ({
    id: `DE-${right}-2004`,
    version: 1,
    published: PUBLISHED,
    rightTypes: [right],
    patterns: [
      `^(?<kind>${since2004})-?(?<year>(?:19|20)\\d{2})-?(?<serial>\\d{6})(?:[.-]?(?<check>\\d))?$`,
      `^(?<kind>${since2004})(?<year>(?:19|20)\\d{2})000(?<serial>\\d{6})$`,
    ],
    canonical: '{kind}{year}{serial}',
    year: '{year}',
    source: SOURCE,
    examples,
  }),
);

const from1995 = KINDS.filter(({ right }) => right !== 'S').map(
  ({ right, since1995 }): NumberRule => ({
    id: `DE-${right}-1995`,
    version: 1,
    published: PUBLISHED,
    rightTypes: [right],
    filedFrom: '1994-10-01',
    filedTo: '2008-12-31',
    patterns: [`^(?<kind>${since1995})(?<yy>9[4-9]|0[0-8])(?<serial>\\d{5})(?:[.-]?(?<check>\\d))?$`],
    canonical: '{kind}{yy}{serial}',
    year: '{yy:y94}',
    source: SOURCE,
    examples: [[`${since1995}00 27 360.2`, `${since1995}0027360`]],
  }),
);

/** Six published numbers fit, of 2000 to 2019 and of patents, marks and designs. */
const withCheckDigit = [...current, ...from1995].flatMap((rule) =>
  corrected(
    rule,
    { checkDigit: 'mod-11-de', source: `${SOURCE}; check digit verified on published numbers` },
    '2026-11-21',
  ),
);

/** EPO data put the year before the number, after 1994 also before the kind. */
const epodoc: NumberRule[] = [
  ...(['P', 'U'] as const).flatMap((right): NumberRule[] => {
    const [kind, mark, digit, suffix] = right === 'P' ? ['1[01]', 'P', '1', ''] : ['20', 'G', '2', 'U'];
    const code = `${digit}0`;
    const [letterless, canonical68] = right === 'P' ? ['4412345', 'P4412345'] : ['9412345', 'G9412345'];
    return [
      {
        ...FIRST,
        id: `DE-${right}-EPODOC-2004`,
        rightTypes: [right],
        patterns: [`^(?<year>20(?:0[4-9]|[1-9]\\d))(?<kind>${kind})(?<serial>\\d{5,6})${suffix}$`],
        canonical: '{kind}{year}{serial:6}',
        year: '{year}',
        form: 'epodoc',
        weak: true,
        source: 'EPO epodoc form: year, kind, five or six digits',
        examples: [[`2006${code}31298${suffix}`, `${code}2006031298`, '2006-06-29']],
      },
      {
        ...FIRST,
        id: `DE-${right}-EPODOC-1995`,
        rightTypes: [right],
        patterns: [`^(?<year>199[4-9]|200[0-3])${code}(?<serial>\\d{5})${suffix}$`],
        canonical: `${digit}{year:yy}{serial}`,
        year: '{year}',
        form: 'epodoc',
        source: 'EPO epodoc form: year, kind, five digits',
        examples: [[`2000${code}27360${suffix}`, `${digit}0027360`]],
      },
      {
        ...FIRST,
        id: `DE-${right}-EPODOC-1968`,
        rightTypes: [right],
        filedTo: '1994-12-31',
        patterns: [
          `^(?<year>19[6-9]\\d)(?<n>${right === 'P' ? '(?:[123]\\d|4[0-4])' : '[6-9]\\d'}\\d{5})${suffix}$`,
        ],
        canonical: `${mark}{n}`,
        year: '{year}',
        form: 'epodoc',
        source: 'EPO epodoc form: year and number',
        examples: [[`1994${letterless}${suffix}`, canonical68]],
      },
    ];
  }),
  {
    ...FIRST,
    id: 'DE-P-LETTER-EPODOC',
    rightTypes: ['P'],
    filedTo: '1967-12-31',
    patterns: ['^(?<year>19\\d{2})(?<letter>[A-Z])0*(?<n>[1-9]\\d{0,5})$'],
    canonical: '{letter}{n}',
    year: '{year}',
    form: 'epodoc',
    source: 'EPO epodoc form: year before the letter of the class',
    examples: [['1965B080703', 'B80703']],
  },
];

const older: NumberRule[] = [
  {
    id: 'DE-P-1968',
    version: 1,
    published: PUBLISHED,
    rightTypes: ['P'],
    filedFrom: '1968-01-01',
    filedTo: '1994-12-31',
    patterns: ['^P?(?<n>(?:[123]\\d|4[0-4])\\d{5})(?:[.-](?<check>\\d))?$'],
    canonical: 'P{n}',
    source: SOURCE,
    examples: [
      ['P 44 12 345.6', 'P4412345'],
      ['4412345', 'P4412345'],
    ],
  },
  {
    id: 'DE-U-1968',
    version: 1,
    published: PUBLISHED,
    rightTypes: ['U'],
    filedFrom: '1968-01-01',
    filedTo: '1994-12-31',
    patterns: ['^G?(?<n>[6-9]\\d\\d{5})(?:[.-](?<check>\\d))?$'],
    canonical: 'G{n}',
    source: SOURCE,
    examples: [['G 94 12 345.6', 'G9412345']],
  },
  {
    id: 'DE-P-LETTER',
    version: 1,
    published: PUBLISHED,
    rightTypes: ['P'],
    filedTo: '1967-12-31',
    patterns: ['^(?<letter>[A-Z])0*(?<n>[1-9]\\d{0,5})$'],
    canonical: '{letter}{n}',
    source: SOURCE,
    examples: [
      ['B80703', 'B80703'],
      ['DE B0080703', 'B80703'],
    ],
  },
];

/** Designs of the central register, and marks, before the kind digits of 1995. */
const registers: NumberRule[] = [
  {
    ...FIRST,
    id: 'DE-D-1988',
    rightTypes: ['D'],
    filedFrom: '1988-01-01',
    filedTo: '1994-12-31',
    patterns: ['^M(?<yy>8[89]|9[0-4])(?<serial>\\d{5})(?:[.-]?(?<check>\\d))?$'],
    canonical: 'M{yy}{serial}',
    year: '19{yy}',
    checkDigit: 'mod-11-de',
    source: 'DPMA register data, one number of 1988, whose check digit fits; the period is general knowledge',
    examples: [['M 88 00174.1', 'M8800174']],
  },
  {
    ...FIRST,
    id: 'DE-T-LETTER',
    rightTypes: ['T'],
    filedTo: '1994-12-31',
    patterns: ['^(?<letter>[A-Z])0*(?<n>[1-9]\\d{0,5})(?:/\\d{1,2}(?:WZ)?)?$'],
    canonical: '{letter}{n}',
    source:
      'DPMA register data, one number; that a class and Wz may follow, and the period, are general knowledge',
    examples: [
      ['E17341', 'E17341'],
      ['E 17341/9 Wz', 'E17341'],
    ],
  },
];

export const DE: OfficeNumbers = {
  office: 'DE',
  rules: [...withCheckDigit, ...older, ...registers, ...epodoc],
  styles: [
    {
      rightTypes: ['P', 'U', 'T', 'D', 'S'],
      pattern: '^(?<kind>\\d{2})(?<year>\\d{4})(?<a>\\d{3})(?<b>\\d{3})$',
      mask: '{kind} {year} {a} {b}.{check}',
      checkDigit: 'mod-11-de',
    },
    {
      rightTypes: ['P', 'U', 'T', 'D', 'S'],
      pattern: '^(?<kind>\\d{2})(?<year>\\d{4})(?<a>\\d{3})(?<b>\\d{3})$',
      mask: '{kind} {year} {a} {b}',
    },
    {
      rightTypes: ['P', 'U', 'T', 'D'],
      pattern: '^(?<a>\\d{3})(?<b>\\d{2})(?<c>\\d{3})$',
      mask: '{a} {b} {c}.{check}',
      checkDigit: 'mod-11-de',
    },
    {
      rightTypes: ['P', 'U', 'T', 'D'],
      pattern: '^(?<a>\\d{3})(?<b>\\d{2})(?<c>\\d{3})$',
      mask: '{a} {b} {c}',
    },
    {
      rightTypes: ['P', 'U'],
      pattern: '^(?<letter>[PG])(?<a>\\d{2})(?<b>\\d{2})(?<c>\\d{3})$',
      mask: '{letter} {a} {b} {c}',
    },
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<n>\\d{12}|\\d{8})$', mask: '{n}' },
    { form: 'docdb', rightTypes: ['P'], pattern: '^P(?<n>\\d{7})$', mask: '{n}' },
    { form: 'docdb', rightTypes: ['P'], pattern: '^(?<letter>[A-Z])(?<n>\\d{1,6})$', mask: '{letter}{n:7}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^(?<letter>[A-Z])(?<n>\\d{1,6})$',
      mask: '{filed}{letter}{n:6}',
    },
    { form: 'epodoc', rightTypes: ['P'], pattern: '^P(?<n>\\d{7})$', mask: '{filed}{n}' },
    {
      form: 'epodoc',
      rightTypes: ['P'],
      pattern: '^1(?<yy>\\d{2})(?<serial>\\d{5})$',
      mask: '{yy:y94}10{serial}',
    },
    {
      form: 'st13',
      rightTypes: ['P', 'U', 'T', 'D'],
      pattern: '^(?<kind>\\d{2})(?<year>\\d{4})(?<n>\\d{6})$',
      mask: '{kind}{year}000{n}',
    },
  ],
};
