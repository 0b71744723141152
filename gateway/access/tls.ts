/** What the gateway needs to end TLS itself. */
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createSecureContext, type TlsOptions } from 'node:tls';
import type { AccessConfig } from '#node/config.ts';
import { GatewayError } from '../errors.ts';

/**
 * @param folder that the files are relative to
 * @throws GatewayError TLS_INVALID
 */
export async function tlsOptions(
  { certificate, key, clientAuthorities }: NonNullable<AccessConfig['tls']>,
  folder: string,
): Promise<TlsOptions> {
  try {
    const read = (file: string): Promise<Buffer> => readFile(resolve(folder, file));
    const ca = clientAuthorities === undefined ? undefined : await read(clientAuthorities);
    const pair = { cert: await read(certificate), key: await read(key) };
    createSecureContext(pair);
    if (ca !== undefined) new X509Certificate(ca); // a context would take nonsense for no authority at all
    return {
      ...pair,
      minVersion: 'TLSv1.2',
      // Nobody needs a certificate to read: one that is shown and not good is refused with a problem, not a broken line.
      ...(ca !== undefined && { ca, requestCert: true, rejectUnauthorized: false }),
    };
  } catch (cause) {
    throw new GatewayError('TLS_INVALID', 'certificate, key or authorities cannot be used', { cause });
  }
}
