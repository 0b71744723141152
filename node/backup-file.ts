/**
 * The file of a backup: a gzip stream of one line of JSON, then records, then the SHA-256 of all before it.
 *
 * A record is one byte for its kind, two lengths of 4 bytes, big-endian, key and value. Kind 0 ends the records and has
 * neither. What is cut off or changed anywhere is refused, whatever was read of it before.
 */
import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import { NodeError } from './errors.ts';
import type { RawRow } from './store/raw.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

const HEADER = z.strictObject({
  format: z.literal('ipanchor-backup'),
  v: z.literal(1),
  createdAt: z.string(), // UTC to the second
  schema: z.int().min(1), // version of the store
  identity: z.strictObject({
    chainId: z.int(),
    genesisHash: hex(32),
    contracts: z.strictObject({
      ...{
        directory: hex(20),
        documentLog: hex(20),
        applicationRegister: hex(20),
        priorityRegister: hex(20),
      },
    }),
    office: z.string(), // empty: the register alone, for any node of the chain
    logNumber: z.int().min(0),
  }),
  asOf: z.strictObject({ blockNumber: z.int().min(0), blockHash: hex(32) }).nullable(), // what was followed
});

export type BackupHeader = z.infer<typeof HEADER>;

/** A row of the database, or a large document by its raw digest. */
export type BackupRecord = RawRow & { readonly kind: 'row' | 'document' };

const KINDS = ['end', 'row', 'document'] as const;
const MAX_HEADER_BYTES = 4_096;
const DIGEST_BYTES = 32;

/** The bytes of the file before they are compressed. */
export async function* backupBytes(
  header: BackupHeader,
  records: AsyncIterable<BackupRecord>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const hashed = (bytes: Uint8Array): Uint8Array => {
    hash.update(bytes);
    return bytes;
  };
  yield hashed(Buffer.from(`${JSON.stringify(header)}\n`));
  for await (const { kind, key, value } of records) {
    const head = Buffer.alloc(9);
    head.writeUInt8(KINDS.indexOf(kind));
    head.writeUInt32BE(key.length, 1);
    head.writeUInt32BE(value.length, 5);
    yield hashed(Buffer.concat([head, key, value]));
  }
  yield hashed(Uint8Array.of(KINDS.indexOf('end')));
  yield hash.digest();
}

/** Reads a backup from its bytes, uncompressed. Header first; records end with an error unless the digest holds. */
export async function readBackup(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ header: BackupHeader; records: AsyncGenerator<BackupRecord> }> {
  const reader = new Reader(bytes);
  const header = HEADER.safeParse(jsonOf(await reader.line(MAX_HEADER_BYTES)));
  if (!header.success) throw damaged('it does not begin as a backup of this version does');
  return { header: header.data, records: recordsOf(reader) };
}

async function* recordsOf(reader: Reader): AsyncGenerator<BackupRecord> {
  for (;;) {
    const kind = KINDS[(await reader.take(1))[0] ?? -1];
    if (kind === undefined) throw damaged('a record is of no known kind');
    if (kind === 'end') break;
    const lengths = Buffer.from(await reader.take(8));
    const key = await reader.take(lengths.readUInt32BE(0));
    yield { kind, key, value: await reader.take(lengths.readUInt32BE(4)) };
  }
  const expected = reader.digest();
  const found = Buffer.from(await reader.take(DIGEST_BYTES)).toString('hex');
  if (found !== expected) throw damaged('its digest is not that of its content');
  if (!(await reader.isAtEnd())) throw damaged('something follows its end');
}

function jsonOf(line: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(line).toString());
  } catch {
    return undefined;
  }
}

const damaged = (what: string, cause?: unknown): NodeError =>
  new NodeError('BACKUP_DAMAGED', `the file is no whole backup: ${what}`, { cause });

/** Takes what is asked for from a stream of pieces, and hashes it. */
class Reader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #hash: Hash = createHash('sha256');
  #rest: Uint8Array = new Uint8Array();

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for (let missing = length; missing > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) throw damaged('it ends too early');
      parts.push(this.#rest.subarray(0, missing));
      this.#rest = this.#rest.subarray(missing);
      missing -= parts.at(-1)?.length ?? 0;
    }
    const [only] = parts;
    const taken = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
    this.#hash.update(taken);
    return taken;
  }

  /** Up to the next line feed, which is taken too. */
  async line(most: number): Promise<Uint8Array> {
    const bytes: number[] = [];
    while (bytes.at(-1) !== 0x0a) {
      if (bytes.length === most) throw damaged('it does not begin as a backup of this version does');
      bytes.push(...(await this.take(1)));
    }
    return Uint8Array.from(bytes);
  }

  /** SHA-256 of all that was taken, in hex. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  async isAtEnd(): Promise<boolean> {
    return this.#rest.length === 0 && !(await this.#more());
  }

  async #more(): Promise<boolean> {
    try {
      for (;;) {
        const { done, value } = await this.#pieces.next();
        if (done) return false;
        this.#rest = value;
        if (value.length > 0) return true;
      }
    } catch (error) {
      // A stream that is no gzip, or is cut off in the middle.
      if (isOfZlib(error)) throw damaged('it cannot be uncompressed', error);
      throw error;
    }
  }
}

const isOfZlib = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
