import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { withdraw } from '#node/actions.ts';
import { dueEntries, purge, unfinishedEntries } from '#node/erasure.ts';
import { fsck } from '#node/fsck.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { inclusionProof } from '#node/log/proofs.ts';
import { TileReader } from '#node/log/tiles.ts';
import { documentAt, receiptsOf } from '#node/own-documents.ts';
import { createPublishedLog } from '#node/published-log.ts';
import { createRegisterReader } from '#node/register/reader.ts';
import type { RetentionRule } from '#node/retention.ts';
import { readStored } from '#node/store/documents.ts';
import { ENTRIES, PURGES, RECEIPTS } from '#node/store/office.ts';
import { parseEntry } from '#protocol/entry.ts';
import { writeReceipt } from '#protocol/receipt.ts';
import { verifyReceipt } from '#protocol/verify.ts';
import {
  AT,
  closeOffice,
  newPool,
  openOffice,
  SAMPLES,
  type TestOffice,
  take,
} from './intake/office-fixture.ts';

const OPEN = 'JP.P.2024080202';

describe('erasure', () => {
  let pool: WorkerPool;
  let jp: TestOffice;
  let receipts: string[];
  let receiptFiles: string;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    jp = await openOffice('JP');
    const names = ['patent-application.xml', 'patent-publication.xml'];
    await take(
      pool,
      jp,
      names.map((name) => join(SAMPLES, 'JP', name)),
    );
    receiptFiles = join(jp.folder, 'receipts');
    mkdirSync(receiptFiles);
    receipts = [];
    for (const index of [0, 1]) receipts.push(await issued(index));
  });
  afterEach(() => closeOffice(jp));

  /** As the node issues it, and in the folder for people. */
  const issued = async (index: number): Promise<string> => {
    const { entry } = (await jp.store.get(ENTRIES, index)) ?? expect.fail();
    const text = writeReceipt({
      ...({ v: 1, entry, leafIndex: index, treeSize: 2 } as const),
      inclusionPath: await inclusionProof(new TileReader(jp.store), index, 2),
      anchor: { blockNumber: 3, blockHash: '1'.repeat(64), transactionHash: '2'.repeat(64), recordedAt: AT },
    });
    await jp.store.update(async (batch) => {
      batch.put(RECEIPTS, index, { text, issuedAt: AT, verifiedAt: AT });
    });
    writeFileSync(join(receiptFiles, `0000000${index}-file.xml.receipt.json`), `${text}\n`);
    return text;
  };
  const found = async (repair = false): Promise<string[]> => {
    const codes: string[] = [];
    await fsck({ ...jp, repair, onDifference: ({ code, where }) => codes.push(`${code} ${where}`) });
    return codes;
  };
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error: { code?: string }) => error.code ?? String(error),
    );
  const later = (days: number) => ({
    ...jp,
    now: () => new Date(Date.parse(AT) + days * 86_400_000).toISOString().replace('.000', ''),
  });

  it('takes bytes, salt and the own copies of the receipt, and leaves a tree that holds', async () => {
    const before = parseEntry((await jp.store.get(ENTRIES, 0))?.entry ?? '');
    expect(await purge(jp, 0, 'by order')).to.deep.equal([0]);
    expect(await readStored(jp.store, before.rawDigest)).to.deep.equal({
      ...{ state: 'purged', at: AT, reason: 'by order' },
    });
    expect(readdirSync(receiptFiles)).to.deep.equal(['00000001-file.xml.receipt.json']);
    const files = readdirSync(join(jp.folder, 'store')).map((name) =>
      readFileSync(join(jp.folder, 'store', name)),
    );
    expect(files.some((bytes) => bytes.includes(before.salt))).to.equal(false);
    expect(await found()).to.deep.equal(['DOCUMENT_PURGED entry 0']);
    const log = await jp.store.meta('log');
    const { verdict } = verifyReceipt({
      receipt: receipts[0] ?? '',
      document: { profile: 'c14n', digest: before.digest.slice('c14n:'.length), rawDigest: before.rawDigest },
      head: { root: log?.root ?? '' },
    });
    expect(verdict).to.equal('verified');
  });

  it('is told from an entry that waits for its receipt, wherever the office looks', async () => {
    const { digest } = parseEntry((await jp.store.get(ENTRIES, 1))?.entry ?? '');
    const published = createPublishedLog(jp.store, 'JP', 1);
    expect(await published.entriesOf(digest)).to.have.length(1);
    await purge(jp, 1, 'by order');
    expect(await published.entriesOf(digest)).to.have.length(0);
    const reader = createRegisterReader(jp.store, '31337');
    const shown = await documentAt(jp.store, reader, 1);
    expect(shown).to.include({ state: 'erased', kind: 'publication', fileName: 'entry-1' });
    expect(shown).to.not.have.property('digest');
    expect((await receiptsOf(jp.store, { index: 1 })).receipts).to.deep.equal([
      { index: 1, fileName: 'entry-1', isErased: true, text: null },
    ]);
  });

  it('is refused before the receipt is issued, and of an entry that is none', async () => {
    await jp.store.update(async (batch) => void batch.delete(RECEIPTS, 1));
    expect(await codeOf(purge(jp, 1, 'by order'))).to.equal('ACTION_NOT_POSSIBLE');
    expect(await codeOf(purge(jp, 9, 'by order'))).to.equal('ENTRY_NOT_KNOWN');
  });

  it('knows an erased document again, and does not keep it', async () => {
    await purge(jp, 0, 'by order');
    const outcomes = await take(pool, jp, [join(SAMPLES, 'JP', 'patent-application.xml')]);
    expect(outcomes).to.have.length(1);
    expect(outcomes[0]).to.include({ status: 'known', index: 0 });
    expect(await found()).to.deep.equal(['DOCUMENT_PURGED entry 0']);
  });

  it('that a crash interrupted is told by fsck, and finished when it is done again', async () => {
    const { rawDigest } = parseEntry((await jp.store.get(ENTRIES, 0))?.entry ?? '');
    const stuck = join(receiptFiles, '00000000-file.xml.receipt.json.tmp');
    mkdirSync(join(stuck, 'in the way'), { recursive: true }); // rm without `recursive` fails here
    expect(await codeOf(purge(jp, 0, 'by order'))).to.equal('STORE_UNAVAILABLE');
    expect(await jp.store.get(PURGES, rawDigest)).to.deep.equal({
      at: AT,
      reason: 'by order',
      unfinished: true,
    });
    expect(await found(true)).to.deep.equal(['PURGE_UNFINISHED entry 0']);
    expect(await unfinishedEntries(jp.store)).to.deep.equal([0]);
    rmSync(stuck, { recursive: true });
    await purge(jp, 0, 'finished later');
    expect(await jp.store.get(PURGES, rawDigest)).to.deep.equal({ at: AT, reason: 'by order' });
    expect(await found()).to.deep.equal(['DOCUMENT_PURGED entry 0']);
    expect(await unfinishedEntries(jp.store)).to.deep.equal([]);
  });

  const rule = (more: Partial<RetentionRule>): RetentionRule => ({
    ...{ name: 'r', kinds: ['application', 'publication'], afterDays: 10, ...more },
  });
  const cases: readonly (readonly [what: string, rules: RetentionRule[], days: number, due: string[]])[] = [
    ['nothing without rules', [], 1000, []],
    ['nothing before its time', [rule({})], 9, []],
    ['what is old enough', [rule({})], 10, ['0 r', '1 r']],
    ['one kind', [rule({ kinds: ['publication'] })], 10, ['1 r']],
    ['sealed ones', [rule({ statuses: ['sealed'] })], 10, ['0 r']],
    ['open ones, for a withdrawn one is withdrawn only', [rule({ statuses: ['open'] })], 10, []],
    ['withdrawn ones', [rule({ statuses: ['withdrawn'] })], 10, ['1 r']],
    [
      'what the first rule says that fits',
      [rule({ name: 'a', afterDays: 99 }), rule({ name: 'b' })],
      10,
      ['0 b', '1 b'],
    ],
  ];
  for (const [what, rules, days, due] of cases) {
    it(`is due by rule for ${what}`, async () => {
      await withdraw(jp, OPEN); // a log entry without receipt: never due
      const listed = await dueEntries(later(days), rules);
      expect(listed.map(({ index, rule: name }) => `${index} ${name}`)).to.deep.equal(due);
    });
  }

  it('is not due again once it is done', async () => {
    await purge(jp, 0, 'rule: r');
    expect((await dueEntries(later(10), [rule({})])).map(({ index }) => index)).to.deep.equal([1]);
  });
});
