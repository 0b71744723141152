/**
 * The gateway's own key, with which it signs results that are to go on file. Made at the first start; a key that was
 * replaced signs nothing any more and stays published, so that what it signed can be verified for ever.
 */
import { readFile } from 'node:fs/promises';
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { createDurably, writeDurably } from '#node/durable-file.ts';
import { GatewayError } from '../errors.ts';

/** RFC 8037: Ed25519. Its signatures need no randomness, and any JOSE library verifies them. */
export const ALGORITHM = 'EdDSA';
export const RESULT_TYPE = 'vnd.ipanchor.result+jws';
const PRIVATE_MODE = 0o600;

const BASE64URL = /^[A-Za-z0-9_-]{43}$/;

/** RFC 7517; `d` is the private part. */
const storedKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(BASE64URL),
  d: z.string().regex(BASE64URL).exactOptional(),
  kid: z.string().regex(BASE64URL),
  use: z.literal('sig'),
  alg: z.literal(ALGORITHM),
});
type StoredKey = z.infer<typeof storedKey>;
const keyFile = z.strictObject({ keys: z.tuple([storedKey.required()], storedKey) });

export const publicKey = storedKey.omit({ d: true }).meta({ id: 'SigningKey', description: 'RFC 7517' });
export type PublicKey = z.infer<typeof publicKey>;

export interface ResultSigner {
  /** The one that signs now first. */
  readonly keys: readonly PublicKey[];
  /** JWS in compact form over the JSON of a value. */
  sign(value: object): Promise<string>;
}

/**
 * The signer of a key file, which is made when there is none.
 * @throws GatewayError SIGNING_KEYS_INVALID
 */
export async function openSigner(path: string): Promise<ResultSigner> {
  const found = await read(path);
  if (found === undefined) await createDurably(path, textOf([await newKey()]), PRIVATE_MODE);
  // Read again: another process may have been first.
  const keys = found ?? (await read(path)) ?? [];
  const [signing] = keys;
  if (signing === undefined) throw invalid(path);
  const key = await importJWK(signing, ALGORITHM);
  const header = { alg: ALGORITHM, kid: signing.kid, typ: RESULT_TYPE };
  return {
    keys: keys.map(withoutPrivate),
    sign: (value) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(value))).setProtectedHeader(header).sign(key),
  };
}

/**
 * Makes a new key, with which a gateway signs from its next start on. The private part of the old one is not kept.
 * @returns the id of the new key
 * @throws GatewayError SIGNING_KEYS_INVALID
 */
export async function rotateSigningKey(path: string): Promise<string> {
  const old = (await read(path)) ?? [];
  const key = await newKey();
  await writeDurably(path, textOf([key, ...old.map(withoutPrivate)]), PRIVATE_MODE);
  return key.kid;
}

async function newKey(): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const jwk: JWK = await exportJWK(privateKey);
  return storedKey.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: ALGORITHM });
}

function withoutPrivate({ d: _private, ...key }: StoredKey): PublicKey {
  return key;
}

function textOf(keys: readonly (StoredKey | PublicKey)[]): string {
  return `${JSON.stringify({ keys }, undefined, 2)}\n`;
}

/** Undefined when there is no such file. */
async function read(path: string): Promise<readonly StoredKey[] | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw invalid(path);
  }
  try {
    return keyFile.parse(JSON.parse(text)).keys;
  } catch {
    throw invalid(path); // without the cause: it may quote the file
  }
}

function invalid(path: string): GatewayError {
  return new GatewayError('SIGNING_KEYS_INVALID', `${path} cannot be read as a file of signing keys`);
}
