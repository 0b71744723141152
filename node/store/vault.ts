/**
 * Access codes at rest: AES-256-GCM under a key of the office, with the application id as additional data, so that
 * no code can be moved to another application. The key is a file of its own, so that a copy of the database tells none.
 */
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably } from '../durable-file.ts';
import { NodeError } from '../errors.ts';
import { randomBytes } from '../random.ts';
import type { SealedCode } from './office.ts';

const KEY_BYTES = 32;
const TAG_BYTES = 16;

export class Vault {
  /** As an object it is imported once: a quarter of the time for a code (measured). */
  readonly #key: KeyObject;

  /** @param secret the office's secret, 32 bytes */
  constructor(secret: Uint8Array) {
    const key = hkdfSync('sha256', secret, '', 'ipanchor/v1/access-codes', KEY_BYTES);
    this.#key = createSecretKey(new Uint8Array(key));
  }

  /** @param k access code without check character */
  seal(id: string, k: string, origin: SealedCode['origin']): SealedCode {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(id));
    const text = cipher.update(k, 'latin1', 'hex') + cipher.final('hex');
    return { nonce: nonce.toString('hex'), box: text + cipher.getAuthTag().toString('hex'), origin };
  }

  /**
   * The access code.
   * @throws NodeError VAULT_KEY_INVALID when the key is not the one that sealed it, or the row was changed
   */
  open(id: string, { nonce, box }: SealedCode): string {
    const bytes = Buffer.from(box, 'hex');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, Buffer.from(nonce, 'hex'))
        .setAAD(Buffer.from(id))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      return decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, 'latin1') + decipher.final('latin1');
    } catch (cause) {
      throw new NodeError('VAULT_KEY_INVALID', 'an access code cannot be opened with this key', { cause });
    }
  }
}

/**
 * The vault of a data folder; makes the key file `codes.key` (mode 0600) when there is none.
 * @throws NodeError VAULT_KEY_INVALID when the file is of another size or open to others
 */
export async function openVault(dataFolder: string): Promise<Vault> {
  const path = join(dataFolder, 'codes.key');
  if (!existsSync(path)) await createDurably(path, randomBytes(KEY_BYTES), 0o600);
  const { mode } = await stat(path);
  const secret = await readFile(path);
  if (secret.length !== KEY_BYTES || (mode & 0o077) !== 0) {
    throw new NodeError('VAULT_KEY_INVALID', `${path} must have ${KEY_BYTES} bytes and mode 0600`);
  }
  return new Vault(secret);
}
