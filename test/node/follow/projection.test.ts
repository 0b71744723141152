import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { applyBlock, clearProjection, UNDO_DEPTH, undoLastBlock } from '#node/follow/projection.ts';
import { OUTBOX, OUTBOX_PENDING } from '#node/store/office.ts';
import { enqueue, settle } from '#node/store/queue.ts';
import * as register from '#node/store/register.ts';
import { BLOCKS, CURSOR, REGISTER_TABLES, UNDOS } from '#node/store/register.ts';
import type { Table } from '#node/store/table.ts';
import { openStore, type Store } from '#node/store.ts';

const ITEMS = 2_500;
const AT = '2026-01-15T00:00:00Z';

describe('emptying the projection', () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'projection-'));
    store = await openStore(folder);
    await store.update(async (batch) => {
      const actions = Array.from({ length: ITEMS }, (_, change) => ({
        ...{ type: 'withdraw' as const, key: '11'.repeat(32), change },
      }));
      await enqueue(store, batch, actions, AT);
    });
    await store.update(async (batch) => {
      for await (const [, item] of store.scan(OUTBOX))
        settle(batch, item, { state: 'settled', settledIn: item.seq });
      batch.put(CURSOR, 'cursor', { number: ITEMS, hash: 'aa'.repeat(32), timestamp: AT });
    });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function owed(): Promise<number[]> {
    const seqs: number[] = [];
    for await (const [key] of store.scan(OUTBOX_PENDING)) seqs.push(Number(key));
    return seqs;
  }

  it('owes again what was settled above the block, in writes of a bounded size', async () => {
    const sizes: number[] = [];
    const { update } = store;
    store.update = (change, options) =>
      update.call(
        store,
        async (batch) => {
          const result = await change(batch);
          sizes.push([...batch.tables].reduce((sum, { rows }) => sum + rows.size, 0));
          return result;
        },
        options,
      ) as ReturnType<typeof change>;
    await clearProjection(store, 100);
    expect(await owed()).to.deep.equal(Array.from({ length: ITEMS - 100 }, (_, place) => 101 + place));
    expect(Math.max(...sizes)).to.be.at.most(3_000);
    expect(await store.get(CURSOR, 'cursor')).to.equal(undefined);
  });

  it('knows every table of the register, and none beside', () => {
    const isTable = (value: unknown): value is Table<never, unknown> =>
      typeof value === 'object' && value !== null && 'encoding' in value && 'name' in value;
    const names = (tables: readonly unknown[]) => tables.filter(isTable).map(({ name }) => name);
    expect(names(REGISTER_TABLES)).to.have.members(names(Object.values(register)));
  });

  it('is begun anew after a crash in between: the cursor goes last', async () => {
    const { update } = store;
    let writes = 0;
    store.update = (change, options) => {
      writes += 1;
      return writes === 2
        ? Promise.reject(new Error('power cut'))
        : (update.call(store, change, options) as ReturnType<typeof change>);
    };
    expect(await clearProjection(store, -1).catch((error: unknown) => error)).to.be.instanceOf(Error);
    expect(await owed()).to.have.length.within(1, ITEMS - 1);
    expect(await store.get(CURSOR, 'cursor')).to.deep.include({ number: ITEMS });
    store.update = update;
    await clearProjection(store, -1);
    expect(await owed()).to.have.length(ITEMS);
  });
});

describe('taking a block back', () => {
  it('is done where it was not final; one that was needs the projection built again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'projection-'));
    const store = await openStore(folder);
    const first = { number: 7, hash: '07'.repeat(32), parentHash: '06'.repeat(32), timestamp: AT };
    const next = { ...first, number: 8, hash: '08'.repeat(32), parentHash: first.hash };
    const nothing = { occurrences: [], outcomes: [] };
    await applyBlock(store, { block: first, ...nothing, isFinal: true });
    await applyBlock(store, { block: next, ...nothing, isFinal: false });
    expect(await undoLastBlock(store)).to.equal(true);
    expect(await store.get(CURSOR, 'cursor')).to.include({ number: 7, hash: first.hash });
    expect(await undoLastBlock(store)).to.equal(false);
    expect(await store.get(CURSOR, 'cursor')).to.include({ number: 7, hash: first.hash });
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('is possible for so many blocks and no more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'projection-'));
    const store = await openStore(folder);
    const hash = 'aa'.repeat(32);
    for (const number of [1, 2, 2 + UNDO_DEPTH]) {
      const block = { number, hash, parentHash: hash, timestamp: AT };
      await applyBlock(store, { block, occurrences: [], outcomes: [], isFinal: false });
    }
    const has = (table: Table<number, unknown>) =>
      Promise.all([1, 2, 2 + UNDO_DEPTH].map(async (n) => (await store.get(table, n)) !== undefined));
    expect(await has(BLOCKS)).to.deep.equal([false, true, true]);
    expect(await has(UNDOS)).to.deep.equal([false, true, true]);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
