import type { Regime } from '../regime.ts';
import { INVENTIONS, PARIS_FOUNDATION, PARIS_START } from './paris.ts';

export const CN: Regime = {
  id: 'cn',
  name: 'China',
  periods: [
    {
      later: INVENTIONS,
      earlier: INVENTIONS,
      months: 12,
      source: 'Patent Law Art. 29: twelve months for inventions and utility models',
    },
    {
      later: ['D'],
      earlier: ['D', 'U'],
      months: 6,
      source: 'Patent Law Art. 29: six months for designs; Paris Convention Art. 4E(1) on a utility model',
    },
    {
      from: '2024-01-20',
      later: ['D'],
      earlier: ['P'],
      earlierOffices: ['CN'],
      months: 6,
      source:
        'Patent Law Art. 29(2), Implementing Regulations Rule 35 (in force since 2024-01-20): a design shown in an earlier Chinese invention application',
    },
    { later: ['T'], earlier: ['T'], months: 6, source: 'Trademark Law Art. 25: six months; unverified' },
  ],
  start: PARIS_START,
  monthEnd: 'Implementing Regulations Rule 5: the last day of that month; unverified',
  closedDays: {
    of: 'later office',
    source: 'Implementing Regulations Rule 5: the first working day after an official holiday; unverified',
  },
  sameDay: {
    rule: 'not settled',
    source: 'Patent Law Art. 29: within the months from the day of first filing',
  },
  corrections: [
    {
      from: '2024-01-20',
      later: INVENTIONS,
      monthsFromPriority: 16,
      monthsFromFiling: 4,
      excluded: ['divisional'],
      source:
        'Implementing Regulations Rule 37 (2023): inventions and utility models, not divisional applications',
    },
  ],
  restorations: [
    {
      from: '2024-01-20',
      later: INVENTIONS,
      months: 2,
      criterion: 'legitimate reason',
      datedBy: 'filing',
      excluded: ['divisional'],
      source:
        'Implementing Regulations Rule 36 (2023; Rule 128 for the national phase): inventions and utility models, not divisional applications',
    },
  ],
  noRestoration:
    'Implementing Regulations Rule 6 excludes the period of Patent Law Art. 29; none for designs and marks',
  // A divisional keeps the filing date of its parent as its own.
  chains: [],
  domestic:
    'Patent Law Art. 29(2): inventions and utility models; designs since 2021-06-01; the earlier application is then deemed withdrawn, but not where a design rests on an invention or utility model',
  foundations: [{ source: `Patent Law Art. 29(1): by treaty or mutual recognition. ${PARIS_FOUNDATION}` }],
};
