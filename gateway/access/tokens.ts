/** Callers who show a bearer token (RFC 6750) of the OpenID provider that the office trusts. */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { AccessConfig } from '#node/config.ts';
import { GatewayError } from '../errors.ts';
import { type Caller, ROLES, type Role } from '../operation.ts';
import { credentialsInvalid } from './refusal.ts';

/** @throws GatewayError CREDENTIALS_INVALID, ACCESS_UNAVAILABLE */
export type CallerOfToken = (token: string) => Promise<Caller>;

/** A provider that does not answer in this time cannot be asked. */
const FETCH_MS = 3_000;
/** After a token with an unknown key the set is fetched again, at most so often. */
const COOLDOWN_MS = 30_000;
const KEPT_MS = 600_000;

export function openTokens(config: NonNullable<AccessConfig['tokens']>): CallerOfToken {
  const { issuer, audience, jwksUrl, algorithms, clockToleranceSeconds, rolesClaim, roleNames } = config;
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: FETCH_MS,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: KEPT_MS,
  });
  const rules = {
    ...{ issuer, audience, algorithms, clockTolerance: clockToleranceSeconds },
    requiredClaims: ['exp', 'sub'],
  };
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, rules).catch((cause: unknown) => {
      throw refusalOf(cause);
    });
    const sub: unknown = payload.sub; // jose holds it to no type, and two objects would be one name
    if (typeof sub !== 'string' || sub === '') throw credentialsInvalid('the token names nobody');
    return { name: `oidc:${sub}`, roles: rolesOf(payload, rolesClaim, roleNames) };
  };
}

/** What says that a token is not good; anything else is a provider that could not be asked. */
const NOT_GOOD: readonly (readonly [kind: new (...given: never[]) => Error, why: string])[] = [
  [errors.JWTExpired, 'the token has expired'],
  [
    errors.JWTClaimValidationFailed,
    'the token is of another issuer, for another audience, or not for this time',
  ],
  [errors.JWSSignatureVerificationFailed, 'the signature of the token is not good'],
  [errors.JWKSNoMatchingKey, 'the token is signed with a key that its issuer does not publish'],
  [errors.JWKSMultipleMatchingKeys, 'the token does not say with which key it is signed'],
  [errors.JOSEAlgNotAllowed, 'the token is signed by an algorithm that is not taken'],
  [errors.JOSENotSupported, 'the token is not of a kind that is taken'],
  [errors.JWSInvalid, 'the token is not one'],
  [errors.JWTInvalid, 'the token is not one'],
];

function refusalOf(cause: unknown): GatewayError {
  const found = NOT_GOOD.find(([kind]) => cause instanceof kind);
  if (found !== undefined) return credentialsInvalid(found[1]);
  return new GatewayError('ACCESS_UNAVAILABLE', 'the keys of the token issuer cannot be had', { cause });
}

function rolesOf(
  payload: JWTPayload,
  claim: string,
  names: NonNullable<AccessConfig['tokens']>['roleNames'],
): ReadonlySet<Role> {
  const listed = listOf(claim.split('.').reduce<unknown>(memberOf, payload));
  const granted = new Set<Role>();
  for (const role of Object.keys(ROLES) as Role[]) // `ROLES` has no other keys
    if ((names[role] ?? [role]).some((name) => listed.includes(name))) granted.add(role);
  return granted;
}

function memberOf(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isObject ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** A list, or names in one text with blanks between, as in `scope` (RFC 8693 §4.2). */
function listOf(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value : [];
}
