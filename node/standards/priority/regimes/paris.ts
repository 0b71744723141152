import type { PeriodRule, Regime } from '../regime.ts';

export const INVENTIONS = ['P', 'U'] as const;

/** Art. 4C(1) and 4E, which every other regime repeats. */
export const PARIS_PERIODS: readonly PeriodRule[] = [
  {
    later: INVENTIONS,
    earlier: INVENTIONS,
    months: 12,
    source: 'Paris Convention Art. 4C(1) and 4E(2): twelve months for patents and utility models',
  },
  {
    later: ['D'],
    earlier: ['D', 'U'],
    months: 6,
    source:
      'Paris Convention Art. 4C(1) and 4E(1): six months for industrial designs, also on a utility model',
  },
  {
    later: ['T'],
    earlier: ['T'],
    months: 6,
    source: 'Paris Convention Art. 4C(1): six months for trademarks',
  },
  {
    later: ['V'],
    earlier: ['V'],
    months: 12,
    source: 'UPOV Convention (1991) Art. 11(1): twelve months for plant varieties; unverified',
  },
];

export const PARIS_START =
  'Paris Convention Art. 4C(2): the filing date of the first application; the day of filing is not counted';

export const PARIS_FOUNDATION =
  'Paris Convention Art. 4A(1) to (3), TRIPS Art. 2(1): a regular national filing, or one equivalent to it under a treaty, in or for a state of the Union or a member of the WTO; its later fate does no harm';

/** What holds where there is no table for the office: the treaty alone. */
export const PARIS: Regime = {
  id: 'paris',
  name: 'Paris Convention',
  periods: PARIS_PERIODS,
  start: PARIS_START,
  monthEnd: 'The Convention is silent: the last day of that month, as in PCT Rule 80.2 and EPC Rule 131(4)',
  closedDays: {
    of: 'later office',
    source: 'Paris Convention Art. 4C(3): holidays and closed days of the office where protection is claimed',
  },
  sameDay: {
    rule: 'not settled',
    source: 'Paris Convention Art. 4C(2): the day of filing is not in the period; national law decides',
  },
  corrections: [],
  restorations: [],
  noRestoration:
    'National law decides; for parties to the Patent Law Treaty its Art. 13(2) with Rule 14 (two months); unverified',
  chains: [
    {
      later: ['P', 'U', 'D'],
      relations: ['divisional', 'continuation', 'continuation-in-part', 'conversion', 'national-phase'],
      source:
        'Paris Convention Art. 4G: divisional applications keep the date of the initial one and its right of priority',
    },
  ],
  domestic:
    'Paris Convention Art. 4A(1) is for other countries; whether a claim on the same office is allowed national law decides',
  foundations: [{ source: PARIS_FOUNDATION }],
};
