/** Lists the files to read: given files, and all files below given folders, in the order of their names. */
import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Job } from './reading.ts';
import type { Sidecar } from './sidecar.ts';

/**
 * A job for each file; sidecars go with their files. Links and special files are listed too, so that they are refused
 * by name; so is a folder that cannot be listed.
 * @param statement said of every file, in place of sidecars
 */
export function* jobsBelow(paths: readonly string[], statement?: Sidecar): Generator<Job> {
  for (const path of paths) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) yield* jobsInFolder(path, statement);
    else yield jobFor(path, new Set(namesIn(dirname(path)).map(({ name }) => name)), statement);
  }
}

function* jobsInFolder(folder: string, statement: Sidecar | undefined): Generator<Job> {
  const entries = namesIn(folder);
  if (entries.length === 0 && !canList(folder)) yield { path: folder, size: 0 };
  const names = new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* jobsInFolder(path, statement);
    else if (!isSidecar(entry.name, names)) yield jobFor(path, names, statement);
  }
}

function jobFor(path: string, names: ReadonlySet<string>, statement: Sidecar | undefined): Job {
  const size = lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const sidecar = `${basename(path)}.json`;
  return {
    path,
    size,
    ...(names.has(sidecar) ? { sidecar: join(dirname(path), sidecar) } : {}),
    ...(statement === undefined ? {} : { statement }),
  };
}

/** `<file>.json` beside `<file>`. */
export function isSidecar(name: string, names: ReadonlySet<string>): boolean {
  return name.endsWith('.json') && names.has(name.slice(0, -'.json'.length));
}

function namesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // reading the job for the folder or file itself tells why
  }
}

function canList(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
