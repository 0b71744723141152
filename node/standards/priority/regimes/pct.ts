import type { Regime } from '../regime.ts';
import { INVENTIONS, PARIS_FOUNDATION, PARIS_START } from './paris.ts';

export const PCT: Regime = {
  id: 'pct',
  name: 'Patent Cooperation Treaty',
  periods: [
    {
      later: INVENTIONS,
      earlier: INVENTIONS,
      months: 12,
      source: 'PCT Art. 8 and Rule 4.10, Paris Convention Art. 4C(1): twelve months',
    },
  ],
  start: `${PARIS_START}; PCT Rule 80.2`,
  monthEnd: 'PCT Rule 80.2: the last day of that month; unverified',
  closedDays: {
    of: 'receiving office',
    source: 'PCT Rule 80.5 (quoted in MPEP 213.03): the first following day on which the office is open',
  },
  sameDay: {
    rule: 'not settled',
    source:
      'PCT Rule 4.10(a): the earlier filing is within twelve months before the international filing date',
  },
  corrections: [
    {
      from: '1998-07-01',
      later: INVENTIONS,
      monthsFromPriority: 16,
      monthsFromFiling: 4,
      source:
        'PCT Rule 26bis.1(a): 16 months from the priority date, as it is or as changed, whichever ends first, and in any case 4 months from the international filing date (EPO PCT Guidelines A-VI 1.4.1); in force since 1998-07-01: unverified',
    },
  ],
  restorations: [
    {
      from: '2007-04-01',
      later: INVENTIONS,
      months: 2,
      criterion: 'due care or unintentional, as the receiving Office applies',
      datedBy: 'filing',
      source:
        'PCT Rule 26bis.3 (in force since 2007-04-01, MPEP 1828.01); effect in each designated state by Rule 49ter, where reservations are possible; Rule 26bis.2(c)(iii): such a claim is not void',
    },
  ],
  noRestoration: 'PCT Rule 26bis.3 is the only one',
  chains: [],
  domestic:
    'PCT Art. 8(2)(b): a claim on an application in a designated state is governed by the law of that state; unverified',
  foundations: [
    {
      from: '2000-01-01',
      source: `PCT Rule 4.10(a): ${PARIS_FOUNDATION}; WTO members since 2000-01-01: unverified`,
    },
    { to: '1999-12-31', source: 'PCT Art. 8(1): filed in or for a state of the Paris Union' },
  ],
};
