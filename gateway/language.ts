/** Accept-Language: which language the words of an answer are in. Never a reason to refuse. */
import type { Request, RequestHandler, Response } from 'express';
import { LANGUAGES, type Language } from './messages/languages.ts';

/** Sets `Content-Language`, and what `languageOf` gives. */
export const negotiateLanguage: RequestHandler = (request, response, next) => {
  const language = chosen(request);
  response.locals.language = language;
  response.set({ 'Content-Language': language, Vary: 'Accept-Language' });
  next();
};

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
