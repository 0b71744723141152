/** Accept-Language: which language the words of an answer are in. Never a reason to refuse. */
import type { Request, Response } from 'express';
import { LANGUAGES, type Language } from './messages/languages.ts';

/** Sets `Content-Language`, and what `languageOf` gives. */
export function negotiateLanguage(request: Request, response: Response): void {
  const language = chosen(request);
  response.locals.language = language;
  response.setHeader('Content-Language', language).setHeader('Vary', 'Accept-Language');
}

export function languageOf({ locals }: Response): Language {
  return locals.language ?? 'en';
}

/** English first: what `*` comes to. Of equal wishes the first is taken. */
const OFFERED: readonly Language[] = ['en', ...LANGUAGES.filter((language) => language !== 'en')];

function chosen(request: Request): Language {
  if (request.headers['accept-language'] === undefined) return 'en';
  const best = request.acceptsLanguages([...OFFERED]);
  return OFFERED.find((language) => language === best) ?? 'en';
}
