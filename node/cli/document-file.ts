import { open, realpath } from 'node:fs/promises';
import { NodeError } from '#node/errors.ts';
import { Digester, type FileDigest } from '#node/intake/digester.ts';
import { DEFAULT_LIMITS } from '#protocol/digest-limits.ts';
import { createRawDigest } from '#protocol/digest-stream.ts';
import { CodedError } from '#protocol/errors.ts';

/** For one document. */
const MAX_SECONDS = 60;

/** Digests files one after the other, in one worker; close it behind the last. */
export class FileDigester {
  readonly #digester = new Digester({ maxBytes: DEFAULT_LIMITS.maxBytes, maxSeconds: MAX_SECONDS });

  /**
   * Digests one file, in memory up to the limit on documents and piece by piece above it.
   * @throws CodedError FILE_*, TIME_LIMIT, MEMORY_LIMIT, PARSER_TRAPPED, and as `digestDocument` does
   */
  async digest(path: string): Promise<FileDigest> {
    const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
      throw unreadable(path, cause);
    });
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new NodeError('FILE_UNREADABLE', 'not a file', { where: path });
      if (stat.size <= DEFAULT_LIMITS.maxBytes) return await this.#inWorker(path);
      const stream = createRawDigest();
      for await (const piece of file.createReadStream({ autoClose: false })) stream.update(piece);
      return stream.finish();
    } catch (cause) {
      throw cause instanceof Error && 'syscall' in cause ? unreadable(path, cause) : cause;
    } finally {
      await file.close();
    }
  }

  async close(): Promise<void> {
    await this.#digester.close();
  }

  async #inWorker(path: string): Promise<FileDigest> {
    // A link that a user names is meant; the worker follows none.
    const digested = await this.#digester.digest(await realpath(path));
    if (!('refusal' in digested)) return digested;
    const { code, message, where } = digested.refusal;
    throw new CodedError(code, message, where === undefined ? {} : { where });
  }
}

/**
 * Digests one file.
 * @throws CodedError as `FileDigester` does
 */
export async function digestFile(path: string): Promise<FileDigest> {
  const digester = new FileDigester();
  try {
    return await digester.digest(path);
  } finally {
    await digester.close();
  }
}

/** A small text file, such as a receipt; whole or not at all. */
export async function readTextFile(path: string, mostBytes: number): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(mostBytes + 1), 0, mostBytes + 1, 0);
      if (bytesRead > mostBytes) {
        throw new NodeError('FILE_UNREADABLE', `larger than ${mostBytes} bytes`, { where: path });
      }
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw cause instanceof Error && 'syscall' in cause ? unreadable(path, cause) : cause;
  }
}

function unreadable(path: string, cause: Error): NodeError {
  return new NodeError('FILE_UNREADABLE', cause.message, { where: path, cause });
}
