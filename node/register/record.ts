/** One record of the register: where it is now, and whether a document in hand is the one that it is of. */
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
  if (row.state === 'sealed') return matchSeal(digests, row, opening);
  const recorded = `${row.profile}:${row.digest}`;
  if (row.profile === 'none') return { match: 'not recorded', recorded: 'no digest' };
  const claimed = digests.find((text) => parseDigest(text).profile === row.profile);
  if (claimed === undefined) return { match: 'not comparable', recorded: `a ${row.profile} digest` };
  return { match: claimed === recorded ? 'equal' : 'different', claimed, recorded };
}

/** A seal cannot be read, only made again. */
function matchSeal(
  digests: readonly string[],
  { digest, filingDate }: RegisterRow,
  { openKeys, blinding }: SealOpening,
): DigestMatch {
  const recorded = `seal ${digest}`;
  if (blinding === undefined) return { match: 'not comparable', recorded: 'a seal without its blinding' };
  for (const claimed of digests) {
    const { profile, hash } = parseDigest(claimed);
    for (const openKey of openKeys)
      if (seal({ openKey, profile, documentDigest: hash, filingDate, blinding }) === digest)
        return { match: 'equal', claimed, recorded };
  }
  return { match: 'not under the seal', recorded };
}
