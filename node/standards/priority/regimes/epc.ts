import type { Regime } from '../regime.ts';
import { INVENTIONS } from './paris.ts';

export const EPC: Regime = {
  id: 'epc',
  name: 'European Patent Convention',
  periods: [
    {
      later: ['P'],
      earlier: INVENTIONS,
      months: 12,
      source: 'EPC Art. 87(1): twelve months from the first application for a patent or utility model',
    },
  ],
  start:
    'EPC Art. 87(1), Rule 131(2): the filing date of the first application; counting starts on the day after',
  monthEnd: 'EPC Rule 131(3) and (4): the last day of that month',
  closedDays: {
    of: 'later office',
    source:
      'EPC Rule 134(1), which covers the period of Art. 87(1) (EPO Guidelines E-VIII 1.6.2): the first day on which all filing offices are open',
  },
  sameDay: {
    rule: 'no priority',
    source:
      'EPO Guidelines A-III 6.6: none from an application of the same filing date, unless it is corrected',
  },
  corrections: [
    {
      from: '2007-12-13',
      later: ['P'],
      monthsFromPriority: 16,
      monthsFromFiling: 4,
      source:
        'EPC Rule 52(2) and (3): 16 months from the earliest priority date, not before 4 months from filing (EPO Guidelines F-VI 3.2)',
    },
  ],
  restorations: [
    {
      from: '2007-12-13',
      later: ['P'],
      months: 2,
      criterion: 'all due care',
      datedBy: 'filing',
      source:
        'EPC Art. 122, Rule 136(1) and (2): application and request within two months of expiry (EPO Guidelines A-III 6.6)',
    },
  ],
  noRestoration: 'EPC 1973 Art. 122(5) excluded the priority period; unverified',
  // A divisional is given the filing date of its parent (Art. 76(1)).
  chains: [],
  domestic: 'EPC Art. 87(1), EPO Guidelines A-III 6.2: an earlier European application founds a claim',
  foundations: [
    {
      from: '2007-12-13',
      source:
        'EPC Art. 87(1): in or for a state of the Paris Union or a WTO member; Art. 87(5) reciprocity: no communication issued (EPO Guidelines A-III 6.2)',
    },
    {
      to: '2007-12-12',
      source: 'EPC 1973 Art. 87(1): a state of the Paris Union; not WTO membership alone (G 2/02, G 3/02)',
    },
  ],
};
