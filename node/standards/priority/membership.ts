/**
 * Offices of which it is not certain, for some days, that a first filing there founds a right: neither a state of the
 * Paris Union nor a member of the WTO. Every other office is taken as one of a member, without a word about it.
 */

export interface Outside {
  readonly office: string;
  /** Until the day before; without it, until now as far as known. */
  readonly until?: string;
  readonly source: string;
}

export const OUTSIDE: readonly Outside[] = [
  {
    office: 'TW',
    until: '2002-01-01',
    source: 'WTO member since 2002-01-01, not a state of the Paris Union (policy notices of the UK office)',
  },
  { office: 'ER', source: 'neither Paris Union nor WTO as far as known; unverified' },
  { office: 'EH', source: 'neither Paris Union nor WTO as far as known; unverified' },
  { office: 'FM', source: 'neither Paris Union nor WTO as far as known; unverified' },
  { office: 'NR', source: 'neither Paris Union nor WTO as far as known; unverified' },
  { office: 'PW', source: 'neither Paris Union nor WTO as far as known; unverified' },
  { office: 'SO', source: 'neither Paris Union nor WTO as far as known; unverified' },
  { office: 'SS', source: 'neither Paris Union nor WTO as far as known; unverified' },
  { office: 'TV', source: 'neither Paris Union nor WTO as far as known; unverified' },
];

/** Why a filing at an office on a day may found no right; undefined when nothing speaks against it. */
export function outsideUnion(office: string, date: string): Outside | undefined {
  return OUTSIDE.find((one) => one.office === office && (one.until === undefined || date < one.until));
}
