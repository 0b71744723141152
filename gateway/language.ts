/** Accept-Language: which language the words of an answer are in. Never a reason to refuse. */
import type { Request, RequestHandler, Response } from 'express';
import { CATALOGUES, type Catalogues } from './messages/catalogue.ts';
import { LANGUAGES, type Language } from './messages/languages.ts';

/** Sets `Content-Language`, and what `languageOf` gives. */
export function negotiateLanguage(catalogues: Catalogues = CATALOGUES): RequestHandler {
  const offered = LANGUAGES.filter((language) => catalogues[language] !== undefined);
  return (request, response, next) => {
    const language = chosen(request, offered);
    response.locals.language = language;
    response.setHeader('Content-Language', language);
    if (offered.length > 1) response.setHeader('Vary', 'Accept-Language');
    next();
  };
}

export function languageOf({ locals }: Response): Language {
  return locals.language ?? 'en';
}

function chosen(request: Request, offered: readonly Language[]): Language {
  if (offered.length === 1 || request.headers['accept-language'] === undefined) return 'en';
  // English first: what equal wishes, or `*`, come to.
  const best = request.acceptsLanguages(['en', ...offered.filter((language) => language !== 'en')]);
  return offered.find((language) => language === best) ?? 'en';
}
