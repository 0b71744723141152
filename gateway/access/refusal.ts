import { GatewayError } from '../errors.ts';

/** RFC 6750 §3.1: what was shown is not valid. Says what is wrong with it, never what it was. */
export function credentialsInvalid(why: string): GatewayError {
  const headers = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
  return new GatewayError('CREDENTIALS_INVALID', why, { headers });
}
