import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { applyApplicationEvent } from '#node/follow/application-events.ts';
import { BlockView } from '#node/follow/block-view.ts';
import { COUNTS, FILINGS, RECORDS } from '#node/store/register.ts';
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
const sealed = (kind: Kind): ApplicationEvent => ({
  contract: 'ApplicationRegister',
  name: 'SealedRecorded',
  args: {
    ...{ office: JP, key: `0x${KEY[kind]}`, seal: DIGEST },
    ...{ rightType: TYPE[kind], profile: 2n, filingDate: 20260115n },
  },
});
const opened = (from: Kind, to: Kind): ApplicationEvent => ({
  contract: 'ApplicationRegister',
  name: 'ApplicationOpened',
  args: {
    ...{ office: JP, sealedKey: `0x${KEY[from]}`, openKey: `0x${KEY[to]}` },
    ...{ number: NUMBER, digest: DIGEST, blinding: DIGEST },
  },
});
const withdrawal = (kind: Kind, name: 'ApplicationWithdrawn' | 'WithdrawalUndone'): ApplicationEvent => ({
  contract: 'ApplicationRegister',
  name,
  args: { office: JP, key: `0x${KEY[kind]}` },
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

  const apply = (...events: ApplicationEvent[]): Promise<void> => applyAt('2026-11-20T10:00:00Z', ...events);
  const applyAt = (timestamp: string, ...events: ApplicationEvent[]): Promise<void> =>
    store.update(async (batch) => {
      const block = { number: 7, hash: '07'.repeat(32), parentHash: '06'.repeat(32) };
      const view = new BlockView(store, { ...block, timestamp });
      for (const event of events) await applyApplicationEvent(view, event, TRANSACTION);
      view.writeTo(batch);
    });
  const record = (kind: Kind) => store.get(RECORDS, { office: 'JP', key: KEY[kind] });

  it('lists what is published by right type, status and filing date, and nothing that is not', async () => {
    const listed = async () => {
      const places: string[] = [];
      for await (const [place, key] of store.scan(FILINGS)) places.push(`${place} ${key.slice(0, 2)}`);
      return places.map((place) => place.replace(/[0-9a-f]{64} /, ''));
    };
    await apply(sealed('model'));
    expect(await listed()).to.deep.equal([]);
    await apply(recorded('patent'));
    expect(await listed()).to.deep.equal(['JP/P/recorded/2026-01-15/aa']);
    await apply(withdrawal('patent', 'ApplicationWithdrawn'), withdrawal('model', 'ApplicationWithdrawn'));
    expect(await listed()).to.deep.equal(['JP/P/withdrawn/2026-01-15/aa']);
    expect(await record('patent')).to.include({ withdrawn: true, withdrawnAt: '2026-11-20T10:00:00Z' });
    await apply(withdrawal('patent', 'WithdrawalUndone'), gone('model'), moved('patent', 'model', 1n));
    expect(await listed()).to.deep.equal(['JP/U/recorded/2026-01-15/bb']);
    expect(await record('model'))
      .to.include({ withdrawn: false })
      .and.to.not.have.property('withdrawnAt');
    await apply(gone('model'));
    expect(await listed()).to.deep.equal([]);
  });

  it('keeps when a record was first made, and when it was opened, through what comes after', async () => {
    const [recordedAt, openedAt] = ['2026-05-01T08:00:00Z', '2026-11-19T10:00:00Z'];
    await applyAt(recordedAt, sealed('patent'));
    expect(await record('patent')).to.not.have.property('openedAt');
    await applyAt(openedAt, opened('patent', 'model'));
    await apply(withdrawal('model', 'ApplicationWithdrawn'));
    expect(await record('model')).to.include({ state: 'open', recordedAt, openedAt });
    expect(await record('patent')).to.include({ state: 'opened', recordedAt });
    await apply(gone('model'), recorded('model'));
    expect(await record('model')).to.not.have.property('openedAt');
  });

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
