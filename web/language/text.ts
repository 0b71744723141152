/**
 * The words of the pages in the language of the address. A language is one file, loaded before the first page is
 * shown; another language is another address, and so another start.
 */
import { signal } from '@preact/signals';
import { isLanguage, type Language } from '#gateway/messages/languages.ts';
import type english from '../messages/en.json';

export type TextKey = keyof typeof english;

/** A text, or one for each form of the plural that the language has (Intl.PluralRules); `{name}` stands for a value. */
type Messages = Readonly<Record<string, Message>>;
type Message = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });
type Values = Readonly<Record<string, string | number>>;

const FILES = import.meta.glob<{ default: Record<string, Message> }>('../messages/*.json');

let language: Language = 'en';
/** The digits that application numbers and blocks are written in: some browsers would write Arabic with others. */
let locale = 'en-u-nu-latn';
let messages: Messages = {};
/** Only once a text is missing; what was shown without it is shown again. */
const fallback = signal<Messages | undefined>(undefined);
let plurals = new Intl.PluralRules('en');

/** To be awaited before anything is rendered. */
export async function loadLanguage(wanted: string | undefined): Promise<Language> {
  language = isLanguage(wanted) ? wanted : 'en';
  messages = await messagesIn(language);
  plurals = new Intl.PluralRules(language);
  locale = `${language}-u-nu-latn`;
  document.documentElement.lang = language;
  return language;
}

async function messagesIn(wanted: Language): Promise<Messages> {
  const load = FILES[`../messages/${wanted}.json`];
  if (load === undefined) throw new TypeError(`no messages in ${wanted}`);
  return (await load()).default;
}

export function currentLanguage(): Language {
  return language;
}

/**
 * Embeddings, overrides and isolates (UAX #9, 2.1 to 2.5): one in a value would turn the words of the page that stand
 * after it. The marks of 2.6 do not, and dates in Arabic have them.
 */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** With the name of a character in its place: who looks is to see that it is there. */
function withoutTurning(text: string): string {
  return text.replace(TURNING, (turning) => `U+${turning.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * A text that a language lacks, which no test lets pass, must not take the page away: it is in English then.
 * @param values what stands for `{name}`; `count` chooses the form of the plural
 */
export function t(key: TextKey, values: Values = {}): string {
  const message = messages[key] ?? inEnglish(key);
  const form =
    typeof message === 'string' ? message : (message[plurals.select(Number(values.count))] ?? message.other);
  return filled(form, values);
}

function filled(form: string, values: Values): string {
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatNumber(value) : withoutTurning(value);
  });
}

/** The key itself until English is there. */
function inEnglish(key: TextKey): Message {
  if (fallback.value === undefined) loadEnglish().catch(() => undefined); // without a network the key is all there is
  return fallback.value?.[key] ?? key;
}

async function loadEnglish(): Promise<void> {
  const loaded = await messagesIn('en');
  fallback.value ??= loaded;
}

/** What a code means in words, where the catalogue knows it: codes grow faster than translations. */
export function tCode(prefix: string, code: string, values: Values = {}): string | undefined {
  const message = messages[`${prefix}.${code}`];
  return typeof message === 'string' ? filled(message, values) : undefined;
}

/** What stands between the parts of a list, where it is no comma and space. */
const SEPARATORS: Readonly<Partial<Record<Language, string>>> = { ar: '، ', ja: '、', zh: '、' };

export function listOf(parts: readonly string[]): string {
  return parts.join(SEPARATORS[language] ?? ', ');
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** @param date calendar date `yyyy-mm-dd`, of no time zone; a shorter one is shown as it is */
export function formatDate(date: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return date;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** @param time as RFC 3339 has it; shown in UTC, as it stands on the chain */
export function formatTime(time: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  }).format(new Date(time));
}
