import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { officeFigures } from '#node/figures.ts';
import { enqueue } from '#node/store/queue.ts';
import { openStore } from '#node/store.ts';
import { newFolder } from './intake/office-fixture.ts';

describe('the figures of an office', () => {
  it('count what the chain does not have yet', async () => {
    const folder = newFolder();
    const store = await openStore(folder);
    expect(await officeFigures(store)).to.deep.equal({ logEntries: 0, receipts: 0, outboxPending: 0 });
    const action = { type: 'withdraw', key: 'ab'.repeat(32), change: 1 } as const;
    await store.update((batch) => enqueue(store, batch, [action], '2026-03-01T00:00:00Z'));
    expect((await officeFigures(store)).outboxPending).to.equal(1);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
