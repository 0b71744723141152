import type { Regime } from '../regime.ts';

export const RCD: Regime = {
  id: 'rcd',
  name: 'registered Community design (EU design)',
  periods: [
    {
      later: ['D'],
      earlier: ['D', 'U'],
      months: 6,
      source: 'Regulation (EC) No 6/2002 Art. 41(1): six months, on a design or a utility model',
    },
    {
      later: ['D'],
      earlier: ['P'],
      earlierOffices: ['WO', 'IB'],
      months: 6,
      source:
        'Art. 41(1) as read in C-382/21 P (2024-02-27): an international application founds a claim where it stands for a utility model, for six months',
    },
  ],
  start:
    'Regulation (EC) No 6/2002 Art. 41(1): the filing date of the first application; the day itself does not count',
  monthEnd: 'Regulation (EC) No 2245/2002 Art. 56: the last day of that month; unverified',
  closedDays: {
    of: 'later office',
    source:
      'Regulation (EC) No 2245/2002 Art. 58, Paris Convention Art. 4C(3): the first following day on which the Office is open; unverified',
  },
  sameDay: { rule: 'not settled', source: 'Paris Convention Art. 4C(2)' },
  corrections: [
    {
      to: '2025-04-30',
      later: ['D'],
      monthsFromFiling: 1,
      source:
        'Regulation (EC) No 2245/2002 Art. 8(2): one month from filing; what replaced it from 2025-05-01 was not looked up',
    },
  ],
  restorations: [],
  noRestoration: 'Regulation (EC) No 6/2002 Art. 67(5) excludes the period of Art. 41(1)',
  // The parts of a divided multiple application keep its filing date as their own.
  chains: [],
  domestic:
    'Regulation (EC) No 6/2002 Art. 41(2): every regular filing, an earlier EU design application too',
  foundations: [
    {
      source:
        'Regulation (EC) No 6/2002 Art. 41(1) and (2): in or for a state of the Paris Union or a WTO member; Art. 41(4): others on published reciprocity',
    },
  ],
};
