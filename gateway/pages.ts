/**
 * The web pages, as `npm run pages` built them. They live below their language, load nothing from elsewhere, set no
 * cookie, and each address of theirs is the same small HTML: what is shown is made in the browser.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { Router } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';
import { entityTag, isKnown } from './answer.ts';
import { directionOf, LANGUAGES, type Language } from './messages/languages.ts';

const YEAR_SECONDS = 31_536_000;

/** `wasm-unsafe-eval` is for the XML engine, which is WebAssembly. */
const policy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    workerSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'blob:', 'data:'],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
  },
});

/** A code on paper is read by the camera, when people ask for it; nothing else of a device is used. */
const usesCamera: RequestHandler = (_request, response, next) => {
  response.set('Permissions-Policy', 'camera=(self), microphone=(), geolocation=()');
  next();
};

/** Pages that are built anew meanwhile take a file from its place: its answer ends then, and not the process. */
const endsWithItsFile: RequestHandler = (_request, response, next) => {
  response.once('pipe', (file) => file.once('error', () => response.destroy()));
  next();
};

/** Files at the root, which keep their names from one build to the next. */
function fileHeaders(response: ServerResponse, path: string): void {
  response.setHeader('Cache-Control', 'no-cache');
  // The verifier is kept as a file: what this gateway serves and runs are the pages.
  if (!path.endsWith('.js')) response.setHeader('Content-Disposition', 'attachment');
}

/**
 * @param folder where the pages were built
 * @returns nothing where there are no pages: the gateway then answers by its contract alone
 */
export function pages(folder: string | undefined): RequestHandler[] {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return [];
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const inLanguage = new Map(LANGUAGES.map((language) => [language, pageIn(language, html)]));
  const router = Router({ caseSensitive: true, strict: true });
  router.use(endsWithItsFile);
  router.use(
    '/assets',
    policy,
    sirv(join(folder, 'assets'), { brotli: true, gzip: true, immutable: true, maxAge: YEAR_SECONDS }),
  );
  router.use('/service-worker.js', policy);
  router.use(
    sirv(join(folder, 'files'), {
      brotli: true,
      gzip: true,
      etag: true,
      extensions: [],
      setHeaders: fileHeaders,
    }),
  );
  router.get('/', (request, response) => {
    const language = request.acceptsLanguages(['en', ...LANGUAGES]) || 'en';
    response.vary('Accept-Language').redirect(302, `/${language}/verify`);
  });
  for (const [language, page] of inLanguage) {
    router.get([`/${language}`, `/${language}/*path`], policy, usesCamera, (request, response) =>
      sendPage(page, request, response, language),
    );
  }
  return [router];
}

interface Page {
  readonly html: string;
  readonly etag: string;
}

function pageIn(language: Language, html: string): Page {
  const direction = directionOf(language);
  const text = html.replace('<html lang="en" dir="ltr">', `<html lang="${language}" dir="${direction}">`);
  return { html: text, etag: entityTag(text) };
}

function sendPage({ html, etag }: Page, request: Request, response: Response, language: Language): void {
  response.set({ 'Content-Language': language, 'Cache-Control': 'no-cache', ETag: etag });
  if (isKnown(etag, request.headers['if-none-match'])) response.status(304).end();
  else response.type('html').send(html);
}
