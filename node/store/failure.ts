/** What a failure of disk or database means for the operator. */
import { NodeError } from '../errors.ts';

/** The chain of causes of an error, the error first. */
function causes(error: unknown): { code: string; message: string }[] {
  const list: { code: string; message: string }[] = [];
  for (let next = error; next instanceof Error && list.length < 8; next = next.cause) {
    list.push({ code: 'code' in next ? String(next.code) : '', message: next.message });
  }
  return list;
}

/** A read by this thread fails without a code, in the database's own words. */
const OF_LEVEL = /LEVEL_|IO error: |Corruption: /;

/** LevelDB gives the text of the system's error, Node its code. */
const FULL = /no space left|disk quota exceeded|file too large/i;
const FULL_CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const DAMAGED = /corrupt|no such file|bad record|missing files|checksum|not an sstable|invalid argument/i;

/** The coded error for a failure of disk or database; `doing` says what was tried. */
export function storageError(error: unknown, doing: string): NodeError {
  if (error instanceof NodeError) return error;
  const chain = causes(error);
  const all = chain.map(({ message }) => message).join('; ');
  const said = (codes: Set<string>, pattern: RegExp): boolean =>
    chain.some(({ code, message }) => codes.has(code) || pattern.test(message));
  if (said(FULL_CODES, FULL)) return new NodeError('DISK_FULL', `${doing}: no space left`, { cause: error });
  if (said(new Set(['LEVEL_LOCKED']), /already held by process/)) {
    return new NodeError('STORE_IN_USE', `${doing}: another process has it open`, { cause: error });
  }
  if (
    chain.some(({ code }) => code === 'LEVEL_CORRUPTION') ||
    (chain.some(({ code, message }) => OF_LEVEL.test(`${code} ${message}`)) && DAMAGED.test(all))
  ) {
    return new NodeError('STORE_DAMAGED', `${doing}: ${all}`, { cause: error });
  }
  return new NodeError('STORE_UNAVAILABLE', `${doing}: ${all}`, { cause: error });
}
