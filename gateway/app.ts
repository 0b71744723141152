/** The gateway as an Express application. It never listens, reads no environment, and owns nothing that it is given. */
import express, { type Express, Router } from 'express';
import { correlate, correlationId } from './correlation.ts';
import type { GatewayDeps } from './deps.ts';
import { GatewayError } from './errors.ts';
import { negotiateLanguage } from './language.ts';
import { mountOperations } from './mount.ts';
import { operationsOf } from './operations.ts';
import { problemHandler } from './problem.ts';

export function createApp(deps: GatewayDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false); // each answer says by itself what it is known by
  app.set('query parser', 'simple');
  app.use(correlate, negotiateLanguage(), secure, observe(deps.onRequest));
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
  mountOperations(router, operationsOf(deps), {
    authenticate: deps.authenticate ?? (async () => undefined),
    limitAttempts: (_request, _response, next) => next(),
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
