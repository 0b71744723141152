import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { BLOB_BYTES, keepBlob, keepDocument, purgeDocument, readStored } from '#node/store/documents.ts';
import { DEFECTS, DOCUMENTS, INTAKE } from '#node/store/office.ts';
import { toHex } from '#protocol/bytes.ts';
import { sha256 } from '#sha256';
import type { Defect } from '#standards/quality/defect.ts';
import { AT, closeOffice, openOffice, type TestOffice } from '../intake/office-fixture.ts';

describe('documents', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openOffice('JP');
  });
  afterEach(() => closeOffice(office));

  const keep = async (size: number): Promise<string> => {
    const bytes = new Uint8Array(size).fill(7);
    const digest = toHex(sha256(bytes));
    await keepBlob(office.store, digest, bytes);
    await office.store.update(async (batch) => keepDocument(batch, digest, bytes));
    return digest;
  };
  const blobs = (): string[] => {
    const folder = join(office.folder, 'blobs');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  it('keeps small ones in the database and large ones as files, whole or not at all', async () => {
    const [small, large] = [await keep(BLOB_BYTES), await keep(BLOB_BYTES + 1)];
    expect(blobs()).to.deep.equal([large]);
    for (const [digest, size] of [
      [small, BLOB_BYTES],
      [large, BLOB_BYTES + 1],
    ] as const) {
      const stored = await readStored(office.store, digest);
      expect(stored.state === 'present' && stored.bytes.length).to.equal(size);
    }
  });

  it('erases either kind on purpose, and tells that from a loss', async () => {
    for (const size of [10, BLOB_BYTES + 1]) {
      const digest = await keep(size);
      await purgeDocument(office.store, digest, { at: AT, reason: 'by order' });
      expect(await readStored(office.store, digest)).to.deep.equal({
        state: 'purged',
        at: AT,
        reason: 'by order',
      });
    }
    expect(blobs()).to.deep.equal([]);
    expect(await readStored(office.store, '0'.repeat(64))).to.deep.equal({ state: 'missing' });
  });

  for (const [when, begins] of [
    ['was written just before', false],
    ['is in a table file since long', true],
  ] as const) {
    it(`leaves no trace of one that ${when} in the files of the database`, async () => {
      const { store, folder } = office;
      const bytes = new TextEncoder().encode('Fictional words that stand in no other document 8d2f61');
      const digest = toHex(sha256(bytes));
      const holds = (): boolean =>
        readdirSync(join(folder, 'store')).some((name) =>
          readFileSync(join(folder, 'store', name)).includes('stand in no other'),
        );
      const defect: Defect = {
        code: 'NUMBER_YEAR',
        severity: 'warning',
        message: 'm',
        value: 'stand in no other',
      };
      await store.update(async (batch) => {
        keepDocument(batch, digest, bytes);
        batch.put(INTAKE, { rawDigest: digest, kind: 'application', subject: 'JP.P.1' }, { index: 3 });
        batch.put(DEFECTS, 3, [defect]);
      });
      if (begins) await store.compact(DOCUMENTS, digest);
      expect(holds()).to.equal(true);
      expect(await purgeDocument(store, digest, { at: AT, reason: 'by order' })).to.deep.equal([3]);
      expect(holds()).to.equal(false);
      expect(await readStored(store, digest)).to.include({ state: 'purged' });
    });
  }

  it('keeps the first purge on record when it is finished a second time', async () => {
    const digest = await keep(10);
    for (const reason of ['first', 'second']) await purgeDocument(office.store, digest, { at: AT, reason });
    expect(await readStored(office.store, digest)).to.include({ reason: 'first' });
  });
});
