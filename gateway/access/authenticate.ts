/** Who is calling: every way in which a caller can show who he is, and one kind of answer. */
import { resolve } from 'node:path';
import type { Request } from 'express';
import type { AccessConfig } from '#node/config.ts';
import type { Caller } from '../operation.ts';
import { openApiKeys } from './api-keys.ts';
import { openCertificates } from './certificates.ts';
import { credentialsInvalid } from './refusal.ts';
import { openTokens } from './tokens.ts';

export interface Access {
  /** Undefined for who shows nothing. @throws GatewayError CREDENTIALS_INVALID, ACCESS_UNAVAILABLE */
  authenticate(request: Request): Promise<Caller | undefined>;
  close(): Promise<void>;
}

/** @param folder that the keys file is relative to */
export function openAccess(config: AccessConfig, folder: string): Access {
  const keys = openApiKeys(resolve(folder, config.keysFile));
  const callerOfToken = config.tokens && openTokens(config.tokens);
  const callerOfCertificate = openCertificates(config);
  return {
    async authenticate(request) {
      const key = request.get('X-Api-Key');
      const authorization = request.get('Authorization');
      // A certificate is shown to all that the connection carries; a key or token is meant for this request.
      if (key !== undefined && authorization !== undefined)
        throw credentialsInvalid('the request shows an API key and a token; one of both tells who is meant');
      if (key !== undefined) return keys.callerOf(key);
      if (authorization === undefined)
        return isOfOtherSite(request) ? undefined : callerOfCertificate(request);
      const [, token] = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization) ?? [];
      if (token === undefined) throw credentialsInvalid('the header Authorization holds no bearer token');
      if (callerOfToken === undefined) throw credentialsInvalid('this gateway takes no tokens');
      return callerOfToken(token);
    },
    close: () => keys.close(),
  };
}

/** A browser shows the certificate of its user whatever page asks, and a form that another site posts is not his wish. */
function isOfOtherSite(request: Request): boolean {
  return ['cross-site', 'same-site'].includes(request.get('Sec-Fetch-Site') ?? '');
}
