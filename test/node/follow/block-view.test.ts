import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { BlockView } from '#node/follow/block-view.ts';
import { CLAIMS_BY, type MadeClaim } from '#node/store/register.ts';
import { openStore, type Store } from '#node/store.ts';

const BLOCK = {
  number: 7,
  hash: '07'.repeat(32),
  parentHash: '06'.repeat(32),
  timestamp: '2026-11-20T10:00:00Z',
};
const made = (laterKey: string, turn: number): MadeClaim => {
  return { laterKey, turn, earlierKey: 'ee'.repeat(32), index: 0 };
};

describe('the view of a block', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'block-view-'));
    store = await openStore(folder);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('counts a list of any length, of which a part stands in the store', async () => {
    const laterKey = 'aa'.repeat(32);
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.nat(40), async (before, here) => {
        await store.clear(CLAIMS_BY);
        const turns = Array.from({ length: before + here }, (_, turn) => made(laterKey, turn));
        await store.update(async (batch) => {
          for (const claim of turns.slice(0, before)) batch.put(CLAIMS_BY, claim, claim);
        });
        const view = new BlockView(store, BLOCK);
        for (const claim of turns.slice(before)) view.put(CLAIMS_BY, claim, claim);
        expect(await view.length(CLAIMS_BY, (turn) => made(laterKey, turn))).to.equal(before + here);
      }),
      { numRuns: 30 },
    );
  });

  it('writes each row once, as the block left it', async () => {
    const [kept, gone] = [made('aa'.repeat(32), 0), made('aa'.repeat(32), 1)];
    const view = new BlockView(store, BLOCK);
    for (const index of [1, 2, 3]) view.put(CLAIMS_BY, kept, { ...kept, index });
    view.put(CLAIMS_BY, gone, gone);
    view.delete(CLAIMS_BY, gone);
    expect(await view.get(CLAIMS_BY, gone)).to.equal(undefined);
    await store.update(async (batch) => {
      view.writeTo(batch);
      expect([...batch.tables].map(({ rows }) => rows.size)).to.deep.equal([2]);
    });
    expect(await store.get(CLAIMS_BY, kept)).to.include({ index: 3 });
    expect(await store.get(CLAIMS_BY, gone)).to.equal(undefined);
  });
});
