import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { writeBackup, writeOwnBackup } from '#node/backup.ts';
import { backupBytes } from '#node/backup-file.ts';
import { applyBlock } from '#node/follow/projection.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { openLog } from '#node/log/open.ts';
import { restoreBackup } from '#node/restore.ts';
import { keepBlob } from '#node/store/documents.ts';
import { APPLICATIONS, ENTRIES, type Identity, PURGES } from '#node/store/office.ts';
import { pendingItems } from '#node/store/queue.ts';
import { CURSOR, OFFICES } from '#node/store/register.ts';
import { SCHEMA } from '#node/store/schema.ts';
import { openStore, type Store } from '#node/store.ts';
import { toHex } from '#protocol/bytes.ts';
import { sha256 } from '#sha256';
import {
  AT,
  closeOffice,
  identityOf,
  newFolder,
  newPool,
  openOffice,
  SAMPLES,
  type TestOffice,
  take,
} from './intake/office-fixture.ts';

const JP = 'JP.P.2025020101';
// Of many equal bytes a changed compression can still give the same.
const LARGE = createHash('shake256', { outputLength: 2 ** 20 + 1 }).digest();

describe('a restored backup', () => {
  let pool: WorkerPool;
  let jp: TestOffice;
  let folder: string;
  let file: string;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    jp = await openOffice('JP');
    await take(pool, jp, [join(SAMPLES, 'JP', 'patent-application.xml')]);
    await keepBlob(jp.store, toHex(sha256(LARGE)), LARGE);
    const items = (await pendingItems(jp.store, 10)).map(({ id }) => id);
    const block = { number: 7, hash: 'cd'.repeat(32), parentHash: 'ab'.repeat(32), timestamp: AT };
    const outcomes = [{ items, refused: new Map() }];
    await applyBlock(jp.store, { block, occurrences: [], outcomes, isFinal: false });
    folder = newFolder();
    file = join(folder, 'file.backup');
  });
  afterEach(async () => {
    await closeOffice(jp);
    rmSync(folder, { recursive: true });
  });

  const backup = (registerOnly = false) => writeOwnBackup(jp, { target: file, registerOnly });
  const data = () => join(folder, 'data');
  const restore = (identity: Identity = identityOf('JP')) =>
    restoreBackup({ file, dataFolder: data(), identity });
  async function codeOf(work: Promise<unknown>): Promise<unknown> {
    const error: unknown = await work.then(() => undefined).catch((thrown: unknown) => thrown);
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  async function rowsOf(store: Store): Promise<string[]> {
    const rows: string[] = [];
    for await (const { key, value } of store.raw())
      rows.push(`${Buffer.from(key).toString()} ${Buffer.from(value).toString('hex')}`);
    return rows;
  }
  async function restored<T>(use: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore(data());
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  }

  it('is what the store was, row for row, with its large documents', async () => {
    expect(await backup()).to.deep.include({ file, asOf: { blockNumber: 7, blockHash: 'cd'.repeat(32) } });
    expect(await restore()).to.deep.include({ createdAt: AT, schema: SCHEMA.version });
    const rows = await rowsOf(jp.store);
    expect(rows.length).to.be.greaterThan(10);
    await restored(async (store) => {
      expect(await rowsOf(store)).to.deep.equal(rows);
      await openLog(store, identityOf('JP'));
    });
    const name = toHex(sha256(LARGE));
    expect(readFileSync(join(data(), 'blobs', name)).equals(LARGE)).to.equal(true);
    expect(readdirSync(data()).sort(), 'no key, and nothing left over').to.deep.equal(['blobs', 'store']);
  });

  it('is of one moment, whatever is written while it is made', async () => {
    let writing = true;
    let purges = 0;
    const write = async (): Promise<void> => {
      while (writing) {
        const rawDigest = toHex(sha256(Buffer.of(purges & 255, purges >> 8)));
        // Two rows that are always written together.
        await jp.store.update(async (batch) => {
          batch.put(PURGES, rawDigest, { at: AT, reason: 'test' });
          batch.put(OFFICES, rawDigest, { code: 'JP' } as never);
        });
        purges += 1;
      }
    };
    const writes = write();
    while (purges < 20) await new Promise((resolve) => setImmediate(resolve));
    await backup();
    writing = false;
    await writes;
    await restore();
    await restored(async (store) => {
      const [own, register]: string[][] = [[], []];
      for await (const [key] of store.scan(PURGES)) own?.push(key);
      for await (const [key] of store.scan(OFFICES)) register?.push(key);
      expect(own).to.deep.equal(register);
      expect(own?.length).to.be.within(20, purges);
    });
  });

  it('of the register alone holds nothing of the office, and is for any node of the chain', async () => {
    await backup(true);
    const text = gunzipSync(readFileSync(file)).toString('latin1');
    expect(text).to.include('!cursor!').and.to.include('!blocks!');
    for (const own of [
      JP,
      '2025020101',
      'outbox',
      '!applications!',
      '!entries!',
      '!codes!',
      toHex(sha256(LARGE)),
    ])
      expect(text, own).to.not.include(own);
    for (const office of ['', 'US']) {
      await restore({ ...identityOf(office), logNumber: office === '' ? 0 : 1 });
      await restored(async (store) => {
        expect(await store.get(CURSOR, 'cursor')).to.include({ number: 7 });
        for (const table of [APPLICATIONS, ENTRIES])
          for await (const row of store.scan<never, unknown>(table)) expect.fail(String(row));
      });
      rmSync(data(), { recursive: true });
    }
  });

  it('is made of a whole backup only: a changed byte or a missing end leaves nothing', async () => {
    await backup();
    const whole = readFileSync(file);
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      const changed = Buffer.from(whole);
      const at = Math.floor(part * whole.length);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      for (const [what, bytes] of [
        ['changed', changed],
        ['cut', whole.subarray(0, at)],
      ] as const) {
        writeFileSync(file, bytes);
        expect(await codeOf(restore()), `${what} at ${at} of ${whole.length}`).to.equal('BACKUP_DAMAGED');
        expect(existsSync(join(data(), 'store')), `${what} at ${at}`).to.equal(false);
        expect(existsSync(join(data(), 'store.restoring'))).to.equal(false);
      }
    }
    writeFileSync(file, whole);
    await restore();
  });

  it('is refused where it does not belong, and where there is a store', async () => {
    await backup();
    const here = identityOf('JP');
    for (const other of [
      ...[
        identityOf('US'),
        { ...here, logNumber: 2 },
        { ...here, office: '', logNumber: 0 },
        { ...here, chainId: 1 },
      ],
      ...[{ ...here, genesisHash: 'cd'.repeat(32) }],
      { ...here, contracts: { ...here.contracts, documentLog: '11'.repeat(20) } },
    ])
      expect(await codeOf(restore(other)), JSON.stringify(other)).to.equal('BACKUP_OF_ANOTHER');
    expect(existsSync(data())).to.equal(false);
    await restore();
    const rows = await restored(rowsOf);
    expect(await codeOf(restore())).to.equal('STORE_NOT_EMPTY');
    expect(await restored(rowsOf)).to.deep.equal(rows);
    const missing = restoreBackup({ file: `${file}.none`, dataFolder: join(folder, 'b'), identity: here });
    expect(await codeOf(missing)).to.equal('FILE_UNREADABLE');
  });

  it('is refused when a newer release made it, or a document is another than its name says', async () => {
    const made = async (schema: number, name: string): Promise<void> => {
      const header = {
        format: 'ipanchor-backup',
        v: 1,
        createdAt: AT,
        schema,
        identity: identityOf('JP'),
        asOf: null,
      } as const;
      const pieces: Uint8Array[] = [];
      async function* records() {
        yield { kind: 'document' as const, key: Buffer.from(name), value: LARGE };
      }
      for await (const piece of backupBytes(header, records())) pieces.push(piece);
      writeFileSync(file, gzipSync(Buffer.concat(pieces)));
    };
    await made(SCHEMA.version + 1, toHex(sha256(LARGE)));
    expect(await codeOf(restore())).to.equal('STORE_NEWER');
    for (const name of ['../../config.json', 'ab'.repeat(32)]) {
      await made(SCHEMA.version, name);
      expect(await codeOf(restore()), name).to.equal('BACKUP_DAMAGED');
    }
  });

  it('comes from a file that replaces none, and gets a name in a folder', async () => {
    await backup();
    const before = readFileSync(file);
    expect(await codeOf(backup())).to.equal('BACKUP_EXISTS');
    expect(readFileSync(file).equals(before)).to.equal(true);
    mkdirSync(join(folder, 'backups'));
    const named = await writeBackup({
      ...{
        store: jp.store,
        identity: identityOf('JP'),
        target: join(folder, 'backups'),
        registerOnly: false,
      },
      now: () => AT,
    });
    expect(named.file).to.equal(join(folder, 'backups', 'ipanchor-JP-2026-03-01T093000Z.backup'));
    expect(readdirSync(join(folder, 'backups'))).to.deep.equal(['ipanchor-JP-2026-03-01T093000Z.backup']);
  });
});
