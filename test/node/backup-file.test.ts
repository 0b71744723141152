import { expect } from 'chai';
import fc from 'fast-check';
import { type BackupHeader, type BackupRecord, backupBytes, readBackup } from '#node/backup-file.ts';

const header: BackupHeader = {
  ...{ format: 'ipanchor-backup', v: 1, createdAt: '2026-03-01T09:30:00Z', schema: 2 },
  identity: {
    ...{ chainId: 31337, genesisHash: 'ab'.repeat(32), office: 'JP', logNumber: 1 },
    contracts: {
      ...{ directory: '11'.repeat(20), documentLog: '22'.repeat(20) },
      ...{ applicationRegister: '33'.repeat(20), priorityRegister: '44'.repeat(20) },
    },
  },
  asOf: { blockNumber: 7, blockHash: 'cd'.repeat(32) },
};

const record = fc.record({
  kind: fc.constantFrom('row' as const, 'document' as const),
  key: fc.uint8Array({ maxLength: 40 }),
  value: fc.uint8Array({ maxLength: 200 }),
});

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

async function written(records: readonly BackupRecord[], head = header): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of backupBytes(head, each(records))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function read(bytes: Uint8Array, size = 7): Promise<{ header: BackupHeader; records: BackupRecord[] }> {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  const found = await readBackup(each(pieces));
  const records: BackupRecord[] = [];
  for await (const { kind, key, value } of found.records)
    records.push({ kind, key: Uint8Array.from(key), value: Uint8Array.from(value) });
  return { header: found.header, records };
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'read',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

describe('the file of a backup', () => {
  it('is read as it was written, in pieces of any size', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 8 }),
        fc.integer({ min: 1, max: 5_000 }),
        async (records, size) => {
          expect(await read(await written(records), size)).to.deep.equal({ header, records });
        },
      ),
    ));

  it('is refused when a bit of it is another', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 4 }),
        fc.nat(),
        fc.nat(7),
        async (records, place, bit) => {
          const bytes = await written(records);
          const at = place % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          expect(await codeOf(read(bytes, 100))).to.equal('BACKUP_DAMAGED');
        },
      ),
    ));

  it('is refused when it is cut off anywhere, or goes on', async () => {
    const bytes = await written([{ kind: 'row', key: Uint8Array.of(1), value: Uint8Array.of(2, 3) }]);
    for (let length = 0; length < bytes.length; length++)
      expect(await codeOf(read(bytes.subarray(0, length))), `${length} bytes`).to.equal('BACKUP_DAMAGED');
    expect(await codeOf(read(Buffer.concat([bytes, Buffer.of(0)])))).to.equal('BACKUP_DAMAGED');
  });

  it('is refused when it is of no known version, or none at all', async () => {
    const other = { ...header, v: 2 } as unknown as BackupHeader;
    for (const bytes of [await written([], other), Buffer.from('{}\n'), Buffer.alloc(100_000, 'x')])
      expect(await codeOf(read(bytes, 1_000))).to.equal('BACKUP_DAMAGED');
  });
});
