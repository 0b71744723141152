import { open } from 'node:fs/promises';
import { NodeError } from '#node/errors.ts';
import { type DocumentDigest, digestDocument } from '#protocol/digest-document.ts';
import { DEFAULT_LIMITS } from '#protocol/digest-limits.ts';
import { createRawDigest } from '#protocol/digest-stream.ts';

/**
 * Digests one file, in memory up to the limit on documents and piece by piece above it.
 * @throws NodeError FILE_UNREADABLE, and ProtocolError as `digestDocument` does
 */
export async function digestFile(path: string): Promise<DocumentDigest> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(path, cause);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new NodeError('FILE_UNREADABLE', 'not a file', { where: path });
    const expectXml = /\.xml$/i.test(path);
    if (stat.size <= DEFAULT_LIMITS.maxBytes) return digestDocument(await file.readFile(), { expectXml });
    const stream = createRawDigest();
    for await (const piece of file.createReadStream({ autoClose: false })) stream.update(piece);
    return stream.finish();
  } catch (cause) {
    throw cause instanceof Error && 'syscall' in cause ? unreadable(path, cause) : cause;
  } finally {
    await file.close();
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
