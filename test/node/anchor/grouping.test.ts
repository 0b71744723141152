import { expect } from 'chai';
import { batchLimit, gasFor, nextGroup } from '#node/anchor/grouping.ts';
import { profileOf } from '#node/chain/profile.ts';
import { type OutboxAction, type OutboxItem, outboxId } from '#node/store/outbox.ts';

const profile = profileOf('besu/v26.7.0');
const key = (n: number): string => n.toString(16).padStart(64, '0');
const record = (n: number): OutboxAction => ({
  ...{ type: 'record-sealed', key: key(n), rightType: 'P', profile: 'raw' },
  ...{ filingDate: '2026-03-02', seal: key(n) },
});
const declare = (n: number): OutboxAction => ({ type: 'declare-open', earlierKey: key(n), laterKey: key(1) });
const withdraw = (n: number, change: number): OutboxAction => ({ type: 'withdraw', key: key(n), change });
const undo = (n: number, change: number): OutboxAction => ({ type: 'undo-withdraw', key: key(n), change });

const correct = (n: number): OutboxAction => ({
  ...{ type: 'correct', key: key(n), rightType: 'P', profile: 'raw', value: key(n) },
  ...{ filingDate: '2026-03-02', revision: 1 },
});
/** Publishes application n, whose open key is then n + 100. */
const open = (n: number): OutboxAction => ({
  ...{ type: 'open', sealedKey: key(n), key: key(n + 100), applicationId: `JP.P.${n}` },
  ...{ filingDate: '2026-03-02', blinding: key(n), profile: 'raw', digest: key(n) },
});

function items(...actions: OutboxAction[]): OutboxItem[] {
  return actions.map((action, place) => ({
    ...{ seq: place + 1, id: outboxId(action), action, state: 'pending', createdAt: '2026-03-02T00:00:00Z' },
  }));
}

const next = (pending: OutboxItem[], inFlight: string[] = [], limit = 300) =>
  nextGroup(pending, new Set(inFlight), () => limit);

describe('anchor grouping', () => {
  it('gathers items of one type, up to the limit', () => {
    const pending = items(record(1), record(2), record(3));
    expect(next(pending)).to.deep.equal({ type: 'record-sealed', items: pending });
    expect(next(pending, [], 2)?.items).to.have.length(2);
  });

  it('leaves out what is under way', () => {
    const pending = items(record(1), record(2));
    expect(next(pending, [pending[0]?.id ?? ''])?.items).to.deep.equal([pending[1]]);
    expect(
      next(
        pending,
        pending.map(({ id }) => id),
      ),
    ).to.equal(undefined);
  });

  it('lets a claim wait for the records that arose before it, not for later ones', () => {
    const [first, claim, later] = items(record(1), declare(2), record(3));
    if (first === undefined || claim === undefined || later === undefined) throw new TypeError();
    expect(next([first, claim, later], [first.id])?.items).to.deep.equal([later]);
    expect(next([first, claim, later], [first.id, later.id])).to.equal(undefined);
    expect(next([claim, later], [later.id])?.items).to.deep.equal([claim]);
  });

  it('sends changes of one subject one by one, in their order', () => {
    const [off, on, other] = items(withdraw(1, 1), undo(1, 1), withdraw(2, 1));
    if (off === undefined || on === undefined || other === undefined) throw new TypeError();
    expect(next([off, on, other], [], 1)?.items).to.deep.equal([off]);
    expect(next([off, on, other], [off.id], 1)?.items).to.deep.equal([other]);
    expect(next([off, on, other], [off.id, other.id], 1)).to.equal(undefined);
    expect(next([on], [], 1)?.items).to.deep.equal([on]);
  });

  it('opens an application only after the changes that arose before', () => {
    for (const change of [correct(1), withdraw(1, 1), undo(1, 1)]) {
      const [changed, opened, other] = items(change, open(1), open(2));
      if (changed === undefined || opened === undefined || other === undefined) throw new TypeError();
      expect(next([changed, opened, other], [], 1)?.items, change.type).to.deep.equal([changed]);
      expect(next([changed, opened, other], [changed.id])?.items).to.deep.equal([other]);
      expect(next([opened, other])?.items).to.deep.equal([opened, other]);
    }
  });

  it('opens a claim only after it was decided', () => {
    const [decided, opened] = items(
      { type: 'decide', claim: key(3), status: 'Accepted', change: 1 },
      { type: 'open-claim', claimKey: key(3), earlierKey: key(1), laterKey: key(2), claimMask: key(4) },
    );
    if (decided === undefined || opened === undefined) throw new TypeError();
    expect(next([decided, opened], [decided.id])).to.equal(undefined);
    expect(next([opened])?.items).to.deep.equal([opened]);
  });

  it('changes an open application only after it was opened or recorded', () => {
    const [opened, off] = items(open(1), withdraw(101, 1));
    if (opened === undefined || off === undefined) throw new TypeError();
    expect(next([opened, off], [opened.id])).to.equal(undefined);
  });

  it('keeps every group below the limits of gas and size', () => {
    for (const type of ['record-sealed', 'record-open', 'open', 'declare-open', 'open-claim'] as const) {
      const limit = batchLimit(type, profile);
      expect(limit).to.be.within(1, 300);
      expect(gasFor(type, limit)).to.be.at.most(profile.gasPerTransaction);
    }
    expect(batchLimit('record-sealed', profile)).to.equal(300);
    expect(batchLimit('withdraw', profile)).to.equal(1);
    expect(batchLimit('record-sealed', { ...profile, bytesPerTransaction: 4_000 })).to.equal(18);
  });
});
