/** What an action is given, as text, and the form that it must have. */
import { isOfficeCode } from '#protocol/application-id.ts';
import type { BadField } from '#protocol/errors.ts';

interface Form {
  readonly expected: string;
  readonly holds: (text: string) => boolean;
}

const ADDRESS: Form = {
  expected: 'an address, 0x and 40 hexadecimal digits, not zero',
  holds: (text) => /^0x[0-9a-f]{40}$/i.test(text) && !/^0x0{40}$/.test(text),
};
const OFFICE: Form = { expected: 'an ST.3 code of two letters', holds: isOfficeCode };
const HASH: Form = {
  expected: '64 hexadecimal digits, not all zero',
  holds: (text) => /^[0-9a-f]{64}$/i.test(text) && !/^0{64}$/.test(text),
};
const COUNT: Form = { expected: 'a number', holds: (text) => /^\d{1,14}$/.test(text) };
const SECONDS: Form = {
  expected: 'a time, such as 90m, 36h or 10d',
  holds: (text) => /^\d{1,9}[smhd]$/.test(text),
};

export const FIELDS = {
  office: OFFICE,
  delegate: OFFICE,
  admin: ADDRESS,
  validator: ADDRESS,
  key: ADDRESS,
  account: ADDRESS,
  at: ADDRESS,
  name: {
    expected: 'a name of 1 to 31 letters, digits, dots and hyphens',
    holds: (text) => /^[A-Za-z0-9.-]{1,31}$/.test(text),
  },
  digest: HASH,
  leaf: HASH,
  since: COUNT,
  log: COUNT,
  size: COUNT,
  signature: { expected: '0x and 130 hexadecimal digits', holds: (text) => /^0x[0-9a-f]{130}$/i.test(text) },
  'voting-period': SECONDS,
  'execution-window': SECONDS,
  'emergency-duration': SECONDS,
  'emergency-pause': SECONDS,
} as const satisfies Record<string, Form>;

export type Field = keyof typeof FIELDS;
export type Values = Readonly<Partial<Record<Field, string>>>;

/** What an action takes: the first ones in this order, the others by name. */
export interface Needs {
  readonly subjects: readonly Field[];
  readonly required?: readonly Field[];
  readonly optional?: readonly Field[];
}

/** Everything that is wrong with the values, each by its field. */
export function problemsOf({ subjects, required = [], optional = [] }: Needs, values: Values): BadField[] {
  const needed = [...subjects, ...required];
  const known = new Set<string>([...needed, ...optional]);
  return [
    ...needed
      .filter((field) => values[field] === undefined)
      .map((field) => ({ field, message: `missing: ${FIELDS[field].expected}` })),
    ...(Object.entries(values) as [Field, string][]).flatMap(([field, text]) => {
      if (!known.has(field)) return [{ field, message: 'not for this action' }];
      const { expected, holds } = FIELDS[field];
      return holds(text) ? [] : [{ field, message: `expected ${expected}, not ${JSON.stringify(text)}` }];
    }),
  ];
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Seconds of a text such as `36h`. */
export function secondsOf(text: string): bigint {
  return BigInt(Number(text.slice(0, -1)) * (UNIT_SECONDS[text.slice(-1)] ?? Number.NaN));
}
