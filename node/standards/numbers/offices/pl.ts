import { FIRST, type OfficeNumbers } from '../rule.ts';

/**
 * Poland: P (patent), W (utility model), Wp (design) or Z (mark) with a full stop and one series each.
 */
export const PL: OfficeNumbers = {
  office: 'PL',
  rules: [
    {
      ...FIRST,
      id: 'PL-P',
      rightTypes: ['P'],
      patterns: ['^P?[.-]?(?<n>\\d{5,6})$'],
      canonical: 'P{n}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['P.432123', 'P432123'],
        ['P-432123', 'P432123'],
      ],
    },
    {
      ...FIRST,
      id: 'PL-U',
      rightTypes: ['U'],
      patterns: ['^W?[.-]?(?<n>\\d{5,6})$'],
      canonical: 'W{n}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['W.432123', 'W432123'],
        ['W-432123', 'W432123'],
      ],
    },
    {
      ...FIRST,
      id: 'PL-D',
      rightTypes: ['D'],
      patterns: ['^WP?[.-]?(?<n>\\d{5,6})$'],
      canonical: 'WP{n}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['WP.432123', 'WP432123'],
        ['WP-432123', 'WP432123'],
      ],
    },
    {
      ...FIRST,
      id: 'PL-T',
      rightTypes: ['T'],
      patterns: ['^Z?[.-]?(?<n>\\d{5,6})$'],
      canonical: 'Z{n}',
      source: 'the usual form in publications and registers; not checked against a published rule',
      examples: [
        ['Z.432123', 'Z432123'],
        ['Z-432123', 'Z432123'],
      ],
    },
    {
      ...FIRST,
      id: 'PL-P-DOCDB',
      rightTypes: ['P'],
      form: 'docdb',
      weak: true,
      patterns: ['^(?<n>\\d{6})(?<yy>\\d{2})$'],
      canonical: 'P{n}',
      year: '{yy:y50}',
      source: 'EPO DOCDB form: number and year; not verified on published data',
      examples: [['43212319', 'P432123', '2019-12-09']],
    },
    {
      ...FIRST,
      id: 'PL-P-EPODOC',
      rightTypes: ['P'],
      form: 'epodoc',
      patterns: ['^(?<year>(?:19|20)\\d{2})0(?<n>\\d{6})$'],
      canonical: 'P{n}',
      year: '{year}',
      source: 'EPO epodoc form: year and number; not verified on published data',
      examples: [['20190432123', 'P432123']],
    },
  ],
  styles: [
    { rightTypes: ['P'], pattern: '^P(?<n>\\d+)$', mask: 'P.{n}' },
    { rightTypes: ['U'], pattern: '^W(?<n>\\d+)$', mask: 'W.{n}' },
    { rightTypes: ['D'], pattern: '^WP(?<n>\\d+)$', mask: 'Wp.{n}' },
    { rightTypes: ['T'], pattern: '^Z(?<n>\\d+)$', mask: 'Z.{n}' },
    { form: 'docdb', rightTypes: ['P'], pattern: '^P(?<n>\\d{6})$', mask: '{n}{filed:yy}' },
    { form: 'epodoc', rightTypes: ['P'], pattern: '^P(?<n>\\d{6})$', mask: '{filed}0{n}' },
  ],
  open: true,
};
