import { join } from 'node:path';
import { expect } from 'chai';
import { fsck } from '#node/fsck.ts';
import type { Difference } from '#node/fsck-check.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { inclusionProof } from '#node/log/proofs.ts';
import { TileReader } from '#node/log/tiles.ts';
import type { Batch } from '#node/store/batch.ts';
import { purgeDocument } from '#node/store/documents.ts';
import {
  APPLICATIONS,
  CODES,
  DOCUMENTS,
  ENTRIES,
  INTAKE,
  OUTBOX_IDS,
  OUTBOX_PENDING,
  RECEIPTS,
  TILES,
} from '#node/store/office.ts';
import { DELEGATIONS, LOG_HEADS } from '#node/store/register.ts';
import { type LogEntry, parseEntry } from '#protocol/entry.ts';
import { writeReceipt } from '#protocol/receipt.ts';
import {
  AT,
  closeOffice,
  newPool,
  openOffice,
  SAMPLES,
  type TestOffice,
  take,
} from './intake/office-fixture.ts';

describe('fsck', () => {
  let pool: WorkerPool;
  let office: TestOffice;
  let entry: LogEntry;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    office = await openOffice('JP');
    await take(pool, office, [join(SAMPLES, 'JP')]);
    entry = parseEntry((await office.store.get(ENTRIES, 0))?.entry ?? '');
  });
  afterEach(() => closeOffice(office));

  const check = async (repair = false): Promise<string[]> => {
    const found: Difference[] = [];
    await fsck({ ...office, repair, onDifference: (difference) => found.push(difference) });
    return found.map(({ code, mended }) => (mended ? `${code} mended` : code));
  };
  const damage = (change: (batch: Batch) => unknown): Promise<void> =>
    office.store.update(async (batch) => void (await change(batch)));

  it('finds nothing in a store that is whole', async () => {
    expect(await check()).to.deep.equal([]);
  });

  const mendable: readonly (readonly [what: string, code: string, change: (batch: Batch) => unknown])[] = [
    ['a tile', 'TILE_DIFFERS', (batch) => batch.put(TILES, { level: 0, index: 0 }, new Uint8Array(32))],
    ['a lost tile', 'TILE_DIFFERS', (batch) => batch.delete(TILES, { level: 0, index: 0 })],
    [
      'the root',
      'ROOT_DIFFERS',
      async (batch) => {
        const log = await office.store.meta('log');
        if (log) office.store.putMeta(batch, 'log', { ...log, root: '0'.repeat(64) });
      },
    ],
    [
      'a leaf hash',
      'LEAF_DIFFERS',
      async (batch) => {
        const record = await office.store.get(ENTRIES, 1);
        if (record) batch.put(ENTRIES, 1, { ...record, leafHash: '0'.repeat(64) });
      },
    ],
    [
      'the index of known documents',
      'INTAKE_DIFFERS',
      (batch) =>
        batch.delete(INTAKE, { rawDigest: entry.rawDigest, kind: entry.kind, subject: entry.subject }),
    ],
    [
      'the ids of what is owed',
      'OUTBOX_DIFFERS',
      async (batch) => {
        for await (const [id, seq] of office.store.scan(OUTBOX_IDS, { limit: 1 })) {
          expect(seq).to.be.above(0);
          batch.delete(OUTBOX_IDS, id);
        }
      },
    ],
    ['the list of what is pending', 'OUTBOX_DIFFERS', (batch) => batch.delete(OUTBOX_PENDING, 1)],
    [
      'the entries of an application',
      'APPLICATION_DIFFERS',
      async (batch) => {
        const record = await office.store.get(APPLICATIONS, entry.subject);
        if (record) batch.put(APPLICATIONS, record.id, { ...record, documents: [] });
      },
    ],
  ];
  for (const [what, code, change] of mendable) {
    it(`finds and mends ${what}`, async () => {
      await damage(change);
      expect(await check()).to.include(code);
      expect(await check(true)).to.include(`${code} mended`);
      expect(await check()).to.deep.equal([]);
    });
  }

  it('makes a receipt again whose path is wrong', async () => {
    const tiles = new TileReader(office.store);
    const size = (await office.store.meta('log'))?.size ?? 0;
    const text = (await office.store.get(ENTRIES, 0))?.entry ?? '';
    const path = await inclusionProof(tiles, 0, size);
    const anchor = {
      blockNumber: 5,
      blockHash: 'ab'.repeat(32),
      transactionHash: 'cd'.repeat(32),
      recordedAt: AT,
    };
    const receipt = (inclusionPath: string[]): string =>
      writeReceipt({ v: 1, entry: text, leafIndex: 0, treeSize: size, inclusionPath, anchor });
    await damage((batch) => batch.put(RECEIPTS, 0, { text: receipt(path), issuedAt: AT }));
    expect(await check()).to.deep.equal([]);
    await damage((batch) => batch.put(RECEIPTS, 0, { text: receipt(path.toReversed()), issuedAt: AT }));
    expect(await check(true)).to.deep.equal(['RECEIPT_DIFFERS mended']);
    expect((await office.store.get(RECEIPTS, 0))?.text).to.equal(receipt(path));
  });

  it('finds a receipt that is missing below others, and issues it from the log and its head', async () => {
    const size = (await office.store.meta('log'))?.size ?? 0;
    const root = (await office.store.meta('log'))?.root ?? '';
    const anchor = { blockNumber: 5, blockHash: 'ab'.repeat(32), transactionHash: 'cd'.repeat(32) };
    const head = { office: 'JP', logNumber: 1, size, root, recordedAt: AT, key: '1'.repeat(40), ...anchor };
    const tiles = new TileReader(office.store);
    const receipts = await Promise.all(
      [0, 1].map(async (leafIndex) =>
        writeReceipt({
          ...{ v: 1, leafIndex, treeSize: size, anchor: { ...anchor, recordedAt: AT } },
          entry: (await office.store.get(ENTRIES, leafIndex))?.entry ?? '',
          inclusionPath: await inclusionProof(tiles, leafIndex, size),
        }),
      ),
    );
    const [first, text = ''] = receipts;
    await damage((batch) => batch.put(RECEIPTS, 1, { text, issuedAt: AT }).put(LOG_HEADS, head, head));
    expect(await check()).to.deep.equal(['RECEIPT_MISSING']);
    expect(await check(true)).to.deep.equal(['RECEIPT_MISSING mended']);
    expect((await office.store.get(RECEIPTS, 0))?.text).to.equal(first);
    expect(await check()).to.deep.equal([]);
  });

  it('tells what no one can derive', async () => {
    const { digest, rawDigest } = entry;
    expect(digest).not.to.contain(rawDigest);
    await damage((batch) => batch.put(DOCUMENTS, rawDigest, new TextEncoder().encode('<other/>')));
    expect(await check(true)).to.deep.equal(['DOCUMENT_ALTERED']);
    await damage((batch) => batch.delete(DOCUMENTS, rawDigest));
    expect(await check(true)).to.deep.equal(['DOCUMENT_MISSING']);
    await damage((batch) => batch.delete(CODES, 'JP.P.2025020101'));
    expect(await check(true)).to.deep.equal(['DOCUMENT_MISSING']); // the application is open: no code is needed
    await damage((batch) => batch.delete(ENTRIES, 0));
    expect(await check(true)).to.include('ENTRY_MISSING');
  });

  it('tells an erased document from a lost one', async () => {
    await purgeDocument(office.store, entry.rawDigest, { at: AT, reason: 'by order' });
    expect(await check()).to.deep.equal(['DOCUMENT_PURGED']);
    expect(await fsck({ ...office, onDifference: () => undefined })).to.equal(0);
  });

  it('tells a head on the chain that is not of this log', async () => {
    const head = { office: 'JP', logNumber: 1, size: 1, root: '0'.repeat(64), recordedAt: AT };
    const row = {
      ...head,
      key: '1'.repeat(40),
      blockNumber: 3,
      blockHash: '2'.repeat(64),
      transactionHash: '3'.repeat(64),
    };
    await damage((batch) => batch.put(LOG_HEADS, head, row));
    expect(await check(true)).to.deep.equal(['HEAD_DIFFERS']);
  });

  it('compares the register half with one that was built again, and mends it', async () => {
    const row = (delegate: string) => ({ grantor: 'JP', delegate, since: AT, from: 1 });
    const key = { grantor: 'JP', delegate: 'US', from: 1 };
    const gone = { ...key, from: 2 };
    await damage((batch) => batch.put(DELEGATIONS, key, row('EP')).put(DELEGATIONS, gone, row('US')));
    const run = async (repair: boolean): Promise<string[]> => {
      const found: string[] = [];
      await fsck({
        ...office,
        repair,
        follow: async (into) => {
          if (into === office.store) return;
          await into.update(async (batch) => void batch.put(DELEGATIONS, key, row('US')));
        },
        onDifference: ({ code, where }) => found.push(`${code} ${where}`),
      });
      return found;
    };
    expect(await run(true)).to.deep.equal(
      [key, gone].map((place) => `PROJECTION_DIFFERS delegations ${DELEGATIONS.key(place)}`),
    );
    expect(await run(false)).to.deep.equal([]);
  });
});
