/**
 * The folder of receipts, for people and other programs. The store keeps them durably; this is a copy, written
 * whole by a rename, and completed at every start.
 */
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storageError } from '../store/failure.ts';
import { ENTRIES, type LogRecord, RECEIPTS, type ReceiptRecord } from '../store/office.ts';
import type { Store } from '../store.ts';

/** Most files that are open at once. */
const AT_ONCE = 16;

export class ReceiptFiles {
  readonly #folder: string;
  readonly #writing = new Set<Promise<void>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes the files that are not there. */
  async complete(store: Store): Promise<void> {
    await this.#try(() => mkdir(this.#folder, { recursive: true }));
    const there = new Set(await readdir(this.#folder));
    for await (const [key, receipt] of store.scan(RECEIPTS)) {
      const record = await store.get(ENTRIES, Number(key));
      if (record !== undefined && !there.has(nameOf(record))) await this.write(record, receipt);
    }
    await this.flush();
  }

  /** Starts to write one; waits while many are being written. Its failure is told by `flush`. */
  async write(record: LogRecord, { text }: ReceiptRecord): Promise<void> {
    while (this.#writing.size >= AT_ONCE) await Promise.race(this.#writing);
    const path = join(this.#folder, nameOf(record));
    const writing = this.#try(async () => {
      await writeFile(`${path}.tmp`, `${text}\n`);
      await rename(`${path}.tmp`, path);
    });
    this.#writing.add(writing);
    void writing.then(
      () => this.#writing.delete(writing),
      () => undefined,
    );
  }

  /** Waits until all are written. */
  async flush(): Promise<void> {
    const writing = [...this.#writing];
    this.#writing.clear();
    await Promise.all(writing);
  }

  async #try<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw storageError(error, 'writing a receipt file');
    }
  }
}

/** Two documents may come under one name, so the place in the log goes first. The name is a stranger's: cut to what is safe. */
export function nameOf({ index, fileName }: Pick<LogRecord, 'index' | 'fileName'>): string {
  const safe = fileName.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').slice(-80);
  return `${String(index).padStart(8, '0')}-${safe}.receipt.json`;
}
