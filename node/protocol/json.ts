/**
 * Strict JSON: what an attacker wrote must mean the same to every reader, or be refused.
 *
 * On top of RFC 8259 a text must name each member of an object once, be well-formed Unicode, hold integers
 * below 2^53 in their one decimal form only (JavaScript would round others silently), and stay within limits
 * of length and depth.
 */
import canonicalize from 'canonicalize';
import { ProtocolError } from '#protocol/errors.ts';

export interface JsonLimits {
  /** Characters (UTF-16 code units) of the whole text. */
  readonly length: number;
  /** Objects and arrays within each other. */
  readonly depth: number;
  /** Takes `2.0` for 2, as JSON Schema does: for what is not hashed, and written by clients that know no integers. */
  readonly pointZero?: boolean;
}

/** The codes of what a text is made of. */
const SIGN = {
  quote: 0x22,
  minus: 0x2d,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  array: 0x5b,
  backslash: 0x5c,
  arrayEnd: 0x5d,
  object: 0x7b,
  objectEnd: 0x7d,
} as const;

/** One that is written as it is was found before: the text would not be well-formed. */
const ESCAPED_SURROGATE = /\\u[dD][89A-Fa-f]/;

/** On a text that `JSON.parse` has already taken. */
const NUMBER = /[-\d][\d.eE+-]*/y;
const INTEGER = /^(?:0|-?[1-9]\d{0,15})$/;
const INTEGER_POINT_ZERO = /^(?:0|-?[1-9]\d{0,15})(?:\.0{1,16})?$/;

/**
 * The value of a JSON text. Throws ProtocolError JSON_TOO_LARGE, JSON_INVALID or JSON_DUPLICATE_KEY.
 *
 * A member named `__proto__` is a member like any other: it sets no prototype.
 */
export function readJson(text: string, limits: JsonLimits): unknown {
  if (text.length > limits.length) throw tooLarge(`more than ${limits.length} characters`);
  if (!text.isWellFormed()) throw invalid('a lone surrogate');
  const value = parse(text);
  if (inspect(text, limits) !== membersOf(value)) {
    const where = `character ${duplicateEnd(text)}`;
    throw new ProtocolError('JSON_DUPLICATE_KEY', `JSON: the member before ${where} was there before`, {
      where,
    });
  }
  return value;
}

/**
 * The canonical text of a value, RFC 8785 (JCS).
 *
 * Throws for what JSON cannot hold (NaN, a lone surrogate, a cycle): that is the programmer's mistake.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The parser's own message quotes the text, which may hold what is not to be told.
    const at = cause instanceof Error ? /position (\d+)/.exec(cause.message)?.[1] : undefined;
    throw invalid(at === undefined ? 'it ends early or is empty' : 'a syntax error', at);
  }
}

/**
 * Walks over a text that is known to be JSON, and refuses what `JSON.parse` lets through; gives the number of members.
 * By a pattern for all tokens it took four times as long, with the names of each object half as long again (measured).
 */
function inspect(text: string, { depth, pointZero }: JsonLimits): number {
  const integer = pointZero === true ? INTEGER_POINT_ZERO : INTEGER;
  const hasSurrogates = ESCAPED_SURROGATE.test(text);
  let [members, open] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === SIGN.quote) {
      const end = endOfString(text, at);
      if (hasSurrogates) checkEscapes(text.slice(at, end), at);
      at = end - 1;
    } else if (sign === SIGN.colon) {
      members += 1;
    } else if (sign === SIGN.object || sign === SIGN.array) {
      if (open === depth) throw tooLarge(`nested more than ${depth} deep`);
      open += 1;
    } else if (sign === SIGN.objectEnd || sign === SIGN.arrayEnd) {
      open -= 1;
    } else if (sign === SIGN.minus || (sign >= SIGN.zero && sign <= SIGN.nine)) {
      at += checkInteger(text, at, integer) - 1;
    }
  }
  return members;
}

/** Behind the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

/** Whether the backslashes before a sign are odd in number. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === SIGN.backslash) first -= 1;
  return (at - first) % 2 === 1;
}

/** Of all objects in a value: of two with one name `JSON.parse` keeps the last. */
function membersOf(value: unknown): number {
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) members += membersOf(item);
  } else if (isObject(value)) {
    for (const name in value) members += 1 + membersOf(value[name]);
  }
  return members;
}

/** Where the first name ends that its object has already. Two spellings of one name, as by escapes, are one name. */
function duplicateEnd(text: string): number {
  /** Names seen in each open object; in an array there are none. */
  const open: Set<unknown>[] = [];
  let name = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"') {
      name = text.slice(at, endOfString(text, at));
      at += name.length - 1;
    } else if (sign === ':') {
      const names = open.at(-1);
      if (names?.size === names?.add(JSON.parse(name)).size) return at;
    } else if (sign === '{' || sign === '[') {
      open.push(new Set());
    } else if (sign === '}' || sign === ']') {
      open.pop();
    }
  }
  return text.length;
}

/** Gives the length of the number. */
function checkInteger(text: string, index: number, form: RegExp): number {
  NUMBER.lastIndex = index;
  const [token = ''] = NUMBER.exec(text) ?? [];
  if (form.test(token) && Number.isSafeInteger(Number(token))) return token.length;
  throw invalid('a number that is no plain integer below 2^53', String(index));
}

function checkEscapes(token: string, index: number): void {
  const value: unknown = JSON.parse(token);
  if (typeof value === 'string' && !value.isWellFormed()) throw invalid('a lone surrogate', String(index));
}

function invalid(what: string, at?: string): ProtocolError {
  const where = at === undefined ? {} : { where: `character ${at}` };
  return new ProtocolError(
    'JSON_INVALID',
    `JSON: ${what}${at === undefined ? '' : ` at character ${at}`}`,
    where,
  );
}

function tooLarge(what: string): ProtocolError {
  return new ProtocolError('JSON_TOO_LARGE', `JSON: ${what}`);
}
