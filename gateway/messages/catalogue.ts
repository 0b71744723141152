/**
 * What a gateway says in words, by language. Codes are the same in every language, and findings carry theirs: a client
 * may always bring its own words.
 */
import type { ReceiptWords } from '#node/receipt-pdf.ts';
import type { GatewayErrorCode } from '../errors.ts';
import { ARABIC, ARABIC_RECEIPT } from './ar.ts';
import { GERMAN, GERMAN_RECEIPT } from './de.ts';
import { type Catalogue, ENGLISH, ENGLISH_RECEIPT } from './en.ts';
import { SPANISH, SPANISH_RECEIPT } from './es.ts';
import { FRENCH, FRENCH_RECEIPT } from './fr.ts';
import { JAPANESE, JAPANESE_RECEIPT } from './ja.ts';
import { KOREAN, KOREAN_RECEIPT } from './ko.ts';
import type { Language } from './languages.ts';
import { PORTUGUESE, PORTUGUESE_RECEIPT } from './pt.ts';
import { RUSSIAN, RUSSIAN_RECEIPT } from './ru.ts';
import { CHINESE, CHINESE_RECEIPT } from './zh.ts';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  ar: ARABIC,
  de: GERMAN,
  en: ENGLISH,
  es: SPANISH,
  fr: FRENCH,
  ja: JAPANESE,
  ko: KOREAN,
  pt: PORTUGUESE,
  ru: RUSSIAN,
  zh: CHINESE,
};

/** What a receipt as PDF says. */
export const RECEIPT_WORDS: Readonly<Record<Language, ReceiptWords>> = {
  ar: ARABIC_RECEIPT,
  de: GERMAN_RECEIPT,
  en: ENGLISH_RECEIPT,
  es: SPANISH_RECEIPT,
  fr: FRENCH_RECEIPT,
  ja: JAPANESE_RECEIPT,
  ko: KOREAN_RECEIPT,
  pt: PORTUGUESE_RECEIPT,
  ru: RUSSIAN_RECEIPT,
  zh: CHINESE_RECEIPT,
};

/**
 * The words for one occurrence of a problem. What is wrong in particular is known in English only; other languages
 * say what the code means.
 * @param detail what is wrong here, in English
 */
export function problemText(
  code: GatewayErrorCode,
  detail: string,
  language: Language,
): { readonly title: string; readonly detail: string } {
  const { title, meaning } = CATALOGUES[language][code];
  return { title, detail: language === 'en' ? detail : meaning };
}
