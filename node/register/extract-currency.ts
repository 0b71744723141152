/**
 * Does the register still say what an extract says?
 *
 * The statement of the extract is made again from the register and compared, member by member. What has changed makes
 * an extract superseded, never less authentic: it was true for its block.
 */
import type { LogEntry } from '#protocol/entry.ts';
import { openKey } from '#protocol/keys.ts';
import type { RegisterStatement } from '#protocol/register-statement.ts';
import { statementAt } from './extract-statement.ts';
import type { RegisterReader } from './reader.ts';
import { absent, fails, holds, noted, type RegisterFinding, unknown } from './verification-findings.ts';

const COMPARED = [
  ...['state', 'rightType', 'profile', 'digest', 'filingDate', 'revision', 'revisedAt'],
  ...['recordedAt', 'withdrawn', 'withdrawnAt'],
] as const satisfies readonly (keyof RegisterStatement)[];
const OPEN_BAGS = ['claimsOnBag', 'claimsByBag'] as const;
const SEALED_BAGS = ['sealedClaimsOnBag', 'sealedClaimsByBag'] as const;

/** An office's log is no evidence of another application than the one that the entry names. */
export function subjectStep(entry: LogEntry, statement: RegisterStatement): RegisterFinding {
  const code = 'EXTRACT_OF_SUBJECT';
  if (entry.kind !== 'extract')
    return fails(code, `the entry is of a document of kind ${entry.kind}, no extract`);
  return statement.openKey === openKey(entry.subject)
    ? holds(code, 'the statement is about the application that the entry is about')
    : fails(code, 'the statement is about another application than the entry');
}

export async function currencyStep(
  reader: RegisterReader,
  stated: RegisterStatement,
): Promise<RegisterFinding> {
  const code = 'EXTRACT_CURRENT';
  const asOf = await reader.asOf();
  if (asOf === undefined) return unknown(code, 'what the register says: no block was followed yet');
  if (asOf.chainId !== stated.asOf.chainId)
    return unknown(code, 'what the register says: the statement is of another chain');
  const { blockNumber } = asOf;
  if (blockNumber < stated.asOf.blockNumber)
    return unknown(code, 'what the register says: its index is older than the statement', { blockNumber });
  const found = await statementAt(reader, {
    ...stated,
    claimKeysOn: stated.sealedClaimsOnBag.map(({ claimKey }) => claimKey),
    claimKeysBy: stated.sealedClaimsByBag.map(({ claimKey }) => claimKey),
  });
  if (found === undefined)
    return absent(code, 'the register has no record where the statement says', { blockNumber });
  const changes = differences(stated, found);
  const { nextClaimKey } = stated;
  if (found.state === 'sealed' && nextClaimKey !== null && (await reader.sealedClaim(nextClaimKey)))
    changes.sealedClaimsOnBag = 'claims came';
  const names = Object.keys(changes);
  if (names.length === 0)
    return holds(code, `the register says the same in block ${blockNumber}`, { blockNumber });
  return noted(
    'EXTRACT_SUPERSEDED',
    `the register says otherwise in block ${blockNumber}: ${names.join(', ')}`,
    { ...changes, blockNumber },
  );
}

/** Member → what the extract says and what the register says. */
function differences(stated: RegisterStatement, found: RegisterStatement): Record<string, string> {
  const changes: Record<string, string> = {};
  for (const member of COMPARED) {
    if (stated[member] !== found[member]) changes[member] = `${stated[member]} → ${found[member]}`;
  }
  // Opened, its sealed claims are read among the others, or no longer by who has the extract alone.
  const bags = found.state === stated.state ? [...OPEN_BAGS, ...SEALED_BAGS] : OPEN_BAGS;
  for (const bag of bags) {
    const change = changeOf(stated[bag], found[bag]);
    if (change !== undefined) changes[bag] = change;
  }
  return changes;
}

/** Claims are only ever added, and move along. */
function changeOf(stated: readonly object[], found: readonly object[]): string | undefined {
  const [before, now] = [new Set(stated.map(textOf)), new Set(found.map(textOf))];
  const gone = [...before].filter((claim) => !now.has(claim)).length;
  const added = found.length - stated.length;
  if (gone === 0 && added === 0) return undefined;
  const parts = [...(gone > 0 ? [`${gone} changed`] : []), ...(added > 0 ? [`${added} came`] : [])];
  return parts.join(', ') || 'fewer';
}

/** Members in one order, whoever wrote them. */
function textOf(claim: object): string {
  return JSON.stringify(Object.entries(claim).sort(([a], [b]) => (a < b ? -1 : 1)));
}
