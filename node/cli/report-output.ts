import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportFormat } from '../quality/report-format.ts';
import type { Summary } from '../quality/tally.ts';
import { storageError } from '../store/failure.ts';
import { wrongValue } from './errors.ts';

const CHUNK_BYTES = 2 ** 16;

/**
 * Takes a report piece by piece, to a file or to standard output. Where the sums come first, the pieces wait in a
 * temporary file, so memory does not grow with them. A file is in its place only when it is whole.
 */
export class ReportOutput {
  readonly #format: ReportFormat;
  readonly #path: string | undefined;
  readonly #file: number | undefined;
  readonly #waiting: number | undefined;
  /** What has to come before the next piece. */
  #begin = '';
  #closed = false;

  /** @throws CliError WRONG_USE when the file cannot be written */
  constructor(format: ReportFormat, path: string | undefined) {
    this.#format = format;
    this.#path = path;
    if (path !== undefined) this.#file = openOutput(path);
    if (format.sums === 'before') this.#waiting = openUnnamed();
    else this.#begin = format.begin;
  }

  async write(piece: string): Promise<void> {
    if (this.#waiting === undefined) await this.#put(this.#begin + piece);
    else put(this.#waiting, piece);
    this.#begin = '';
  }

  async end(summary: Summary): Promise<void> {
    const format = this.#format;
    if (format.sums === 'after') await this.#put(this.#begin + format.end(summary));
    else {
      await this.#put(format.begin(summary));
      for (const chunk of this.#waited()) await this.#put(chunk);
      await this.#put(format.end);
    }
    this.#close();
    if (this.#path !== undefined) renameSync(partOf(this.#path), this.#path);
  }

  /** Leaves nothing behind; what went to standard output is there. */
  abandon(): void {
    this.#close();
    if (this.#path !== undefined) rmSync(partOf(this.#path), { force: true });
  }

  async #put(piece: string | Uint8Array): Promise<void> {
    if (this.#file !== undefined) put(this.#file, piece);
    else if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  }

  *#waited(): Generator<Uint8Array> {
    const file = this.#waiting;
    if (file === undefined) return;
    for (let at = 0; ; ) {
      const chunk = new Uint8Array(CHUNK_BYTES);
      const length = readSync(file, chunk, 0, chunk.length, at);
      if (length === 0) return;
      at += length;
      yield chunk.subarray(0, length);
    }
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const file of [this.#file, this.#waiting]) if (file !== undefined) closeSync(file);
  }
}

function partOf(path: string): string {
  return `${path}.part`;
}

function openOutput(path: string): number {
  try {
    return openSync(partOf(path), 'w', 0o600);
  } catch {
    throw wrongValue('--output', path, 'a file that can be written');
  }
}

/** A file without a name: it is gone when this process is. */
function openUnnamed(): number {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-'));
  try {
    return openSync(join(folder, 'report'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function put(file: number, piece: string | Uint8Array): void {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } catch (error) {
    throw storageError(error, 'writing the report');
  }
}
