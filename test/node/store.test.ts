import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { undoLastBlock } from '#node/follow/projection.ts';
import { META, PURGES } from '#node/store/office.ts';
import { BLOCKS, type BlockRow, CURSOR } from '#node/store/register.ts';
import { SCHEMA } from '#node/store/schema.ts';
import { openStore, type Store } from '#node/store.ts';
import { newFolder } from './intake/office-fixture.ts';

const run = promisify(execFile);
const AT = '2026-01-01T00:00:00Z';
const row = (reason: string) => ({ at: AT, reason });

async function codeOf(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

describe('store', () => {
  let folder: string;
  let store: Store | undefined;

  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(async () => {
    await store?.close();
    store = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps what an update wrote, and nothing of one that failed', async () => {
    store = await openStore(folder);
    await store.update(async (batch) => batch.put(PURGES, 'a', row('first')));
    const failed = store.update(async (batch) => {
      batch.put(PURGES, 'b', row('never'));
      throw new RangeError('no');
    });
    await failed.catch(() => undefined);
    await store.close();
    store = await openStore(folder);
    expect(await store.getMany(PURGES, ['a', 'b'])).to.deep.equal([row('first'), undefined]);
  });

  it('runs updates one after the other, so that none reads what another is changing', async () => {
    const open = await openStore(folder);
    store = open;
    const next = (): Promise<number> =>
      open.update(async (batch) => {
        const value = (await open.meta('outboxNext')) ?? 0;
        open.putMeta(batch, 'outboxNext', value + 1);
        return value;
      });
    expect(await Promise.all(Array.from({ length: 20 }, next))).to.deep.equal([...Array(20).keys()]);
  });

  it('scans by prefix, from a place, backwards and bounded', async () => {
    store = await openStore(folder);
    await store.update(async (batch) => {
      for (const key of ['a/1', 'a/2', 'a/3', 'b/1']) batch.put(PURGES, key, row(key));
    });
    const keys = async (range: Parameters<Store['scan']>[1]): Promise<string[]> => {
      const found: string[] = [];
      for await (const [key] of store?.scan(PURGES, range) ?? []) found.push(key);
      return found;
    };
    expect(await keys({ prefix: 'a/' })).to.deep.equal(['a/1', 'a/2', 'a/3']);
    expect(await keys({ prefix: 'a/', after: 'a/1' })).to.deep.equal(['a/2', 'a/3']);
    expect(await keys({ prefix: 'a/', reverse: true, limit: 1 })).to.deep.equal(['a/3']);
    expect(await keys({ reverse: true, after: 'b/1' })).to.deep.equal(['a/3', 'a/2', 'a/1']);
  });

  it('lets long work read one state, whatever is written meanwhile', async () => {
    const open = await openStore(folder);
    store = open;
    await open.update(async (batch) => batch.put(PURGES, 'a', row('before')));
    const seen = await open.still(async (still) => {
      await open.update(async (batch) => batch.put(PURGES, 'a', row('after')));
      const scanned: unknown[] = [];
      for await (const [, value] of still.scan(PURGES)) scanned.push(value);
      return [await still.get(PURGES, 'a'), ...(await still.getMany(PURGES, ['a'])), ...scanned];
    });
    expect(seen).to.deep.equal([row('before'), row('before'), row('before')]);
    expect(await open.get(PURGES, 'a')).to.deep.equal(row('after'));
  });

  it('keeps a row until the next update, apart from what long work reads', async () => {
    const open = await openStore(folder);
    store = open;
    await open.update(async (batch) => batch.put(PURGES, 'a', row('before')));
    const before = await open.kept(PURGES, 'a');
    expect([before, await open.kept(PURGES, 'b')]).to.deep.equal([row('before'), undefined]);
    expect(await open.kept(PURGES, 'a')).to.equal(before);
    const still = await open.still(async (still) => {
      await open.update(async (batch) => batch.put(PURGES, 'a', row('after')));
      return [await still.kept(PURGES, 'a'), await open.kept(PURGES, 'a')];
    });
    expect(still).to.deep.equal([row('before'), row('after')]);
  });

  it('puts back what a batch changed', async () => {
    const open = await openStore(folder);
    store = open;
    await open.update(async (batch) => batch.put(PURGES, 'a', row('before')));
    const undo = await open.update(async (batch) => {
      batch.put(PURGES, 'a', row('after')).put(PURGES, 'new', row('new'));
      return open.undoOf(batch);
    });
    await open.update(async (batch) => batch.restore(undo));
    expect(await open.getMany(PURGES, ['a', 'new'])).to.deep.equal([row('before'), undefined]);
  });

  // In this process first: that LevelDB refuses it there would free its lock for the other.
  it('refuses a second opening, in this process and in another', async () => {
    store = await openStore(folder);
    expect(await codeOf(() => openStore(folder))).to.equal('STORE_IN_USE');
    const script = `import('#node/store.ts').then((m) => m.openStore(${JSON.stringify(folder)})).then(() => console.log('opened'), (e) => console.log(e.code))`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout.trim()).to.equal('STORE_IN_USE');
  });

  it('refuses a newer schema and leaves it as it is', async () => {
    const newer = { version: SCHEMA.version + 1, migrations: {} };
    store = await openStore(folder, newer);
    await store.close();
    store = undefined;
    expect(await codeOf(() => openStore(folder))).to.equal('STORE_NEWER');
    store = await openStore(folder, newer);
    expect(await store.meta('schema')).to.equal(newer.version);
  });

  for (const version of [1, 6])
    it(`builds the projection of a store of version ${version} again`, async () => {
      const old = await openStore(folder, { version, migrations: {} });
      const cursor = { number: 5, hash: '05'.repeat(32), timestamp: '2026-01-01T00:00:00Z' };
      await old.update(async (batch) => void batch.put(CURSOR, 'cursor', cursor));
      await old.close();
      store = await openStore(folder);
      expect(await store.get(CURSOR, 'cursor')).to.equal(undefined);
      expect(await store.meta('schema')).to.equal(SCHEMA.version);
    });

  it('takes out of the blocks of an older store what they changed, and follows on', async () => {
    const old = await openStore(folder, { version: 5, migrations: {} });
    const block = { number: 5, hash: '05'.repeat(32), parentHash: '04'.repeat(32), timestamp: AT };
    const undo = [{ table: 'outbox', key: '1', previous: '{"secret":1}' }];
    await old.update(async (batch) => {
      batch.put(CURSOR, 'cursor', { number: 5, hash: block.hash, timestamp: AT });
      batch.put(BLOCKS, 5, { ...block, undo } as BlockRow);
    });
    await old.close();
    store = await openStore(folder, { ...SCHEMA, version: 6 });
    expect(await store.get(BLOCKS, 5)).to.deep.equal(block);
    expect((await store.get(CURSOR, 'cursor'))?.number).to.equal(5);
    expect(await undoLastBlock(store)).to.equal(false);
  });

  it('migrates an older schema step by step, each with its version in one write', async () => {
    store = await openStore(folder, { version: 1, migrations: {} });
    await store.close();
    const order: number[] = [];
    store = await openStore(folder, {
      version: 3,
      migrations: {
        1: async (_, batch) => {
          order.push(1);
          batch.put(PURGES, 'made', row('by 1'));
        },
        2: async (old) => {
          order.push(2);
          expect(await old.get(PURGES, 'made')).to.deep.equal(row('by 1'));
          expect(await old.get(META, 'schema')).to.equal(2);
        },
      },
    });
    expect([order, await store.meta('schema')]).to.deep.equal([[1, 2], 3]);
  });

  describe('damaged', () => {
    const location = (): string => join(folder, 'store');
    beforeEach(async () => {
      const filled = await openStore(folder);
      await filled.update(async (batch) => {
        for (let i = 0; i < 2000; i++) batch.put(PURGES, `key ${i}`, row('x'.repeat(50)));
      });
      await filled.close();
      await (await openStore(folder)).close(); // moves the log into a table
    });
    const files = (pattern: RegExp) => readdirSync(location()).filter((name) => pattern.test(name));

    it('by a lost CURRENT', async () => {
      unlinkSync(join(location(), 'CURRENT'));
      expect(await codeOf(() => openStore(folder))).to.equal('STORE_DAMAGED');
    });

    it('by a lost table', async () => {
      for (const name of files(/\.ldb$/)) unlinkSync(join(location(), name));
      expect(await codeOf(() => openStore(folder))).to.equal('STORE_DAMAGED');
    });

    it('by a manifest of noise', async () => {
      for (const name of files(/^MANIFEST/)) writeFileSync(join(location(), name), 'x'.repeat(500));
      expect(await codeOf(() => openStore(folder))).to.equal('STORE_DAMAGED');
    });

    it('by a table cut short', async () => {
      for (const name of files(/\.ldb$/)) truncateSync(join(location(), name), 100);
      const scanAll = async (): Promise<void> => {
        store = await openStore(folder);
        for await (const _ of store.scan(PURGES));
      };
      expect(await codeOf(scanAll)).to.equal('STORE_DAMAGED');
    });

    it('by a row that is not JSON', async () => {
      const open = await openStore(folder);
      store = open;
      await open.update(async (batch) => batch.restore([{ table: 'cursor', key: 'cursor', previous: '{' }]));
      expect(await codeOf(() => open.get(CURSOR, 'cursor'))).to.equal('STORE_DAMAGED');
    });
  });

  it('begins anew where a first start died before it wrote anything', async () => {
    mkdirSync(join(folder, 'store'));
    writeFileSync(join(folder, 'store', 'LOCK'), '');
    store = await openStore(folder);
    expect(await store.meta('schema')).to.equal(SCHEMA.version);
  });
});
