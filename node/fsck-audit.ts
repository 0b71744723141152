/** The audit trail: each row must follow the one before, up to the end on record. */
import type { Check } from './fsck-check.ts';
import { AUDIT, AUDIT_END, auditHash, NO_ROWS } from './store/audit.ts';

/** Nothing of it is mended: a trail that was repaired would prove nothing. */
export async function checkAudit({ store, report }: Check): Promise<void> {
  let last = NO_ROWS;
  for await (const [, { hash, ...row }] of store.scan(AUDIT)) {
    const where = `audit event ${row.seq}`;
    if (row.seq !== last.seq + 1) await report('AUDIT_DIFFERS', where, `the one before it is ${last.seq}`);
    else if (row.previous !== last.hash)
      await report('AUDIT_DIFFERS', where, 'it does not follow the one before it');
    if (auditHash(row) !== hash) await report('AUDIT_DIFFERS', where, 'it was changed after it was written');
    last = { seq: row.seq, hash };
  }
  const end = (await store.get(AUDIT_END, 'end')) ?? NO_ROWS;
  if (end.seq !== last.seq || end.hash !== last.hash)
    await report('AUDIT_DIFFERS', 'audit trail', `it ends at ${last.seq}, on record is ${end.seq}`);
}
