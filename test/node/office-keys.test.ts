import { expect } from 'chai';
import { type KeyRow, leftWithout, type OfficeKeys, rolesOf } from '#node/office-keys.ts';

const [a, b] = ['aa'.repeat(20), 'bb'.repeat(20)];
const row = (key: string, role: KeyRow['role'], more: Partial<KeyRow> = {}): KeyRow => ({
  ...{ key, role, from: 1, state: 'valid' },
  ...more,
});
const keysOf = (...keys: KeyRow[]): OfficeKeys => ({
  ...{ office: 'JP', status: 'active', admin: 'cc'.repeat(20), frozen: false, block: 9, keys },
});

describe('keys of an office as its admin sees them', () => {
  it('have the roles that have not ended, those to come among them', () => {
    const keys = keysOf(
      ...[
        row(a, 'recorder', { state: 'ended' }),
        row(a, 'recorder', { state: 'planned' }),
        row(a, 'registrar'),
      ],
      row(b, 'recorder', { state: 'ended' }),
    );
    expect(rolesOf(keys, a)).to.deep.equal(['recorder', 'registrar']);
    expect(rolesOf(keys, b)).to.deep.equal([]);
  });

  it('leave nobody in a role unless another can write in it now, without end and without a mark', () => {
    const both = [row(a, 'recorder'), row(a, 'registrar')];
    expect(leftWithout(keysOf(...both), a, ['recorder', 'registrar'])).to.deep.equal([
      'recorder',
      'registrar',
    ]);
    expect(leftWithout(keysOf(...both, row(b, 'recorder')), a, ['recorder', 'registrar'])).to.deep.equal([
      'registrar',
    ]);
    const others = [
      { state: 'planned' },
      { state: 'ended' },
      { until: 12 },
      { compromisedSince: 5 },
    ] as const;
    for (const other of others)
      expect(leftWithout(keysOf(...both, row(b, 'recorder', other)), a, ['recorder'])).to.deep.equal([
        'recorder',
      ]);
  });
});
