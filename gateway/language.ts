/** Accept-Language: which language the words of an answer are in. Never a reason to refuse. */
import type { Request, Response } from 'express';
import { LANGUAGES, type Language } from './messages/languages.ts';

/** Sets `Content-Language`, and what `languageOf` gives. */
export function negotiateLanguage(request: Request, response: Response): void {
  const language = chosenOf(LANGUAGES, request);
  response.locals.language = language;
  response.setHeader('Content-Language', language).setHeader('Vary', 'Accept-Language');
}

export function languageOf({ locals }: Response): Language {
  return locals.language ?? 'en';
}

/**
 * For what is there in some languages only: an answer's own `Content-Language` then says which it is in.
 * @param offered English is what `*` and none of them come to; of equal wishes the first is taken
 */
export function chosenOf<Offered extends Language>(
  offered: readonly Offered[],
  request: Request,
): Offered | 'en' {
  if (request.headers['accept-language'] === undefined) return 'en';
  const best = request.acceptsLanguages(['en', ...offered.filter((language) => language !== 'en')]);
  return offered.find((language) => language === best) ?? 'en';
}
