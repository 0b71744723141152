import type { Regime } from '../regime.ts';
import { INVENTIONS, PARIS_FOUNDATION, PARIS_PERIODS, PARIS_START } from './paris.ts';

export const JP: Regime = {
  id: 'jp',
  name: 'Japan',
  periods: PARIS_PERIODS.filter(({ later }) => !later.includes('V')),
  start: PARIS_START,
  monthEnd: 'Patent Act Art. 3(1): the last day of that month; unverified',
  closedDays: { of: 'later office', source: 'Patent Act Art. 3(2), Paris Convention Art. 4C(3); unverified' },
  sameDay: { rule: 'not settled', source: 'Patent Act Art. 43, Paris Convention Art. 4C(2)' },
  corrections: [
    {
      from: '2015-04-01',
      later: INVENTIONS,
      monthsFromPriority: 16,
      monthsFromFiling: 4,
      source:
        'Patent Act Art. 43(1), Regulations Art. 27-4-2: 16 months from the priority date or 4 months from filing; unverified',
    },
  ],
  restorations: [
    {
      from: '2023-04-01',
      later: ['P', 'U', 'D'],
      months: 2,
      criterion: 'unintentional',
      datedBy: 'expiry',
      source:
        'Patent Act Art. 43-2(1), for periods that end on or after 2023-04-01 (PCT Applicant’s Guide JP.21); utility models and designs alike; not trademarks',
    },
    {
      from: '2015-04-01',
      to: '2023-03-31',
      later: ['P', 'U', 'D'],
      months: 2,
      criterion: 'due care (legitimate reason)',
      datedBy: 'expiry',
      source: 'Patent Act Art. 43-2(1) before the amendment of 2021; in force since 2015-04-01: unverified',
    },
  ],
  noRestoration: 'Patent Act Art. 43-2 does not apply to trademarks',
  chains: [
    {
      later: ['P', 'U', 'D'],
      relations: ['divisional', 'conversion', 'national-phase'],
      source:
        'Patent Act Art. 44(2) and 46(6): deemed filed with the original application, which keeps its own date in the records; unverified',
    },
  ],
  domestic: 'Patent Act Art. 41: one year for patents and utility models; restored by the same rule',
  foundations: [
    { source: `Patent Act Art. 43 and 43-3: ${PARIS_FOUNDATION}; claims on Taiwan since 2002-09-01` },
  ],
};
