/** Correlation ids: the one thing that an answer and the gateway's log have in common. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';

const HEADER = 'X-Correlation-Id';

/** What a client may give: short, and harmless in a log line. Anything else is replaced, not refused. */
const ACCEPTED = /^[A-Za-z0-9._-]{1,64}$/;

export function correlate(request: Request, response: Response): void {
  const given = request.get(HEADER);
  response.locals.correlationId = given !== undefined && ACCEPTED.test(given) ? given : randomUUID();
  response.setHeader(HEADER, response.locals.correlationId);
}

export function correlationId(response: Response): string {
  return String(response.locals.correlationId);
}
