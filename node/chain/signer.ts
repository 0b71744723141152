/**
 * Keys of an office on chain, each in an encrypted keystore file (Web3 Secret Storage, version 3), its password in a
 * second file or in a person's head. Both files are readable by their owner only. The admin's and the operator's key
 * are two pairs of files: a node needs the operator's alone.
 */
import { randomBytes } from 'node:crypto';
import { access, readFile, stat } from 'node:fs/promises';
import {
  decryptKeystoreJson,
  encryptKeystoreJson,
  isError,
  isKeystoreJson,
  type TransactionLike,
  Wallet,
} from 'ethers';
import { NodeError } from '#node/errors.ts';
import { createDurably, writeDurably } from '../durable-file.ts';
import { plain } from './encoding.ts';

/** Signs for one account: with a key of this process, or by asking a signer that has it (`remote-signer.ts`). */
export interface TransactionSigner {
  readonly address: string; // 40 hex digits, lower case
  /** Gives the signed transaction, with 0x. The request MUST be complete: nothing is filled in. */
  sign(transaction: TransactionLike<string>): Promise<string>;
}

export interface KeystoreFiles {
  readonly keystore: string;
  readonly password: string;
}

/** Work factors of scrypt: 2^17 takes about a second, as is usual; 2^12 is for keys that guard nothing. */
const SCRYPT = { strong: 2 ** 17, demonstration: 2 ** 12 } as const;

/** Makes a new key and writes both files, the password a random one. @throws NodeError as `writeKeystore` */
export async function createKeystore(
  files: KeystoreFiles,
  strength: keyof typeof SCRYPT = 'strong',
): Promise<TransactionSigner> {
  const password = randomBytes(24).toString('base64url');
  await assertAbsent(files.keystore);
  // The password first: a keystore without one would be lost.
  await writeDurably(files.password, `${password}\n`, 0o600);
  return writeKeystore(files.keystore, password, strength);
}

/**
 * Makes a new key and writes its file.
 * @throws NodeError KEYSTORE_EXISTS: it may be an office's only key; PASSWORD_MISSING for an empty password
 */
export async function writeKeystore(
  file: string,
  password: string,
  strength: keyof typeof SCRYPT = 'strong',
): Promise<TransactionSigner> {
  if (password === '') throw new NodeError('PASSWORD_MISSING', 'an empty password guards nothing');
  await assertAbsent(file);
  const { address, privateKey } = Wallet.createRandom();
  const scrypt = { N: SCRYPT[strength], r: 8, p: 1 };
  const json = await encryptKeystoreJson({ address, privateKey }, password, { scrypt });
  await createDurably(file, `${json}\n`, 0o600);
  // Read again: of two that made the file at one time, only one did.
  return openKeystoreWith(file, password);
}

/** @throws NodeError KEYSTORE_MISSING, KEYSTORE_OPEN, KEYSTORE_PASSWORD or KEYSTORE_INVALID */
export async function openKeystore({ keystore, password }: KeystoreFiles): Promise<TransactionSigner> {
  return openKeystoreWith(keystore, await readPassword(password));
}

/** @throws NodeError as `openKeystore` */
export async function openKeystoreWith(file: string, password: string): Promise<TransactionSigner> {
  const json = await readPrivate(file);
  if (!isKeystoreJson(json)) throw new NodeError('KEYSTORE_INVALID', `${file} is no encrypted keystore`);
  try {
    return signerOf(new Wallet((await decryptKeystoreJson(json, password)).privateKey));
  } catch (error) {
    // Without the cause: it may repeat what it could not read.
    if (isError(error, 'INVALID_ARGUMENT') && error.argument === 'password')
      throw new NodeError('KEYSTORE_PASSWORD', `the password does not open ${file}`);
    throw new NodeError('KEYSTORE_INVALID', `${file} is an encrypted keystore that cannot be read`);
  }
}

/** The first line of a password file. @throws NodeError KEYSTORE_MISSING or KEYSTORE_OPEN */
export async function readPassword(file: string): Promise<string> {
  return (await readPrivate(file)).split(/\r?\n/, 1)[0] ?? '';
}

async function assertAbsent(file: string): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) throw new NodeError('KEYSTORE_EXISTS', `${file} is there already`);
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
