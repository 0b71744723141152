import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { applyApplicationEvent } from '#node/follow/application-events.ts';
import { BlockView } from '#node/follow/block-view.ts';
import { COUNTS, RECORDS } from '#node/store/register.ts';
import { openStore, type Store } from '#node/store.ts';

type ApplicationEvent = Parameters<typeof applyApplicationEvent>[1];

const TRANSACTION = 'fe'.repeat(32);
const JP = '0x4a50';
const NUMBER = `0x${'32303236'.padEnd(64, '0')}`; // 2026
const KEY = { patent: 'aa'.repeat(32), model: 'bb'.repeat(32) };
const TYPE = { patent: '0x50', model: '0x55' };
const DIGEST = `0x${'cc'.repeat(32)}`;

type Kind = keyof typeof KEY;

const recorded = (kind: Kind): ApplicationEvent => ({
  contract: 'ApplicationRegister',
  name: 'OpenRecorded',
  args: {
    ...{ office: JP, key: `0x${KEY[kind]}`, number: NUMBER, digest: DIGEST },
    ...{ rightType: TYPE[kind], profile: 2n, filingDate: 20260115n },
  },
});
const moved = (from: Kind, to: Kind, revision: bigint): ApplicationEvent => ({
  contract: 'ApplicationRegister',
  name: 'ApplicationReclassified',
  args: {
    ...{ office: JP, fromKey: `0x${KEY[from]}`, toKey: `0x${KEY[to]}` },
    ...{ revision, number: NUMBER, rightType: TYPE[to] },
  },
});
const gone = (kind: Kind): ApplicationEvent => ({
  contract: 'ApplicationRegister',
  name: 'ApplicationSuperseded',
  args: { office: JP, key: `0x${KEY[kind]}`, value: DIGEST, recordedAt: 1n },
});

describe('applyApplicationEvent', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-events-'));
    store = await openStore(folder);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const apply = (...events: ApplicationEvent[]): Promise<void> =>
    store.update(async (batch) => {
      const block = { number: 7, hash: '07'.repeat(32), parentHash: '06'.repeat(32) };
      const view = new BlockView(store, batch, { ...block, timestamp: '2026-11-20T10:00:00Z' });
      for (const event of events) await applyApplicationEvent(view, event, TRANSACTION);
    });
  const record = (kind: Kind) => store.get(RECORDS, { office: 'JP', key: KEY[kind] });

  it('leaves nothing where a record went back from, so that another can be there', async () => {
    await apply(recorded('patent'), moved('patent', 'model', 1n));
    expect(await record('patent')).to.include({ state: 'opened', openedAs: KEY.model });
    await apply(moved('model', 'patent', 2n), gone('model'));
    expect(await record('patent')).to.include({ state: 'open', rightType: 'P', revision: 2 });
    expect(await record('patent')).to.not.have.property('openedAs');
    expect(await record('model')).to.equal(undefined);
    expect(await store.get(COUNTS, 'JP')).to.deep.equal({ open: { P: 1 }, sealed: {}, claims: 0 });
    await apply(recorded('model'));
    expect(await record('model')).to.include({ state: 'open', applicationId: 'JP.U.2026', revision: 0 });
    expect((await store.get(COUNTS, 'JP'))?.open).to.deep.equal({ P: 1, U: 1 });
  });
});
