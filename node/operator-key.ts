/** The key with which a node signs, as its configuration says: a keystore and its password, or a signer that has it. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { remoteSigner } from './chain/remote-signer.ts';
import { openKeystore, type TransactionSigner } from './chain/signer.ts';
import type { Config, SignerConfig } from './config.ts';
import { NodeError } from './errors.ts';

/**
 * A signer is not asked yet: that it is down keeps no document from being taken.
 * @throws NodeError KEYSTORE_MISSING, _OPEN, _PASSWORD or _INVALID; FILE_UNREADABLE
 */
export async function operatorKey({ chain, dataFolder }: Config): Promise<TransactionSigner> {
  if (chain.signer !== undefined) return openSigner(chain.signer, dataFolder);
  return openKeystore({
    keystore: resolve(dataFolder, chain.keystore),
    password: resolve(dataFolder, chain.passwordFile),
  });
}

/** @throws NodeError FILE_UNREADABLE; CONFIG_INVALID for files that are no certificate or key, or no pair */
export async function openSigner(
  { url, account, timeoutSeconds, tls }: SignerConfig,
  folder: string,
): Promise<TransactionSigner> {
  const [cert, key, ca] = await Promise.all(
    [tls?.certificate, tls?.key, tls?.authorities].map((file) => readPem(file, folder)),
  );
  const pair = {
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(ca !== undefined && { ca }),
  };
  try {
    createSecureContext(pair);
  } catch {
    throw new NodeError(
      'CONFIG_INVALID',
      'chain.signer.tls: files that are no certificate and key of one pair',
    );
  }
  const timeoutMs = timeoutSeconds * 1000;
  return remoteSigner({ url, account: account.slice(2).toLowerCase(), timeoutMs, tls: pair });
}

async function readPem(file: string | undefined, folder: string): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const path = resolve(folder, file);
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new NodeError('FILE_UNREADABLE', `${path} cannot be read`, { cause });
  });
}
