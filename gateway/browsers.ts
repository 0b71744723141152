/** What browsers are told: nothing here is to be framed, sniffed, run or referred from; who may ask from elsewhere. */
import cors from 'cors';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** A page that needs more says so itself. */
export const protectBrowsers: RequestHandler = helmet({
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
