import type { Regime } from '../regime.ts';
import { INVENTIONS, PARIS_FOUNDATION, PARIS_PERIODS, PARIS_START } from './paris.ts';

export const KR: Regime = {
  id: 'kr',
  name: 'Republic of Korea',
  periods: PARIS_PERIODS.filter(({ later }) => !later.includes('V')),
  start: PARIS_START,
  monthEnd: 'Patent Act Art. 14: the last day of that month; unverified',
  closedDays: { of: 'later office', source: 'Patent Act Art. 14, Paris Convention Art. 4C(3); unverified' },
  sameDay: { rule: 'not settled', source: 'Patent Act Art. 54, Paris Convention Art. 4C(2)' },
  corrections: [
    {
      later: INVENTIONS,
      monthsFromPriority: 16,
      source: 'Patent Act Art. 54(7): 16 months from the earliest priority date',
    },
  ],
  restorations: [],
  noRestoration:
    'Korean law did not know restoration of the right of priority when this table was made (secondary sources of 2024); look for a later amendment',
  chains: [
    {
      later: ['P', 'U', 'D'],
      relations: ['divisional', 'conversion', 'national-phase'],
      source: 'Patent Act Art. 52 and 53: deemed filed with the original application; unverified',
    },
  ],
  domestic: 'Patent Act Art. 55: one year for patents and utility models',
  foundations: [{ source: `Patent Act Art. 54: ${PARIS_FOUNDATION}` }],
};
