import type { Regime } from '../regime.ts';
import { INVENTIONS, PARIS_FOUNDATION, PARIS_START } from './paris.ts';

export const US: Regime = {
  id: 'us',
  name: 'United States',
  periods: [
    {
      later: INVENTIONS,
      earlier: INVENTIONS,
      months: 12,
      source: '35 U.S.C. 119(a), MPEP 213.03: twelve months',
    },
    {
      later: ['D'],
      earlier: ['D', 'U'],
      months: 6,
      source:
        '35 U.S.C. 172, MPEP 213.03: six months for designs; on a utility model MPEP 1504.10: unverified',
    },
    {
      later: ['T'],
      earlier: ['T'],
      months: 6,
      source: '15 U.S.C. 1126(d): six months; unverified',
    },
  ],
  start: `${PARIS_START}; MPEP 213.03: the first day is not counted`,
  monthEnd: 'The last day of that month, as in PCT Rule 80.2; unverified',
  closedDays: {
    of: 'later office',
    source:
      '35 U.S.C. 21(b), 37 CFR 1.7(a) (MPEP 213.03): Saturday, Sunday or federal holiday within the District of Columbia',
  },
  sameDay: { rule: 'not settled', source: '35 U.S.C. 119(a): within twelve months from the earliest date' },
  corrections: [
    {
      from: '2000-11-29',
      later: INVENTIONS,
      monthsFromPriority: 16,
      monthsFromFiling: 4,
      source:
        '37 CFR 1.55(d): the later of 4 months from filing and 16 months from the foreign filing; an unintentionally delayed claim by petition, 1.55(e); in force since 2000-11-29: unverified',
    },
  ],
  restorations: [
    {
      from: '2013-12-18',
      later: ['P', 'U', 'D'],
      months: 2,
      criterion: 'unintentional',
      datedBy: 'filing',
      source:
        '37 CFR 1.55(c), MPEP 213.03 and 1504.10: within 14 months, designs 8, by petition; in force since 2013-12-18: unverified',
    },
  ],
  noRestoration: '37 CFR 1.55(c) is for patents and designs only; before the Act of 2012 (PLTIA) none',
  chains: [
    {
      later: ['P', 'U', 'D'],
      relations: ['divisional', 'continuation', 'continuation-in-part', 'national-phase'],
      source:
        '35 U.S.C. 120, 121, 365(c), 386(c) (MPEP 213.03): entitled to the benefit of an application filed within the period',
    },
  ],
  domestic:
    '35 U.S.C. 119(e) for provisional applications (37 CFR 1.78(b) restores), 35 U.S.C. 120 for others; not Art. 4 of the Paris Convention',
  foundations: [{ source: `35 U.S.C. 119(a): ${PARIS_FOUNDATION}` }],
};
