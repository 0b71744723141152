import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { publish } from '#node/actions.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import type { Sidecar } from '#node/intake/sidecar.ts';
import { createPublishedLog, type PublishedLog } from '#node/published-log.ts';
import { APPLICATIONS, ENTRIES, ENTRY_DIGESTS } from '#node/store/office.ts';
import { openStore } from '#node/store.ts';
import { fromHex } from '#protocol/bytes.ts';
import { formatDigest } from '#protocol/digest.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { verifyConsistency } from '#protocol/tree.ts';
import {
  closeOffice,
  newPool,
  openOffice,
  SAMPLES,
  type TestOffice,
  take,
  wordFor,
} from './intake/office-fixture.ts';

const FILE = join(SAMPLES, 'JP', 'patent-application.xml');
const ID = 'JP.P.2025020101';

describe('the published log', () => {
  let pool: WorkerPool;
  let jp: TestOffice;
  let log: PublishedLog;
  const { profile, digest, rawDigest } = digestDocument(readFileSync(FILE));
  const digests = [formatDigest(profile, digest), formatDigest('raw', rawDigest)];

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    jp = await openOffice('JP');
    await take(pool, jp, [FILE]);
    log = createPublishedLog(jp.store, 'JP', 1);
  });
  afterEach(() => closeOffice(jp));

  it('shows nothing of an unpublished application, and all to who brings its key', async () => {
    const record = await jp.store.get(APPLICATIONS, ID);
    for (const each of digests) {
      expect(await log.entriesOf(each)).to.deep.equal([]);
      expect(await log.entriesOf(each, '00'.repeat(32))).to.deep.equal([]);
      const [entry, ...others] = await log.entriesOf(each, record?.sealedKey);
      expect(others).to.deep.equal([]);
      expect(entry).to.include({ leafIndex: 0, entry: (await jp.store.get(ENTRIES, 0))?.entry });
    }
  });

  it('shows by an application what was made public with it, and of other kinds of documents nothing', async () => {
    const record = await jp.store.get(APPLICATIONS, ID);
    const indexes = async (sealedKey?: string) =>
      (await log.entriesOfApplication(ID, sealedKey)).map((one) => one.leafIndex);
    const file = async (kind: Sidecar['kind']) => {
      const path = join(jp.folder, `${kind}.txt`);
      await writeFile(path, `${kind} of ${ID}`);
      const outcomes = await take(pool, jp, [path], { applicationId: ID, kind });
      expect(outcomes.map(wordFor)).to.deep.equal(['accepted']);
    };
    await file('priority-document');
    await file('status-event');
    expect(await indexes()).to.deep.equal([]);
    expect(await indexes('00'.repeat(32))).to.deep.equal([]);
    expect(await indexes(record?.sealedKey)).to.deep.equal([0]);
    await file('grant'); // which publishes it
    expect(await indexes()).to.deep.equal([0, 3]);
    expect(await log.entriesOfApplication('JP.P.2099000001')).to.deep.equal([]);
  });

  it('reads as often for what it does not show as for what nobody filed', async () => {
    let reads: string[] = [];
    const counted = new Proxy(jp.store, {
      get(store, name) {
        const member: unknown = Reflect.get(store, name);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          reads.push(`${String(name)} ${name === 'getMany' ? JSON.stringify(given[1]).length : ''}`);
          return member.apply(store, given);
        };
      },
    });
    const readsOf = async (ask: (log: PublishedLog) => Promise<unknown[]>) => {
      reads = [];
      expect(await ask(createPublishedLog(counted, 'JP', 1))).to.deep.equal([]);
      return reads;
    };
    const readsFor = (text: string) => readsOf((of) => of.entriesOf(text));
    for (const each of digests) {
      const hidden = await readsFor(each);
      expect(hidden).to.have.length.greaterThan(2);
      expect(await readsFor(each.replace(/[0-9a-f]{64}$/, '00'.repeat(32)))).to.deep.equal(hidden);
    }
    const hidden = await readsOf((of) => of.entriesOfApplication(ID));
    expect(hidden).to.have.length(2);
    expect(await readsOf((of) => of.entriesOfApplication('JP.P.2099000001'))).to.deep.equal(hidden);
  });

  it('shows it to anyone once it is published, by the raw digest and the canonical one', async () => {
    await publish(jp, ID);
    for (const each of digests)
      expect((await log.entriesOf(each)).map((one) => one.leafIndex)).to.deep.equal([0]);
    expect(await log.entriesOf(`c14n:${'00'.repeat(32)}`)).to.deep.equal([]);
  });

  it('proves that the log only grew', async () => {
    const before = await jp.store.meta('log');
    await publish(jp, ID);
    const after = await jp.store.meta('log');
    const path = await log.consistencyProof(before?.size ?? 0, after?.size ?? 0);
    if (before === undefined || after === undefined || path === undefined) throw new TypeError('no heads');
    const heads = { oldSize: before.size, newSize: after.size };
    const roots = { oldRoot: fromHex(before.root), newRoot: fromHex(after.root) };
    expect(verifyConsistency({ ...heads, ...roots, path: path.map((hash) => fromHex(hash)) })).to.equal(true);
    expect(await log.consistencyProof(1, 99)).to.equal(undefined);
  });

  it('is found in a store of the first version too', async () => {
    const [entry] = await log.entriesOf(digests[0] ?? '', (await jp.store.get(APPLICATIONS, ID))?.sealedKey);
    expect(entry).to.not.equal(undefined);
    await jp.store.update(async (batch) => {
      batch.delete(ENTRY_DIGESTS, { hash: digest, index: 0 });
      jp.store.putMeta(batch, 'schema', 1);
    });
    await jp.store.close();
    const again = await openStore(jp.folder);
    expect(await again.get(ENTRY_DIGESTS, { hash: digest, index: 0 })).to.equal(0);
    await again.close();
  });
});
