/**
 * What became of a priority claim at the office that decides on it: ST.96 PriorityStatusCategory, in the order in which
 * the contract numbers them.
 */
export const PRIORITY_STATUSES = [
  'Claimed',
  'Abandoned',
  'Accepted',
  'PartiallyRefused',
  'Refused',
  'Undefined',
] as const;

export type PriorityStatus = (typeof PRIORITY_STATUSES)[number];

export function isPriorityStatus(value: unknown): value is PriorityStatus {
  return PRIORITY_STATUSES.some((status) => status === value);
}
