/** Closed shapes: every field of an object is known and has a value that it can hold, or is named as bad. */
import { type BadField, ProtocolError } from '#protocol/errors.ts';
import { isObject } from '#protocol/json.ts';

/** What one field can hold, and how to say so: "`leafIndex` must be an integer …". */
export interface Field<T> {
  readonly is: (value: unknown) => value is T;
  readonly must: string;
  readonly optional?: boolean;
}

export type Shape<T> = { readonly [Name in keyof T]-?: Field<Exclude<T[Name], undefined>> };

const PLAIN_NAME = /^[A-Za-z]\w{0,39}$/;
const UNKNOWN_TOLD = 20;

/**
 * Whether a value is an object of this shape and nothing more. Each field that is missing, unknown or wrong is
 * added to `bad`, under `path` where the object is itself a field. Values are never repeated.
 */
export function hasShape<T>(value: unknown, shape: Shape<T>, bad: BadField[], path = ''): value is T {
  if (!isObject(value)) {
    bad.push({ field: path, message: 'must be an object' });
    return false;
  }
  const before = bad.length;
  const names = Object.keys(value);
  let known = 0;
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  for (const name in shape) {
    const { is, must, optional } = shape[name];
    if (!Object.hasOwn(value, name)) {
      if (optional !== true) bad.push({ field: at(name), message: 'is missing' });
    } else {
      known += 1;
      if (!is(value[name])) bad.push({ field: at(name), message: `must be ${must}` });
    }
  }
  const unknown = names.length === known ? [] : names.filter((name) => !Object.hasOwn(shape, name));
  // Names and their number are an attacker's: an odd one is not repeated, and not all of many are.
  for (const name of unknown.slice(0, UNKNOWN_TOLD)) {
    bad.push({ field: at(PLAIN_NAME.test(name) ? name : '?'), message: 'is not a known field' });
  }
  if (unknown.length > UNKNOWN_TOLD) {
    bad.push({ field: path, message: `has ${unknown.length - UNKNOWN_TOLD} more fields that are not known` });
  }
  return bad.length === before;
}

export function field<T>(is: (value: unknown) => value is T, must: string): Field<T> {
  return { is, must };
}

export function orNull<T>({ is, must }: Field<T>): Field<T | null> {
  return { is: (value): value is T | null => value === null || is(value), must: `${must}, or null` };
}

export function isOneOf<T>(values: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => values.some((one) => one === value);
}

export function matches(pattern: RegExp): (value: unknown) => value is string {
  return (value): value is string => typeof value === 'string' && pattern.test(value);
}

/** One line for all bad fields, for the message of an error. */
export function fieldsText(bad: readonly BadField[]): string {
  return bad.map(({ field, message }) => (field === '' ? message : `${field} ${message}`)).join('; ');
}

/** Whether a value is an integer from `least` to 2^53 − 1. */
export function isIntegerFrom(least: number): (value: unknown) => value is number {
  return (value): value is number => Number.isSafeInteger(value) && Number(value) >= least;
}

/** Whether a parser takes the value: what it refuses with a ProtocolError has another form. */
export function passes(value: unknown, parse: (text: string) => unknown): value is string {
  if (typeof value !== 'string') return false;
  try {
    parse(value);
    return true;
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}
