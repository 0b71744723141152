/** The folder of a database, before it is opened: is there one, and has this process opened it already? */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { NodeError } from '../errors.ts';
import { storageError } from './failure.ts';

/** Databases that this process has open, by real path. */
const held = new Set<string>();

/**
 * LevelDB's lock is one of the process: its refusal of a second opening in the same process closes the lock file, and
 * with that frees it for other processes. So the second opening is refused before LevelDB sees it.
 *
 * @returns what frees it again
 * @throws NodeError STORE_IN_USE; as `storageError` when there can be no such folder
 */
export async function holdInProcess(location: string): Promise<() => void> {
  let path: string;
  try {
    await mkdir(location, { recursive: true });
    path = await realpath(location);
  } catch (error) {
    throw storageError(error, `opening ${location}`);
  }
  if (held.has(path)) throw new NodeError('STORE_IN_USE', `opening ${location}: this process has it open`);
  held.add(path);
  return () => held.delete(path);
}

/** A start that died while LevelDB made its first files left at most these: it counts as new. */
const FIRST_FILES = new Set(['LOCK', 'LOG', 'LOG.old', 'MANIFEST-000001', '000001.dbtmp']);

export function hasFiles(location: string): boolean {
  return existsSync(location) && readdirSync(location).some((name) => !FIRST_FILES.has(name));
}
