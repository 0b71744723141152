/** Files that are whole or not there, whatever happens in between. */
import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes or replaces a file: after a crash the old content is there or the new, never a part. */
export async function writeDurably(path: string, data: string | Uint8Array, mode: number): Promise<void> {
  await publish(path, data, mode, rename);
}

/** Writes a file unless there is one of that name already. */
export async function createDurably(path: string, data: string | Uint8Array, mode: number): Promise<void> {
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
    await synced(temporary, 'wx', mode, (file) => file.writeFile(data));
    await move(temporary, path);
    // The new name is durable only with its folder.
    await synced(folder, 'r', undefined, async () => {});
  } finally {
    await rm(temporary, { force: true });
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function synced(
  path: string,
  flags: string,
  mode: number | undefined,
  use: (file: Handle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, mode);
  try {
    await use(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
