import type { Regime } from '../regime.ts';
import { PARIS_FOUNDATION, PARIS_START } from './paris.ts';

export const MADRID: Regime = {
  id: 'madrid',
  name: 'Madrid Protocol',
  periods: [
    {
      later: ['T'],
      earlier: ['T'],
      months: 6,
      source:
        'Madrid Protocol Art. 4(2), Paris Convention Art. 4C(1): six months to the date of the international registration; the International Bureau disregards older claims: unverified',
    },
  ],
  start: PARIS_START,
  monthEnd: 'Common Regulations Rule 4(2): the last day of that month; unverified',
  closedDays: { of: 'WO', source: 'Common Regulations Rule 4(4); unverified' },
  sameDay: { rule: 'not settled', source: 'Paris Convention Art. 4C(2)' },
  corrections: [
    {
      later: ['T'],
      source:
        'Madrid Protocol Art. 4(2): no formalities of Paris Convention Art. 4D; the claim stands in the application; unverified',
    },
  ],
  restorations: [],
  noRestoration: 'The Protocol has none; unverified',
  chains: [],
  domestic: 'A claim on the basic application at the office of origin is usual; unverified',
  foundations: [{ source: `Madrid Protocol Art. 4(2): ${PARIS_FOUNDATION}` }],
};
