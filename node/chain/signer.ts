/**
 * Keys of an office on chain, each in an encrypted keystore file (Web3 Secret Storage, version 3) with its password
 * in a second file. Both are readable by their owner only. The admin's and the operator's key are two files pairs:
 * a node needs the operator's alone.
 */
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { encryptKeystoreJson, type TransactionRequest, Wallet } from 'ethers';
import { NodeError } from '#node/errors.ts';
import { writeDurably } from '../durable-file.ts';
import { plain } from './encoding.ts';

/** Signs for one account. A remote signer may take its place. */
export interface TransactionSigner {
  readonly address: string; // 40 hex digits, lower case
  /** Gives the signed transaction, with 0x. The request MUST be complete. */
  sign(transaction: TransactionRequest): Promise<string>;
}

export interface KeystoreFiles {
  readonly keystore: string;
  readonly password: string;
}

/** Work factors of scrypt: 2^17 takes about a second, as is usual; 2^12 is for keys that guard nothing. */
const SCRYPT = { strong: 2 ** 17, demonstration: 2 ** 12 } as const;

/** Makes a new key and writes both files. */
export async function createKeystore(
  files: KeystoreFiles,
  strength: keyof typeof SCRYPT = 'strong',
): Promise<TransactionSigner> {
  const wallet = Wallet.createRandom();
  const password = randomBytes(24).toString('base64url');
  const account = { address: wallet.address, privateKey: wallet.privateKey };
  const json = await encryptKeystoreJson(account, password, { scrypt: { N: SCRYPT[strength], r: 8, p: 1 } });
  // The password first: a keystore without one would be lost.
  await writeDurably(files.password, `${password}\n`, 0o600);
  await writeDurably(files.keystore, `${json}\n`, 0o600);
  return signerOf(new Wallet(wallet.privateKey));
}

/** Throws KEYSTORE_MISSING, KEYSTORE_OPEN or KEYSTORE_INVALID. */
export async function openKeystore(files: KeystoreFiles): Promise<TransactionSigner> {
  const password = (await readPrivate(files.password)).trimEnd();
  const json = await readPrivate(files.keystore);
  try {
    return signerOf(new Wallet((await Wallet.fromEncryptedJson(json, password)).privateKey));
  } catch {
    // Without the cause: it may repeat what it could not read.
    throw new NodeError('KEYSTORE_INVALID', `${files.keystore} is not opened by ${files.password}`);
  }
}

async function readPrivate(file: string): Promise<string> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new NodeError('KEYSTORE_OPEN', `${file} has mode ${(mode & 0o777).toString(8)}, not 600`);
    }
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof NodeError) throw cause;
    throw new NodeError('KEYSTORE_MISSING', `${file} cannot be read`, { cause });
  }
}

function signerOf(wallet: Wallet): TransactionSigner {
  return { address: plain(wallet.address), sign: (transaction) => wallet.signTransaction(transaction) };
}
