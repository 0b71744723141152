/** The rules of priority, applied to a claim with what the register knows of the earlier application. */
import { parseApplicationId } from '#protocol/application-id.ts';
import type { ClaimedFiling, Context, KnownFiling } from '#standards/priority/context.ts';
import type { PeriodFinding } from '#standards/priority/findings.ts';
import { judgeClaim } from '#standards/priority/judge.ts';
import type { RegisterRow } from '../store/register.ts';
import type { PriorityFinding } from './priority-findings.ts';
import type { RegisterReader } from './reader.ts';

/**
 * `row`: the record of the earlier application where it is certain which one is meant; then its date and right type are
 * judged, for the period starts from the filing and not from what a claim says of it.
 */
export async function judgePeriod(
  reader: RegisterReader,
  context: Context,
  claim: ClaimedFiling,
  row: RegisterRow | undefined,
  doubtful: boolean,
): Promise<PriorityFinding[]> {
  if (row === undefined) return judgeClaim(context, claim, { doubtful });
  const { office, rightType, filingDate } = row;
  const known = row.state === 'open' ? await claimedBy(reader, row.key) : [];
  const findings = judgeClaim(context, { office, rightType, filingDate }, { known, doubtful });
  return findings.map(fromRegister);
}

/** What the earlier application itself claims: it may have been filed for the same before. */
async function claimedBy(reader: RegisterReader, key: string): Promise<KnownFiling[]> {
  const known: KnownFiling[] = [];
  for (const { earlierKey, withdrawnAt } of await reader.claimsBy(key)) {
    const record = withdrawnAt === undefined ? await reader.recordAnywhere(earlierKey) : undefined;
    if (record?.applicationId === undefined) continue;
    const { filingDate, rightType, applicationId } = record;
    known.push({ office: parseApplicationId(applicationId).office, filingDate, rightType, applicationId });
  }
  return known;
}

/** The values compared are those of the record. */
function fromRegister({ compared, ...rest }: PeriodFinding): PriorityFinding {
  if (compared === undefined) return rest;
  const { claim, ...others } = compared;
  if (claim === undefined || others.register !== undefined) return { ...rest, compared };
  return { ...rest, compared: { register: claim, ...others } };
}
