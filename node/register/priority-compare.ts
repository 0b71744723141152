/** What a claim says beside what the record says: dates, right types, digest, times. */
import type { RegisterRow } from '../store/register.ts';
import { finding, type PriorityFinding } from './priority-findings.ts';
import type { DigestMatch } from './record.ts';

/** The first moment of a day anywhere is 14 hours before it begins in UTC: dates of filing are local to the office. */
const EARLIEST_ZONE_MS = 14 * 3_600_000;

/** Whether a time (UTC) lies before a day has begun anywhere on Earth. */
export function isSurelyBefore(time: string, day: string): boolean {
  return Date.parse(time) < Date.parse(`${day}T00:00:00Z`) - EARLIEST_ZONE_MS;
}

export type Basis = 'proven since' | 'stated by the office';

/** What the chain proves of the record by itself: only the time it was recorded. */
export function timing(
  row: RegisterRow,
  laterFilingDate: string,
): { basis: Basis; finding: PriorityFinding } {
  const compared = { laterApplication: laterFilingDate, register: row.recordedAt };
  if (isSurelyBefore(row.recordedAt, laterFilingDate))
    return {
      basis: 'proven since',
      finding: finding('PROVEN_SINCE', 'recorded before the later filing: proven by the chain', { compared }),
    };
  const message =
    'recorded on or after the day of the later filing: that it was so before is the word of the office';
  return { basis: 'stated by the office', finding: finding('STATED_BY_OFFICE', message, { compared }) };
}

/** `claimed` may lack day or month; then equal means: nothing speaks against it. */
export function compareDate(claimed: string, recorded: string): PriorityFinding {
  const compared = { claim: claimed, register: recorded };
  if (claimed === recorded) return finding('DATE_EQUAL', 'the filing dates are equal', { compared });
  if (recorded.startsWith(`${claimed}-`))
    return finding('DATE_PARTIAL', 'the claimed date is not a whole date; it fits as far as it goes', {
      compared,
    });
  return finding('DATE_DIFFERENT', 'the filing dates differ', { compared });
}

export function compareDigest({ match, claimed, recorded }: DigestMatch): PriorityFinding {
  const more = claimed === undefined ? {} : { compared: { claim: claimed, register: recorded } };
  switch (match) {
    case 'equal':
      return finding('DIGEST_EQUAL', 'the document is the recorded one', more);
    case 'different':
      return finding('DIGEST_DIFFERENT', 'the document is not the recorded one', more);
    case 'not under the seal':
      return finding('DIGEST_NOT_IN_SEAL', 'number, date, digest and blinding together do not make the seal');
    case 'not recorded':
      return finding('DIGEST_NOT_RECORDED', 'the register has number and date of this application only');
    case 'not comparable':
      return finding('DIGEST_NOT_COMPARABLE', `not compared: the register has ${recorded}`);
  }
}
