import type { OfficeNumbers } from '../rule.ts';

/**
 * Two digits of series code and six of serial number. The series code is part of the identity: 62/982,670
 * and 16/982,670 are different applications, so a form that lacks it is not read.
 */

const SOURCE = 'WIPO DAS exchange guide, US; MPEP 503';
const REST = '[/-]?(?<a>\\d{3})[,.]?(?<b>\\d{3})$';

export const US: OfficeNumbers = {
  office: 'US',
  rules: [
    {
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
    },
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
  ],
};
