import type { Regime } from '../regime.ts';
import { PARIS_FOUNDATION, PARIS_START } from './paris.ts';

export const HAGUE: Regime = {
  id: 'hague',
  name: 'Hague Agreement (Geneva Act)',
  periods: [
    {
      later: ['D'],
      earlier: ['D', 'U'],
      months: 6,
      source: 'Hague Agreement (1999) Art. 6(1), Paris Convention Art. 4C(1) and 4E(1): six months',
    },
  ],
  start: `${PARIS_START}; Hague Agreement (1999) Art. 6(1)`,
  monthEnd: 'Common Regulations Rule 4(2): the last day of that month; unverified',
  closedDays: {
    of: 'WO',
    source:
      'Common Regulations Rule 4(4) (quoted in MPEP 213.03): a day on which the International Bureau is open',
  },
  sameDay: { rule: 'not settled', source: 'Paris Convention Art. 4C(2)' },
  corrections: [
    {
      later: ['D'],
      source:
        'With the international application (secondary source); for the United States later too, 37 CFR 1.55(m); Rule 22bis of the Common Regulations on later addition was not looked up',
    },
  ],
  restorations: [],
  noRestoration:
    'The Agreement has none; a designated office may restore (United States: MPEP 2920.05(d), two months, unintentional)',
  chains: [],
  domestic:
    'Hague Agreement (1999) Art. 6(2): the international application is itself a regular filing; unverified',
  foundations: [{ source: `Hague Agreement (1999) Art. 6(1): ${PARIS_FOUNDATION}` }],
};
