/** What browsers are told: nothing here is to be framed, sniffed, run or referred from; who may ask from elsewhere. */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import cors from 'cors';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** A page that needs more says so itself. */
const PROTECTION = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
  },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: { maxAge: 31_536_000 },
  // For pages with scripts, plug-ins or old browsers; there are none here.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
});

/** What helmet says is the same for every request, so it is asked once. */
const HEADERS = headersOf(PROTECTION);

export function protectBrowsers(response: ServerResponse): void {
  for (const [name, value] of HEADERS) response.setHeader(name, value);
}

function headersOf(protection: typeof PROTECTION): readonly (readonly [string, string])[] {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  protection(response.req, response, () => undefined);
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/**
 * Pages of these origins may ask, without cookies: there are none.
 * @param origins such as `https://examiner.example`; none: no page of another origin
 */
export function allowOrigins(origins: readonly string[]): RequestHandler[] {
  if (origins.length === 0) return [];
  return [
    cors({
      origin: [...origins],
      methods: ['GET', 'HEAD', 'POST'],
      exposedHeaders: [
        'ETag',
        'X-Correlation-Id',
        'RateLimit',
        'RateLimit-Policy',
        'Retry-After',
        'Location',
      ],
      maxAge: 3600,
    }),
  ];
}
