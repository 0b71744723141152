import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { nameOf, ReceiptFiles } from '#node/anchor/receipt-files.ts';
import { ENTRIES, type LogRecord, RECEIPTS } from '#node/store/office.ts';
import { closeOffice, openOffice, type TestOffice } from '../intake/office-fixture.ts';

const RECEIPT = { text: '{"a":"receipt"}', issuedAt: '2026-03-01T09:30:00Z' };

describe('receipt files', () => {
  let office: TestOffice;
  let folder: string;
  const said: string[] = [];

  beforeEach(async () => {
    office = await openOffice('JP');
    folder = join(office.folder, 'receipts');
    said.length = 0;
  });
  afterEach(() => closeOffice(office));

  const files = (): ReceiptFiles => new ReceiptFiles(office.store, folder, (line) => said.push(line));
  const receipted = async (fileName: string, index = 0): Promise<LogRecord> => {
    const record: LogRecord = {
      ...{ index, fileName, entry: '{}', leafHash: 'ab'.repeat(32) },
      ...{ receivedAt: RECEIPT.issuedAt, applications: [] },
    };
    await office.store.update(async (batch) => {
      batch.put(ENTRIES, index, record);
      batch.put(RECEIPTS, index, RECEIPT);
    });
    return record;
  };

  for (const character of ['特', '𠮷', 'a']) {
    it(`takes a long name of ${Buffer.byteLength(character)}-byte characters`, async () => {
      const record = await receipted(`${character.repeat(78)}${character.repeat(100)}.xml`);
      await files().complete();
      const [name = ''] = readdirSync(folder);
      expect(name).to.equal(nameOf(record));
      expect(name)
        .to.match(/^00000000-.*\.xml\.receipt\.json$/)
        .and.not.include('\uFFFD');
      expect(said).to.deep.equal([]);
    });
  }

  it('writes again what a loss of power left empty or cut', async () => {
    const record = await receipted('a.xml');
    mkdirSync(folder);
    writeFileSync(join(folder, nameOf(record)), '');
    await files().complete();
    expect(readFileSync(join(folder, nameOf(record)), 'utf8')).to.equal(`${RECEIPT.text}\n`);
  });

  it('is for the office alone to read', async () => {
    const record = await receipted('a.xml');
    await files().complete();
    expect(statSync(join(folder, nameOf(record))).mode & 0o777).to.equal(0o600);
  });

  it('holds up nothing when it cannot write, says so once, and completes the folder when it can', async () => {
    const record = await receipted('a.xml');
    writeFileSync(folder, 'no folder');
    const all = files();
    await all.complete();
    await all.write(record, RECEIPT);
    await all.flush();
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^STORE_UNAVAILABLE: writing a receipt file/);
    rmSync(folder);
    await all.flush();
    expect(readdirSync(folder)).to.deep.equal([nameOf(record)]);
  });
});
