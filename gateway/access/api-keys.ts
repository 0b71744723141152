/** Callers who show an API key. The file is read again when it changed, so a key that was removed ends at once. */
import { stat } from 'node:fs/promises';
import { GatewayError } from '../errors.ts';
import type { Caller } from '../operation.ts';
import { type AccessKey, findKey, readKeys, readUses, writeUses } from './key-file.ts';
import { credentialsInvalid } from './refusal.ts';

export interface ApiKeys {
  /** @throws GatewayError CREDENTIALS_INVALID, ACCESS_UNAVAILABLE */
  callerOf(text: string): Promise<Caller>;
  /** Writes down the last uses. */
  close(): Promise<void>;
}

/** How often the file is looked at, and the last uses are written. */
const LOOK_MS = 1_000;
const MINUTE_MS = 60_000;

export function openApiKeys(path: string, now: () => Date = () => new Date()): ApiKeys {
  let keys: readonly AccessKey[] = [];
  let version: string | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const uses = new Map<string, string>();
  let writtenAt = now().getTime();
  let writing: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const seen = await versionOf(path);
    if (seen !== version) keys = await readKeys(path);
    version = seen;
    lookedAt = now().getTime();
  }

  async function upToDate(): Promise<void> {
    if (now().getTime() - lookedAt < LOOK_MS) return;
    reading ??= look().finally(() => {
      reading = undefined;
    });
    await reading;
  }

  function used({ digest }: AccessKey): void {
    const at = now();
    uses.set(digest, at.toISOString());
    if (at.getTime() - writtenAt < MINUTE_MS) return;
    writtenAt = at.getTime();
    flush();
  }

  /** A last use that cannot be written is no reason to refuse a caller. */
  function flush(): void {
    writing = writing.then(async () => {
      const known = new Set(keys.map(({ digest }) => digest));
      const all = { ...(await readUses(path).catch(() => ({}))), ...Object.fromEntries(uses) };
      const kept = Object.entries(all).filter(([digest]) => known.has(digest));
      await writeUses(path, Object.fromEntries(kept)).catch(() => undefined);
    });
  }

  return {
    async callerOf(text) {
      await upToDate();
      const key = findKey(keys, text);
      if (key === undefined) throw credentialsInvalid('the API key is not known');
      used(key);
      return { name: key.name, roles: new Set(key.roles) };
    },
    async close() {
      if (uses.size > 0) flush();
      await writing;
    },
  };
}

/** Changes with every rewrite: a file that takes another's place is another. */
async function versionOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return 'none';
    throw new GatewayError('ACCESS_UNAVAILABLE', 'the list of keys cannot be read', { cause });
  }
}
