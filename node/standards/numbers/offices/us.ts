import {
  corrected,
  FIRST,
  type NumberRule,
  type NumberStyle,
  type OfficeNumbers,
  type Period,
} from '../rule.ts';

/**
 * Two digits of series code and six of serial number. The series code is part of the identity: 62/982,670
 * and 16/982,670 are different applications, so for a form that
 * lacks it every series of the time is a candidate. Applications that enter from the PCT keep the date of the
 * international filing, which may lie before their series began.
 */

const SOURCE = 'WIPO DAS exchange guide, US; MPEP 503';
const REST = '[/-]?(?<a>\\d{3})[,.]?(?<b>\\d{3})$';

/** MPEP 503 for 01 to 12, Red Book v1.5 for the days of 08 and 09; later ones wide enough for what was seen. */
const NONPROVISIONAL: Readonly<Record<string, Period>> = {
  '01': ['1925-01-01', '1934-12-31'],
  '02': ['1935-01-01', '1947-12-31'],
  '03': ['1948-01-01', '1959-12-31'],
  '04': ['1960-01-01', '1969-12-31'],
  '05': ['1970-01-01', '1978-12-31'],
  '06': ['1979-01-01', '1986-12-31'],
  '07': ['1987-01-01', '1992-12-31'],
  '08': ['1993-01-01', '1997-12-31'],
  '09': ['1997-12-30', '2001-11-30'],
  10: ['2001-10-01', '2004-12-31'],
  11: ['2004-12-01', '2007-12-31'],
  12: ['2007-12-01', '2011-06-30'],
  13: ['2010-12-01', '2014-12-31'],
  14: ['2012-01-01', '2016-12-31'],
  15: ['2014-01-01', '2019-12-31'],
  16: ['2017-01-01', '2021-12-31'],
  17: ['2019-01-01', '2024-12-31'],
  18: ['2021-01-01'],
  19: ['2023-01-01'],
};

const PROVISIONAL: Readonly<Record<string, Period>> = {
  60: ['1995-06-08', '2008-01-31'],
  61: ['2007-10-01', '2014-12-31'],
  62: ['2013-06-01', '2020-12-31'],
  63: ['2020-01-01'],
};

const MISSING = 'series code';
const ANY_SERIES = { ...NONPROVISIONAL, ...PROVISIONAL };
const SOURCE_SERIES =
  'MPEP 503 for the periods of the series codes 01 to 12; the later ones from numbers seen';
const EPO_FORMS = 'EPO DOCDB and epodoc forms before 2011: serial number and year, without the series code';

const WITH_SERIES: NumberRule = {
  id: 'US-P',
  version: 1,
  published: '2026-11-21',
  rightTypes: ['P'],
  patterns: [
    `^(?<series>0[1-9]|1\\d|2[0-8]|6[0-3]|9[056])${REST}`,
    '^(?:19|20)\\d{2}(?<series>0[1-9]|1\\d|2[0-8]|6[0-3])(?<a>\\d{3})(?<b>\\d{3})P?$',
  ],
  canonical: '{series}{a}{b}',
  source: SOURCE,
  examples: [
    ['62/982,670', '62982670'],
    ['16/982,670', '16982670'],
    ['US 13797521', '13797521'],
    ['US202062962762 P', '62962762'],
    ['08/020.164', '08020164'],
  ],
};

/** Without series code; the form of EPO data states the year and, with a P, that it is a provisional one. */
const WITHOUT_SERIES: readonly NumberRule[] = [
  {
    ...FIRST,
    id: 'US-P-SERIAL',
    rightTypes: ['P'],
    patterns: ['^(?<a>\\d{1,3})[,.]?(?<b>\\d{3})$'],
    canonical: '{series}{a:3}{b}',
    values: { group: 'series', periods: ANY_SERIES, missing: MISSING },
    source: SOURCE_SERIES,
    examples: [['777,859', '07777859', '1991-10-16']],
  },
  {
    ...FIRST,
    id: 'US-P-SERIAL-PROVISIONAL',
    rightTypes: ['P'],
    patterns: ['^(?:(?:19|20)\\d{2})?(?<serial>\\d{5,6})P$'],
    canonical: '{series}{serial:6}',
    values: { group: 'series', periods: PROVISIONAL, missing: MISSING },
    source: SOURCE_SERIES,
    examples: [['331477 P', '60331477', '2001-11-16']],
  },
  ...(['epodoc', 'docdb'] as const).flatMap((form) =>
    [
      {
        id: 'P',
        kind: '',
        periods: NONPROVISIONAL,
        epodoc: '20100943872',
        docdb: '94387210',
        canonical: '12943872',
        date: '2010-11-10',
      },
      {
        id: 'PROVISIONAL',
        kind: 'P',
        periods: PROVISIONAL,
        epodoc: '20020358996P',
        docdb: '35899602P',
        canonical: '60358996',
        date: '2002-02-21',
      },
    ].map(
      ({ id, kind, periods, canonical, date, ...texts }): NumberRule => ({
        ...FIRST,
        id: `US-${id}-${form.toUpperCase()}`,
        rightTypes: ['P'],
        patterns:
          form === 'epodoc'
            ? [`^(?<year>(?:19|20)\\d{2})0(?<serial>\\d{6})${kind}$`]
            : [`^(?<serial>\\d{1,6})(?<yy>\\d{2})${kind}$`],
        canonical: '{series}{serial:6}',
        year: form === 'epodoc' ? '{year}' : '{yy:y25}',
        form,
        ...(form === 'docdb' ? { weak: true as const } : {}),
        values: { group: 'series', periods, missing: MISSING },
        source: EPO_FORMS,
        examples: [[texts[form], canonical, date]],
      }),
    ),
  ),
  {
    ...FIRST,
    id: 'US-P-YEAR-SERIAL',
    rightTypes: ['P'],
    patterns: ['^(?<year>(?:19|20)\\d{2})(?<serial>\\d{6})$'],
    canonical: '{series}{serial:6}',
    year: '{year}',
    weak: true,
    values: { group: 'series', periods: ANY_SERIES, missing: MISSING },
    source: 'numbers as delivered in EPO data: year and serial number',
    examples: [['2003 396363', '10396363', '2003-03-26']],
  },
  {
    ...FIRST,
    id: 'US-D-SERIAL',
    rightTypes: ['D'],
    patterns: ['^(?<a>\\d{1,3})[,.]?(?<b>\\d{3})$'],
    canonical: '{series}{a:3}{b}',
    values: {
      group: 'series',
      periods: {
        '05': NONPROVISIONAL['05'] ?? [],
        '06': NONPROVISIONAL['06'] ?? [],
        '07': ['1987-01-01', '1992-09-30'],
        29: ['1992-10-01'],
      },
      missing: MISSING,
    },
    source: `${SOURCE_SERIES}; designs have a series of their own, 29, since October 1992`,
    examples: [['141 676', '07141676', '1988-01-07']],
  },
];

export const US: OfficeNumbers = {
  office: 'US',
  rules: [
    ...corrected(
      WITH_SERIES,
      { values: { group: 'series', periods: ANY_SERIES }, source: `${SOURCE}; ${SOURCE_SERIES}` },
      '2026-11-21',
    ),
    {
      ...FIRST,
      id: 'US-D-1992',
      rightTypes: ['D'],
      filedTo: '1992-09-30',
      patterns: [`^(?<series>0[1-7])${REST}`],
      canonical: '{series}{a}{b}',
      source: SOURCE_SERIES,
      examples: [['07/141,676', '07141676']],
    },
    ...WITHOUT_SERIES,
    {
      id: 'US-D',
      version: 1,
      published: '2026-11-21',
      rightTypes: ['D'],
      patterns: [`^(?<series>29|35)${REST}`],
      canonical: '{series}{a}{b}',
      source: SOURCE,
      examples: [
        ['29/320.853', '29320853'],
        ['29/320,462', '29320462'],
        ['35503842', '35503842'],
      ],
    },
    {
      id: 'US-T',
      version: 1,
      published: '2026-11-21',
      rightTypes: ['T'],
      patterns: [`^(?:SN)?(?<series>6[4-9]|[789]\\d)${REST}`],
      canonical: '{series}{a}{b}',
      source: 'USPTO, trademark serial numbers',
      examples: [
        ['88/831436 ', '88831436'],
        ['76044902', '76044902'],
        ['sn87035559', '87035559'],
      ],
    },
  ],
  styles: [
    {
      rightTypes: ['P', 'D'],
      pattern: '^(?<series>\\d{2})(?<a>\\d{3})(?<b>\\d{3})$',
      mask: '{series}/{a},{b}',
    },
    { rightTypes: ['T'], pattern: '^(?<series>\\d{2})(?<serial>\\d{6})$', mask: '{series}/{serial}' },
    ...(['docdb', 'epodoc'] as const).flatMap((form): NumberStyle[] => [
      { form, rightTypes: ['P'], pattern: '^(?<n>[01]\\d{7})$', mask: '{filed}{n}', filed: ['2012-01-01'] },
      { form, rightTypes: ['P'], pattern: '^(?<n>6\\d{7})$', mask: '{filed}{n}P', filed: ['2012-01-01'] },
    ]),
  ],
  publications: [
    '^(?:19|20)\\d{2}/?0\\d{6}(?:A\\d)?$',
    '^[4-9][,.]?\\d{3}[,.]?\\d{3}$',
    '^1\\d[,.]?\\d{3}[,.]?\\d{3}B\\d$',
  ],
  unwritten: {
    st13: 'the 15 digits of ST.13 have no place for the series code, without which two applications would be one',
    docdb: 'before 2012 the form leaves out the series code, so that two applications could be one',
    epodoc: 'before 2012 the form leaves out the series code, so that two applications could be one',
  },
};
