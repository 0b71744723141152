/**
 * Reads one file whole, without following links and without waiting on pipes, and notices a change while it reads.
 *
 * Synchronous, for it runs in a worker: for files of 4 KB a promise costs several times the system calls.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { ProtocolError } from '#protocol/errors.ts';
import { NodeError } from '../errors.ts';

export interface ReadLimits {
  readonly maxBytes: number;
}

/** Gives memory for so many bytes. */
export type Allocate = (length: number) => Uint8Array<ArrayBuffer>;

/**
 * The bytes of a file, in memory of their own or what `allocate` gives.
 * @throws NodeError FILE_UNREADABLE, FILE_NOT_REGULAR, FILE_CHANGED; ProtocolError DOCUMENT_TOO_LARGE
 */
export function readFile(
  path: string,
  limits: ReadLimits,
  allocate: Allocate = (length) => new Uint8Array(length),
): Uint8Array<ArrayBuffer> {
  let file: number;
  try {
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (cause) {
    if (codeOf(cause) === 'ELOOP' || codeOf(cause) === 'ENXIO') throw notRegular();
    throw unreadable(cause);
  }
  try {
    return readWhole(file, limits, allocate);
  } catch (error) {
    throw error instanceof NodeError || error instanceof ProtocolError ? error : unreadable(error);
  } finally {
    closeSync(file);
  }
}

function readWhole(file: number, { maxBytes }: ReadLimits, allocate: Allocate): Uint8Array<ArrayBuffer> {
  const before = fstatSync(file);
  if (!before.isFile()) throw notRegular();
  if (before.size > maxBytes) {
    throw new ProtocolError('DOCUMENT_TOO_LARGE', `${before.size} bytes, the limit is ${maxBytes}`);
  }
  const bytes = allocate(before.size);
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(file, bytes, length, bytes.length - length, length);
    if (read === 0) throw changed('became shorter while it was read');
    length += read;
  }
  if (!same(before, fstatSync(file))) throw changed('changed while it was read');
  return bytes;
}

function same(a: Stats, b: Stats): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const changed = (how: string): NodeError => new NodeError('FILE_CHANGED', `the file ${how}`);
const notRegular = (): NodeError => new NodeError('FILE_NOT_REGULAR', 'not a regular file');
const unreadable = (cause: unknown): NodeError =>
  new NodeError('FILE_UNREADABLE', `the file cannot be read: ${codeOf(cause) || 'unknown cause'}`, { cause });
