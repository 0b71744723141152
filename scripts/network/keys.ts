/** Keys of a network, all from one seed by HKDF (RFC 5869). Without a seed of the user's it is random and forgotten. */
import { hkdfSync, randomBytes } from 'node:crypto';
import { encryptKeystoreJson, SigningKey, Wallet } from 'ethers';

export interface KeySource {
  /** Made from a seed that somebody else may know. */
  readonly isSeeded: boolean;
  /** So many bytes for the name; the same for the same name. */
  bytes(name: string, length: number): Buffer;
}

export function keySource(seed?: string): KeySource {
  const secret = seed ?? randomBytes(32);
  return {
    isSeeded: seed !== undefined,
    bytes: (name, length) => Buffer.from(hkdfSync('sha256', secret, 'ipanchor/v1/network', name, length)),
  };
}

export interface Key {
  readonly name: string;
  readonly privateKey: string; // 64 hex digits
  readonly publicKey: string; // 128 hex digits
  readonly address: string; // 40 hex digits
}

export function keyOf(source: KeySource, name: string): Key {
  const privateKey = source.bytes(name, 32).toString('hex');
  const { publicKey } = new SigningKey(`0x${privateKey}`);
  const address = new Wallet(`0x${privateKey}`).address.slice(2).toLowerCase();
  return { name, privateKey, publicKey: publicKey.slice(4), address };
}

export interface Keystore {
  readonly json: string;
  readonly password: string;
}

/** Web3 Secret Storage, version 3. What comes from a seed guards nothing, so that its scrypt is quick: 2^10, not 2^17. */
export async function keystoreOf(source: KeySource, { name, privateKey, address }: Key): Promise<Keystore> {
  const password = source.bytes(`${name}/password`, 24).toString('base64url');
  const json = await encryptKeystoreJson(
    { address: `0x${address}`, privateKey: `0x${privateKey}` },
    password,
    {
      scrypt: { N: source.isSeeded ? 2 ** 10 : 2 ** 17, r: 8, p: 1 },
      salt: source.bytes(`${name}/salt`, 32),
      iv: source.bytes(`${name}/iv`, 16),
      uuid: `0x${source.bytes(`${name}/uuid`, 16).toString('hex')}`,
    },
  );
  return { json: `${json}\n`, password: `${password}\n` };
}
