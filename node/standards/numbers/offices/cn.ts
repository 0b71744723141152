import type { NumberRule, NumberStyle, OfficeNumbers } from '../rule.ts';

/**
 * Year, one digit of kind (1 patent, 2 utility model, 3 design, 8 and 9 patent and utility model from the
 * PCT), serial number, check digit after a full stop. Two digits of the year and five of serial number until
 * September 2003. The check digit is verified and dropped; some data carry the patent's prefix ZL.
 */

const PUBLISHED = '2026-11-21';
const SOURCE = 'WIPO DAS exchange guide, CN; check digit verified on published numbers';

const KINDS = [
  {
    right: 'P',
    kind: '[18]',
    st13: [
      ['10', '1'],
      ['11', '8'],
    ],
    example: '202110991218.8',
  },
  {
    right: 'U',
    kind: '[29]',
    st13: [
      ['20', '2'],
      ['21', '9'],
    ],
    example: '202120123456.2',
  },
  { right: 'D', kind: '3', st13: [['30', '3']], example: '202130123456.8' },
] as const;

const rules = KINDS.flatMap(({ right, kind, st13, example }): NumberRule[] => [
  {
    id: `CN-${right}-2003`,
    version: 1,
    published: PUBLISHED,
    rightTypes: [right],
    filedFrom: '2003-10-01',
    patterns: [`^(?:ZL)?(?<year>20\\d{2})(?<kind>${kind})(?<serial>\\d{7})(?:\\.?(?<check>[\\dX]))?$`],
    canonical: '{year}{kind}{serial}',
    year: '{year}',
    checkDigit: 'mod-11',
    source: SOURCE,
    examples: [
      [`CN ${example}`, example.slice(0, 12)],
      [`ZL${example.replace('.', '')}`, example.slice(0, 12)],
      [example.slice(0, 12), example.slice(0, 12)],
    ],
  },
  ...st13.map(
    ([type, digit]): NumberRule => ({
      id: `CN-${right}-ST13-${type}`,
      version: 1,
      published: PUBLISHED,
      rightTypes: [right],
      patterns: [`^${type}(?<year>20\\d{2})(?<serial>\\d{9})$`],
      canonical: `{year}${digit}{serial:7}`,
      year: '{year}',
      source: 'CNIPA publications, which give each number also in 15 digits after WIPO ST.13',
      examples: [[`${type}2021000991218`, `2021${digit}0991218`]],
    }),
  ),
  {
    id: `CN-${right}-1985`,
    version: 1,
    published: PUBLISHED,
    rightTypes: [right],
    filedFrom: '1985-04-01',
    filedTo: '2003-09-30',
    patterns: [
      `^(?:ZL)?(?<yy>8[5-9]|9\\d|0[0-3])(?<kind>${kind})(?<serial>\\d{5})(?:\\.?(?<check>[\\dX]))?$`,
    ],
    canonical: '{yy}{kind}{serial}',
    year: '{yy:y85}',
    checkDigit: 'mod-11',
    source: SOURCE,
    examples: [[`98${kind.slice(-2, -1) || '3'}12345`, `98${kind.slice(-2, -1) || '3'}12345`]],
  },
]);

export const CN: OfficeNumbers = {
  office: 'CN',
  rules: [
    ...rules,
    {
      id: 'CN-T',
      version: 1,
      published: PUBLISHED,
      rightTypes: ['T'],
      patterns: ['^(?<n>\\d{1,8}[A-Z]?)$'],
      canonical: '{n}',
      source: 'CNIPA trademark gazette',
      examples: [['40404040', '40404040']],
    },
  ],
  styles: [
    {
      rightTypes: ['P', 'U', 'D'],
      pattern: '^(?<n>\\d{12}|\\d{8})$',
      mask: '{n}.{check}',
      checkDigit: 'mod-11',
    },
    { form: 'docdb', rightTypes: ['P', 'U', 'D'], pattern: '^(?<n>\\d{12}|\\d{8})$', mask: '{n}' },
    ...KINDS.flatMap(({ right, st13 }) =>
      st13.map(
        ([type, digit]): NumberStyle => ({
          form: 'st13',
          rightTypes: [right],
          pattern: `^(?<year>\\d{4})${digit}(?<serial>\\d{7})$`,
          mask: `${type}{year}{serial:9}`,
        }),
      ),
    ),
  ],
  publications: ['^\\d{9}[A-C]?$'],
};
