/**
 * The folder of receipts, for people and other programs. The store keeps them durably; this is a copy, written
 * whole by a rename, and completed at every start. So what cannot be written holds up nothing: it is tried again.
 */
import { statSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { utf8 } from '#protocol/bytes.ts';
import { safeName } from '../file-name.ts';
import { storageError } from '../store/failure.ts';
import { ENTRIES, type LogRecord, RECEIPTS, type ReceiptRecord } from '../store/office.ts';
import type { Store } from '../store.ts';

/** Most files that are open at once. */
const AT_ONCE = 16;
/** Most files that one `flush` tries again. */
const AGAIN_AT_ONCE = 256;
/** With the index, `.receipt.json` and `.tmp` around it a name stays below 255 bytes. */
const MAX_NAME_BYTES = 160;

export class ReceiptFiles {
  readonly #store: Store;
  readonly #folder: string;
  readonly #say: (line: string) => void;
  readonly #writing = new Set<Promise<void>>();
  /** Leaf indexes of the receipts whose file could not be written. */
  readonly #missing = new Set<number>();

  constructor(store: Store, folder: string, say: (line: string) => void) {
    this.#store = store;
    this.#folder = folder;
    this.#say = say;
  }

  /**
   * Writes the files that are not there, or not as long as their receipts: after a loss of power a file can be empty.
   * @throws NodeError of the store
   */
  async complete(): Promise<void> {
    for await (const [key, receipt] of this.#store.scan(RECEIPTS)) {
      const record = await this.#store.get(ENTRIES, Number(key));
      if (record === undefined || record.erased !== undefined) continue;
      if (!this.#isThere(record, receipt)) await this.write(record, receipt);
    }
    await this.flush();
  }

  /** Starts to write one; waits while many are being written. One that fails is tried again by `flush`. */
  async write(record: LogRecord, receipt: ReceiptRecord): Promise<void> {
    while (this.#writing.size >= AT_ONCE) await Promise.race(this.#writing);
    const writing = this.#write(record, receipt).finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  /**
   * Waits until all that were started are written or have failed, and tries some of those again that failed before.
   * @throws NodeError of the store
   */
  async flush(): Promise<void> {
    for (const index of [...this.#missing].slice(0, AGAIN_AT_ONCE)) {
      const record = await this.#store.get(ENTRIES, index);
      const receipt = await this.#store.get(RECEIPTS, index);
      if (record?.erased !== undefined) this.#missing.delete(index);
      else if (record !== undefined && receipt !== undefined) await this.write(record, receipt);
    }
    await Promise.all(this.#writing);
  }

  async #write(record: LogRecord, { text }: ReceiptRecord): Promise<void> {
    const path = join(this.#folder, nameOf(record));
    try {
      await mkdir(this.#folder, { recursive: true });
      // It names what may be unpublished.
      await writeFile(`${path}.tmp`, `${text}\n`, { mode: 0o600 });
      await rename(`${path}.tmp`, path);
      this.#missing.delete(record.index);
    } catch (error) {
      const { code, message } = storageError(error, 'writing a receipt file');
      if (this.#missing.size === 0) this.#say(`${code}: ${message}; it is tried again`);
      this.#missing.add(record.index);
    }
  }

  #isThere(record: LogRecord, { text }: ReceiptRecord): boolean {
    try {
      return statSync(join(this.#folder, nameOf(record))).size === utf8(text).length + 1;
    } catch {
      return false; // writing it tells what is wrong
    }
  }
}

/** Two documents may come under one name, so the place in the log goes first. The name is a stranger's: cut to what is safe. */
export function nameOf({ index, fileName }: Pick<LogRecord, 'index' | 'fileName'>): string {
  return `${String(index).padStart(8, '0')}-${safeName(fileName, MAX_NAME_BYTES)}.receipt.json`;
}
