/** How often one client may ask what could be used to guess. Kept in memory: each process counts for itself. */
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { GatewayError } from './errors.ts';

const WINDOW_MS = 60_000;

/** Who rents one IPv6 address rents 2^72 of them. */
const IPV6_PREFIX = 56;

/**
 * By caller where there is one, else by address. Every answer says what is left (RateLimit, draft 8 of the IETF).
 * @param attemptsPerMinute undefined or 0 for no limit
 */
export function limitAttempts(attemptsPerMinute: number | undefined): RequestHandler {
  if (attemptsPerMinute === undefined || attemptsPerMinute === 0)
    return (_request, _response, next) => next();
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: attemptsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: clientOf,
    handler: (_request, response, next) => {
      const headers = { 'Retry-After': String(response.getHeader('Retry-After') ?? WINDOW_MS / 1000) };
      next(new GatewayError('TOO_MANY_REQUESTS', `more than ${attemptsPerMinute} in a minute`, { headers }));
    },
    validate: false,
  });
}

/** Who is counted as one: a caller by name, else an address. No address has the form of the first. */
export function clientOf({ ip = '' }: Pick<Request, 'ip'>, { locals }: Pick<Response, 'locals'>): string {
  return locals.caller === undefined ? ipKeyGenerator(ip, IPV6_PREFIX) : `caller ${locals.caller.name}`;
}
