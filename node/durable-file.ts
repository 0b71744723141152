/** Files that are there whole or not at all, also after a power cut. */
import { randomUUID } from 'node:crypto';
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes or replaces a file: after a crash the old content is there or the new, never a part. */
export async function writeDurably(path: string, data: string | Uint8Array, mode = 0o644): Promise<void> {
  await publish(path, data, mode, rename);
}

/** Writes a file unless there is one of that name already. */
export async function createDurably(path: string, data: string | Uint8Array, mode = 0o644): Promise<void> {
  await publish(path, data, mode, async (temporary, final) => {
    try {
      await link(temporary, final);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  });
}

async function publish(
  path: string,
  data: string | Uint8Array,
  mode: number,
  move: (temporary: string, final: string) => Promise<void>,
): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await synced(await open(temporary, 'wx', mode), (file) => file.writeFile(data));
    await move(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  // The new name is durable only with its folder. Windows cannot open one and needs no sync.
  if (process.platform !== 'win32') await synced(await open(folder, 'r'));
}

async function synced(file: FileHandle, use?: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use?.(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
