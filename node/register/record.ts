/** One record of the register: where it is now, and whether a document in hand is the one that it is of. */
import { isDate } from '#protocol/dates.ts';
import { parseDigest } from '#protocol/digest.ts';
import { seal } from '#protocol/keys.ts';
import type { RegisterRow } from '../store/register.ts';
import type { RegisterReader } from './reader.ts';

/**
 * A record moves when it is opened and when its right type is corrected: there and back is two. The bound is for
 * an index that is damaged.
 */
const MAX_MOVES = 4;

/** The record at a key, or where it moved to. */
export async function recordAt(
  reader: RegisterReader,
  office: string,
  key: string,
): Promise<RegisterRow | undefined> {
  let row = await reader.record(office, key);
  for (let moves = 0; row?.openedAs !== undefined && moves < MAX_MOVES; moves++)
    row = await reader.record(office, row.openedAs);
  return row;
}

/** What was looked for, and no more: without its key an unpublished application is not found. */
export function notRecorded(isKeyed: boolean): string {
  const published = 'no published application in the register has this number';
  return isKeyed ? `${published}, and no unpublished one this key` : published;
}

export interface DigestMatch {
  /**
   * not recorded: number and date only · not comparable: the profile recorded, or the blinding, was not given ·
   * not under the seal: number, date, digest or blinding is another; which one, a seal does not tell
   */
  readonly match: 'equal' | 'different' | 'not under the seal' | 'not recorded' | 'not comparable';
  readonly claimed?: string; // the digest that was compared, `<profile>:<hash>`
  readonly recorded: string; // digest or seal of the record
}

export interface SealOpening {
  readonly openKeys: readonly string[]; // of every reading of the number: the seal holds one of them
  readonly blinding?: string | undefined;
}

/** @param digests at most one for each profile */
export function matchDigest(digests: readonly string[], row: RegisterRow, opening: SealOpening): DigestMatch {
  const { profile } = row;
  if (profile === 'none') return { match: 'not recorded', recorded: 'no digest' };
  const claimed = digests.find((text) => parseDigest(text).profile === profile);
  if (claimed === undefined) return { match: 'not comparable', recorded: `a ${profile} digest` };
  if (row.state === 'sealed') return matchSeal(claimed, row, opening);
  const recorded = `${profile}:${row.digest}`;
  return { match: claimed === recorded ? 'equal' : 'different', claimed, recorded };
}

/** A seal cannot be read, only made again. */
function matchSeal(
  claimed: string,
  { digest, filingDate }: RegisterRow,
  { openKeys, blinding }: SealOpening,
): DigestMatch {
  if (blinding === undefined) return { match: 'not comparable', recorded: 'a seal, and no blinding' };
  // The contracts let day 31 of any month pass; nothing can be sealed again with it here.
  if (!isDate(filingDate)) return { match: 'not comparable', recorded: 'a seal, and no calendar date' };
  const { profile, hash: documentDigest } = parseDigest(claimed);
  const made = openKeys.map((openKey) => seal({ openKey, profile, documentDigest, filingDate, blinding }));
  return {
    match: made.includes(digest) ? 'equal' : 'not under the seal',
    claimed,
    recorded: `seal ${digest}`,
  };
}
