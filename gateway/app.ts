/** The gateway as an Express application. It never listens, reads no environment, and owns nothing that it is given. */
import express, { type Express, Router } from 'express';
import { readBody } from './body.ts';
import { correlate, correlationId } from './correlation.ts';
import { GatewayError } from './errors.ts';
import type { Sources } from './freshness.ts';
import { health, type Nameplate, readiness } from './health.ts';
import { priorityChecks } from './priority-checks.ts';
import { problemHandler } from './problem.ts';
import { problemDescription } from './problems.ts';
import { answer, mountResource } from './resource.ts';
import { verifications } from './verifications.ts';

/** What happened to one request. Nothing that was sent is in it but the correlation id. */
export interface RequestEvent {
  readonly correlationId: string;
  readonly method: string;
  readonly resource: string; // path of the resource, never the path that was asked for
  readonly status: number;
  readonly milliseconds: number;
}

export interface GatewayDeps extends Sources, Nameplate {
  /** Address of the DocumentLog contract that this gateway trusts, `0x` and 40 lower-case hexadecimal digits. */
  readonly documentLog: string;
  readonly onRequest?: (event: RequestEvent) => void;
  /** What the gateway itself did wrong; never shown to a client. */
  readonly onFault: (correlationId: string, fault: unknown) => void;
}

export function createApp(deps: GatewayDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false); // answers are true for a moment only; conditional requests come with cacheable resources
  app.set('query parser', 'simple');
  app.use(correlate, secure, observe(deps.onRequest));
  app.use(resources(deps));
  app.use(() => {
    throw new GatewayError('RESOURCE_NOT_FOUND', 'the gateway has no resource at this path');
  });
  app.use(problemHandler(deps.onFault));
  return app;
}

/** ST.90: paths are lower-case and exact, without a trailing slash. */
function resources(deps: GatewayDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  mountResource(router, '/healthz', { get: [answer(health(deps, deps))] });
  mountResource(router, '/readyz', { get: [answer(readiness(deps))] });
  mountResource(router, '/api/v1/problems/:code', { get: [answer(problemDescription)] });
  mountResource(router, '/api/v1/priority-checks', { post: [readBody(), answer(priorityChecks(deps))] });
  mountResource(router, '/api/v1/verifications', {
    post: [readBody(), answer(verifications(deps, deps.documentLog))],
  });
  return router;
}

/** Nothing here is to be framed, sniffed, run or referred from. */
const secure: express.RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
};

function observe(onRequest: GatewayDeps['onRequest']): express.RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const route: unknown = request.route?.path;
      onRequest?.({
        correlationId: correlationId(response),
        method: request.method,
        resource: typeof route === 'string' ? route : 'none',
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - start),
      });
    });
    next();
  };
}
