/**
 * API keys: 256 random bits each, of which the file holds the SHA-256 only. So many random bits need no slow hash:
 * nobody can try them. When each key was used last stands in a file beside it, for the gateway writes that one and the
 * command line this one.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeDurably } from '#node/durable-file.ts';
import { GatewayError } from '../errors.ts';
import { ROLES, type Role } from '../operation.ts';

const roles = Object.keys(ROLES) as Role[]; // `ROLES` has no other keys
const time = z.iso.datetime();

/** Not the name that the audit trail has for who shows nothing. */
export const KEY_NAME = /^(?!anonymous$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const KEY = z.strictObject({
  name: z.string().regex(KEY_NAME),
  roles: z.array(z.enum(roles)).min(1),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: time,
});
const FILE = z.strictObject({ v: z.literal(1), keys: z.array(KEY) });
const USES = z.record(z.string(), time);

export type AccessKey = z.infer<typeof KEY>;

/** The prefix is for programs that look for secrets where none should be. */
const FORM = /^ipa_[A-Za-z0-9_-]{43}$/;

/** A new key, and what is kept of it. The text is shown once and is nowhere afterwards. */
export function makeKey(name: string, granted: readonly Role[], at: Date): { text: string; kept: AccessKey } {
  const text = `ipa_${randomBytes(32).toString('base64url')}`;
  return { text, kept: { name, roles: [...granted], digest: digestOf(text), createdAt: at.toISOString() } };
}

/** The key that was shown. Every key is compared in full, so that time tells nothing of any. */
export function findKey(keys: readonly AccessKey[], text: string): AccessKey | undefined {
  if (!FORM.test(text)) return undefined;
  const shown = Buffer.from(digestOf(text), 'hex');
  let found: AccessKey | undefined;
  for (const key of keys) if (timingSafeEqual(Buffer.from(key.digest, 'hex'), shown)) found = key;
  return found;
}

/**
 * The keys of a file; none when there is no file.
 * @throws GatewayError ACCESS_UNAVAILABLE when it cannot be read, or is not such a file
 */
export async function readKeys(path: string): Promise<readonly AccessKey[]> {
  return (await readJson(path, FILE))?.keys ?? [];
}

export async function writeKeys(path: string, keys: readonly AccessKey[]): Promise<void> {
  await writeDurably(path, `${JSON.stringify({ v: 1, keys }, null, 2)}\n`, 0o600);
}

/** Digest of a key → when it was used last, to the minute. */
export async function readUses(path: string): Promise<Record<string, string>> {
  return (await readJson(usesPath(path), USES)) ?? {};
}

export async function writeUses(path: string, uses: Readonly<Record<string, string>>): Promise<void> {
  await writeDurably(usesPath(path), `${JSON.stringify(uses)}\n`, 0o600);
}

function usesPath(path: string): string {
  return `${path}.last-use`;
}

async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new GatewayError('ACCESS_UNAVAILABLE', 'the list of keys cannot be read', { cause });
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
