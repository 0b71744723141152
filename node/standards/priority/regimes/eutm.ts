import type { Regime } from '../regime.ts';

export const EUTM: Regime = {
  id: 'eutm',
  name: 'European Union trade mark',
  periods: [{ later: ['T'], earlier: ['T'], months: 6, source: 'EUTMR (2017/1001) Art. 34(1): six months' }],
  start: 'EUTMR Art. 34(1): the filing date of the first application; the day itself does not count',
  monthEnd: 'EUTMDR (2018/625) Art. 67: the last day of that month; unverified',
  closedDays: {
    of: 'later office',
    source:
      'EUTMDR Art. 69, Paris Convention Art. 4C(3): the first following day on which the Office is open; unverified',
  },
  sameDay: {
    rule: 'not settled',
    source:
      'Paris Convention Art. 4C(2); claims of the day of filing stand in the register of the Office as claimed',
  },
  corrections: [
    {
      from: '2016-03-23',
      later: ['T'],
      source: 'EUTMR Art. 35(1): with the application; documents within three months of filing',
    },
    {
      to: '2016-03-22',
      later: ['T'],
      monthsFromFiling: 2,
      source: 'Regulation (EC) No 2868/95 Rule 6: two months from filing, until the reform of 2016-03-23',
    },
  ],
  restorations: [],
  noRestoration: 'EUTMR Art. 104(5) excludes the period of Art. 34(1); unverified',
  // The parts of a divided application keep its filing date as their own.
  chains: [],
  domestic: 'EUTMR Art. 34(2): every regular filing, an earlier EU trade mark application too; unverified',
  foundations: [
    {
      source:
        'EUTMR Art. 34(1) and (2): in or for a state of the Paris Union or a WTO member; Art. 34(5): others on published reciprocity',
    },
  ],
};
