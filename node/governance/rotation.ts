/** The proof that an office has the key of its new validator: a signature of that key over the change of its seat. */
import { decryptKeystoreJson, isKeystoreJson, SigningKey, Wallet } from 'ethers';
import { officeBytes } from '../chain/encoding.ts';
import { NodeError } from '../errors.ts';
import type { GovernedRegister } from './register.ts';

export interface ValidatorKey {
  readonly address: string; // with 0x
  /** 65 bytes, with 0x, for a digest of 32, with 0x. */
  sign(digest: string): string;
}

/**
 * The key of a validator from its file: a keystore, as go-ethereum has it, or 64 hexadecimal digits, as Besu has it.
 * @throws NodeError KEYSTORE_INVALID, KEYSTORE_PASSWORD
 */
export async function validatorKey(text: string, password: () => Promise<string>): Promise<ValidatorKey> {
  const privateKey = isKeystoreJson(text) ? await decrypted(text, await password()) : rawKey(text);
  const key = new SigningKey(privateKey);
  return { address: new Wallet(key).address, sign: (digest) => key.sign(digest).serialized };
}

async function decrypted(json: string, password: string): Promise<string> {
  try {
    return (await decryptKeystoreJson(json, password)).privateKey;
  } catch {
    // Without the cause: it may repeat what it could not read.
    throw new NodeError('KEYSTORE_PASSWORD', "the password does not open the validator's keystore");
  }
}

function rawKey(text: string): string {
  const digits = text.trim().replace(/^0x/, '');
  if (/^[0-9a-f]{64}$/i.test(digits)) return `0x${digits}`;
  throw new NodeError(
    'KEYSTORE_INVALID',
    "the validator's file is neither a keystore nor a key of 64 digits",
  );
}

/** What the new key has to sign: for this chain, contract, office and change of its seat alone. With 0x. */
export async function rotationDigest(
  { validators }: GovernedRegister,
  office: string,
  validator: string,
): Promise<string> {
  return await validators.rotationDigest(officeBytes(office), validator);
}
