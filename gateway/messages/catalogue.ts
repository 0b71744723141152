/**
 * What a gateway says in words, by language. Codes are the same in every language, and findings carry theirs: a client
 * may always bring its own words. A language is added by a file beside this one and a line below; the test holds
 * each to every code.
 */
import type { GatewayErrorCode } from '../errors.ts';
import { ENGLISH } from './en.ts';
import type { Language } from './languages.ts';

export interface ProblemText {
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

export type Catalogue = Readonly<Record<GatewayErrorCode, ProblemText>>;
export type Catalogues = Readonly<Partial<Record<Language, Catalogue>> & { en: Catalogue }>;

export const CATALOGUES: Catalogues = { en: ENGLISH };

/**
 * The words for one occurrence of a problem. What is wrong in particular is known in English only; other languages
 * say what the code means.
 * @param detail what is wrong here, in English
 */
export function problemText(
  code: GatewayErrorCode,
  detail: string,
  language: Language,
  catalogues: Catalogues = CATALOGUES,
): { readonly title: string; readonly detail: string } {
  const { title, meaning } = (catalogues[language] ?? catalogues.en)[code];
  return { title, detail: language === 'en' ? detail : meaning };
}
