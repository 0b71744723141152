import { expect } from 'chai';
import { type AuditEvent, type AuditTrail, audited, createAuditTrail } from '#node/audit-trail.ts';
import { NodeError } from '#node/errors.ts';
import { checkAudit } from '#node/fsck-audit.ts';
import { TileReader } from '#node/log/tiles.ts';
import { AUDIT, AUDIT_END, type AuditRow } from '#node/store/audit.ts';
import type { Batch } from '#node/store/batch.ts';
import { AT, closeOffice, openOffice, type TestOffice } from './intake/office-fixture.ts';

const EVENT: AuditEvent = { by: 'desk', channel: 'http', operation: 'publish', outcome: 'begun' };

describe('the audit trail', () => {
  let office: TestOffice;
  let trail: AuditTrail;

  beforeEach(async () => {
    office = await openOffice('JP');
    trail = createAuditTrail(office.store, () => AT);
  });
  afterEach(() => closeOffice(office));

  async function differences(): Promise<string[]> {
    const found: string[] = [];
    await checkAudit({
      ...office,
      tiles: new TileReader(office.store),
      repair: true,
      report: async (code, where) => void found.push(`${code} ${where}`),
    });
    return found;
  }
  const damage = (change: (batch: Batch) => unknown): Promise<void> =>
    office.store.update(async (batch) => void change(batch));
  const page = (limit: number, offset: number, descending = true) => ({ limit, offset, descending });
  async function rowAt(seq: number): Promise<AuditRow> {
    const row = await office.store.get(AUDIT, seq);
    if (row === undefined) throw new TypeError(`no row ${seq}`);
    return row;
  }

  it('lists the newest first, in pieces', async () => {
    expect(await trail.list(page(10, 0))).to.deep.equal({ total: 0, rows: [] });
    for (let place = 1; place <= 5; place++) await trail.add({ ...EVENT, subject: `entry ${place}` });
    const seqs = async (limit: number, offset: number) =>
      (await trail.list(page(limit, offset))).rows.map(({ seq }) => seq);
    expect(await seqs(2, 0)).to.deep.equal([5, 4]);
    expect(await seqs(2, 3)).to.deep.equal([2, 1]);
    expect(await seqs(10, 4)).to.deep.equal([1]);
    expect(await seqs(10, 5)).to.deep.equal([]);
    const { rows } = await trail.list(page(2, 1, false));
    expect(rows.map(({ seq }) => seq)).to.deep.equal([2, 3]);
    expect(await trail.list(page(0, 0))).to.deep.equal({ total: 5, rows: [] });
    expect(await rowAt(3)).to.include({ subject: 'entry 3', at: AT, previous: (await rowAt(2)).hash });
  });

  it('keeps the order of events that come at once', async () => {
    const seqs = await Promise.all(Array.from({ length: 20 }, () => trail.add(EVENT)));
    expect(seqs).to.deep.equal(Array.from({ length: 20 }, (_, place) => place + 1));
    expect(await differences()).to.deep.equal([]);
  });

  it('writes of a piece of work before it begins, and again when it comes to nothing', async () => {
    const what = { by: 'desk', channel: 'command', operation: 'withdraw', subject: 'JP.P.1' } as const;
    const seen = await audited(trail, what, async () => (await trail.list(page(9, 0))).total);
    expect(seen).to.equal(1);
    const refusal = new NodeError('ACTION_NOT_POSSIBLE', 'no');
    const thrown = await audited(trail, what, () => Promise.reject(refusal)).catch((error: unknown) => error);
    expect(thrown).to.equal(refusal);
    expect(
      (await trail.list(page(9, 0))).rows.map(({ outcome, of, code }) => [outcome, of, code]),
    ).to.deep.equal([
      ['refused', 2, 'ACTION_NOT_POSSIBLE'],
      ['begun', undefined, undefined],
      ['begun', undefined, undefined],
    ]);
  });

  it('shows a row that was changed, removed or cut off, and mends nothing', async () => {
    for (let place = 0; place < 4; place++) await trail.add(EVENT);
    expect(await differences()).to.deep.equal([]);
    const second = await rowAt(2);
    await damage((batch) => batch.put(AUDIT, 2, { ...second, by: 'somebody else' }));
    expect(await differences()).to.deep.equal(['AUDIT_DIFFERS audit event 2']);
    await damage((batch) => batch.delete(AUDIT, 2));
    expect(await differences()).to.deep.equal(['AUDIT_DIFFERS audit event 3']);
    await damage((batch) => batch.put(AUDIT, 2, second).delete(AUDIT, 4));
    expect(await differences()).to.deep.equal(['AUDIT_DIFFERS audit trail']);
    await damage((batch) => batch.delete(AUDIT_END, 'end'));
    expect(await differences()).to.deep.equal(['AUDIT_DIFFERS audit trail']);
  });
});
