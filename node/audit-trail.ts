/** The audit trail of one node, as functions: who is given it can add to it and read it, and reach nothing else. */
import { AUDIT, AUDIT_END, type AuditEvent, type AuditRow, auditRow, NO_ROWS } from './store/audit.ts';
import type { Store } from './store.ts';

export type { AuditEvent, AuditRow } from './store/audit.ts';

/** Who asks, and by which way. */
export type Actor = Pick<AuditEvent, 'by' | 'channel' | 'correlationId'>;

/** `limit` rows behind the first `offset`; from the newest to the oldest when descending. */
export interface RowRange {
  readonly limit: number;
  readonly offset: number;
  readonly descending: boolean;
}

export interface AuditTrail {
  /**
   * Adds an event; durable when this is fulfilled, so call it before the answer.
   * @returns its seq
   * @throws NodeError of the store
   */
  add(event: AuditEvent): Promise<number>;
  list(page: RowRange): Promise<{ readonly total: number; readonly rows: readonly AuditRow[] }>;
}

export function createAuditTrail(store: Store, now: () => string): AuditTrail {
  return {
    add: (event) =>
      store.update(async (batch) => {
        const row = auditRow(event, now(), (await store.get(AUDIT_END, 'end')) ?? NO_ROWS);
        batch.put(AUDIT, row.seq, row).put(AUDIT_END, 'end', { seq: row.seq, hash: row.hash });
        return row.seq;
      }),
    async list({ limit, offset, descending }) {
      const { seq: total } = (await store.get(AUDIT_END, 'end')) ?? NO_ROWS;
      const rows: AuditRow[] = [];
      if (offset >= total || limit === 0) return { total, rows };
      const after = AUDIT.key(descending ? total - offset + 1 : offset); // seq counts from 1 without gaps
      for await (const [, row] of store.scan(AUDIT, { after, limit, reverse: descending })) rows.push(row);
      return { total, rows };
    },
  };
}

/**
 * Does a piece of work under the trail: the row is durable before the work begins, and a second one says if it came to
 * nothing. So a crash can leave a row for work that was not done, never work without a row.
 */
export async function audited<T>(
  trail: Pick<AuditTrail, 'add'>,
  what: Actor & Pick<AuditEvent, 'operation' | 'subject'>,
  work: () => Promise<T>,
): Promise<T> {
  const seq = await trail.add({ ...what, outcome: 'begun' });
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL';
    await trail.add({ ...what, outcome: 'refused', of: seq, code });
    throw error;
  }
}
