/** The register half against one that was built from the chain just now. */
import type { Check } from './fsck-check.ts';
import {
  AUTHORISATIONS,
  CLAIM_PLACES,
  CLAIMS,
  CLAIMS_BY,
  CLOSED_LOGS,
  COMPROMISED_KEYS,
  COUNTS,
  DELEGATIONS,
  FILINGS,
  LISTED_CONTRACTS,
  LOG_HEADS,
  OFFICES,
  RECORDS,
  REVOCATIONS,
  SEALED_CLAIMS,
} from './store/register.ts';
import type { Table } from './store/table.ts';
import type { Store } from './store.ts';

/** All but the blocks, which hold how they can be taken back, and the cursor, which is at one block in both. */
const TABLES: readonly Table<never, unknown>[] = [
  OFFICES,
  AUTHORISATIONS,
  COMPROMISED_KEYS,
  LISTED_CONTRACTS,
  LOG_HEADS,
  RECORDS,
  FILINGS,
  CLAIMS,
  CLOSED_LOGS,
  CLAIM_PLACES,
  CLAIMS_BY,
  COUNTS,
  SEALED_CLAIMS,
  REVOCATIONS,
  DELEGATIONS,
];

/** Compares row by row, both in the order of their keys. */
export async function checkProjection(check: Check, fresh: Store): Promise<void> {
  for (const table of TABLES) {
    const [ours, theirs] = [check.store.scan(table), fresh.scan(table)];
    let [our, their] = [await next(ours), await next(theirs)];
    while (our !== undefined || their !== undefined) {
      const order = compareKeys(our?.[0], their?.[0]);
      const [key = ''] = (order <= 0 ? our : their) ?? [];
      const right = order >= 0 ? their?.[1] : undefined;
      if (order !== 0 || JSON.stringify(our?.[1]) !== JSON.stringify(right)) {
        await check.report('PROJECTION_DIFFERS', `${table.name} ${key}`, saying(order), (batch) =>
          batch.restore([
            { table: table.name, key, previous: right === undefined ? null : JSON.stringify(right) },
          ]),
        );
      }
      if (order <= 0) our = await next(ours);
      if (order >= 0) their = await next(theirs);
    }
  }
}

async function next<T>(rows: AsyncGenerator<T>): Promise<T | undefined> {
  const { value, done } = await rows.next();
  return done ? undefined : value;
}

/** A side that has ended is behind every key. */
function compareKeys(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  return b === undefined || a < b ? -1 : 1;
}

function saying(order: number): string {
  if (order === 0) return 'the chain gives another value';
  return order < 0 ? 'the chain has no such row' : 'the chain has a row that is not here';
}
