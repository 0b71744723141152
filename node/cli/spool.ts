/** Keeps what comes through a pipe in a file while somebody else reads it. */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NodeError } from '#node/errors.ts';

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A named pipe, or what a shell writes for `<(command)`. */
export function isPipe(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;
}

/**
 * Calls `use` with the path of a file that holds all of `source`; the file is gone afterwards, and when the process is
 * ended by a signal. It may hold secrets: only the owner can read it.
 * @param folder where the file is kept
 * @throws NodeError FILE_UNWRITABLE
 */
export async function withSpooled<T>(
  source: Readable,
  folder: string,
  use: (path: string) => Promise<T>,
  onProgress: (bytes: number) => void = () => {},
): Promise<T> {
  const own = mkdtempSync(join(folder, 'piped-'));
  const remove = (): void => rmSync(own, { recursive: true, force: true });
  const end = (signal: NodeJS.Signals): void => {
    remove();
    process.kill(process.pid, signal);
  };
  for (const signal of ENDINGS) process.once(signal, end);
  try {
    const path = join(own, 'list');
    let bytes = 0;
    const counted = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        bytes += piece.length;
        onProgress(bytes);
        yield piece;
      }
    };
    await pipeline(source, counted, createWriteStream(path, { mode: 0o600 })).catch(
      (cause: NodeJS.ErrnoException) => {
        throw new NodeError('FILE_UNWRITABLE', cause.message, { where: own, cause });
      },
    );
    return await use(path);
  } finally {
    for (const signal of ENDINGS) process.off(signal, end);
    remove();
  }
}
