import type { NumberRule, OfficeNumbers } from '../rule.ts';

/**
 * Two digits of kind, year, seven digits of serial number. The kinds look like those of WIPO ST.13 and are
 * not: 30 is a design and 40 a trademark. DOCDB leaves the kind out.
 */

const KINDS = [
  { right: 'P', kind: '10', usual: '10', example: '10-2016-0063019' },
  { right: 'U', kind: '20', usual: '20', example: '20-2016-0003019' },
  { right: 'D', kind: '30', usual: '30', example: '30-2016-0003019' },
  { right: 'T', kind: '4[0-57]', usual: '40', example: '40-2020-0052926' },
] as const;

const YEAR = '(?<year>(?:19|20)\\d{2})';

const rules = KINDS.flatMap(({ right, kind, usual, example }): NumberRule[] => [
  {
    id: `KR-${right}`,
    version: 1,
    published: '2026-11-21',
    rightTypes: [right],
    patterns: [
      `^(?<kind>${kind})-?${YEAR}-(?<serial>\\d{1,7})$`,
      `^(?<kind>${kind})-?${YEAR}(?<serial>\\d{7}|00\\d{7})$`,
    ],
    canonical: '{kind}{year}{serial:7}',
    year: '{year}',
    source: 'KIPO numbers in publications of other offices; 15-digit form after WIPO ST.13',
    examples: [
      [example, example.replaceAll('-', '')],
      [example.replaceAll('-', ''), example.replaceAll('-', '')],
      [example.replace(/-(?=\d{7})/, '-00').replaceAll('-', ''), example.replaceAll('-', '')],
    ],
  },
  {
    id: `KR-${right}-SHORT`,
    version: 1,
    published: '2026-11-21',
    rightTypes: [right],
    patterns: [`^${YEAR}-(?<serial>\\d{1,7})$`, `^${YEAR}(?<serial>\\d{7})$`],
    canonical: `${usual}{year}{serial:7}`,
    year: '{year}',
    source: 'EPO DOCDB',
    examples: [[example.slice(3), example.replaceAll('-', '')]],
  },
]);

export const KR: OfficeNumbers = {
  office: 'KR',
  rules,
  styles: [
    {
      rightTypes: ['P', 'U', 'D', 'T'],
      pattern: '^(?<kind>\\d{2})(?<year>\\d{4})(?<serial>\\d{7})$',
      mask: '{kind}-{year}-{serial}',
    },
    { form: 'docdb', rightTypes: ['P', 'U'], pattern: '^[12]0(?<n>\\d{11})$', mask: '{n}' },
    { form: 'epodoc', rightTypes: ['P', 'U'], pattern: '^[12]0(?<n>\\d{11})$', mask: '{n}' },
    {
      form: 'st13',
      rightTypes: ['P', 'U', 'D', 'T'],
      pattern: '^(?<kind>\\d{2})(?<year>\\d{4})(?<serial>\\d{7})$',
      mask: '{kind}{year}{serial:9}',
    },
  ],
};
