/** The report of an import: one JSON object for each line that was refused. */
import { type FileHandle, open, rm } from 'node:fs/promises';
import { NodeError } from '../errors.ts';
import type { Refusal } from '../intake/reading.ts';
import type { RawLine } from './lines.ts';

/** Texts that hold an access code, or may: they are not written into a report. */
const SECRET = /access[^a-z]?code/i;

export class RefusedLines {
  readonly path: string;
  count = 0;
  #file: FileHandle | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Removes the report of an earlier run. */
  async begin(): Promise<void> {
    await this.#writing(() => rm(this.path, { force: true }));
  }

  /** Lines can hold numbers that are not published: only the owner may read them. */
  async write(refused: readonly { readonly raw: RawLine; readonly refusal: Refusal }[]): Promise<void> {
    if (refused.length === 0) return;
    this.count += refused.length;
    const text = refused.map(({ raw, refusal }) => `${JSON.stringify(rowOf(raw, refusal))}\n`).join('');
    await this.#writing(async () => {
      this.#file ??= await open(this.path, 'w', 0o600);
      await this.#file.writeFile(text);
    });
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  async #writing(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new NodeError('FILE_UNWRITABLE', message, { where: this.path, cause });
    }
  }
}

function rowOf(raw: RawLine, { code, message }: Refusal): object {
  const { line, text } = raw;
  const isSecret = SECRET.test(text) || ('value' in raw && hasCode(raw.value));
  return isSecret ? { line, code, message } : { line, code, message, text };
}

function hasCode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'accessCode' in value;
}
