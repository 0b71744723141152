import { parseArgs } from 'node:util';
import type { BadField } from '#protocol/errors.ts';
import { type Call, type Command, type Option, SHARED_OPTIONS } from './command.ts';
import { CliError } from './errors.ts';

export type Parsed = Pick<Call, 'arguments' | 'json' | 'text' | 'texts' | 'flag'> & {
  readonly help: boolean;
};

type Shape = Pick<Command, 'options' | 'arguments'>;

/** Reads the options and arguments behind `title`; throws WRONG_USE with everything that is wrong with them. */
export function parseCommandLine(title: string, command: Shape, args: readonly string[]): Parsed {
  const options: Record<string, Option> = { ...command.options, ...SHARED_OPTIONS };
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, short }]) => [name, short ? { type, short } : { type }]),
    ),
    allowPositionals: true,
    // Strict parsing stops at the first mistake; the tokens show all of them.
    strict: false,
    tokens: true,
  });

  const wrong: BadField[] = [];
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const message = problemOf(options[token.name], token.value, token.inlineValue);
    const seen = values.get(token.name) ?? [];
    if (message !== undefined) wrong.push({ field: token.rawName, message });
    else if (seen.length > 0 && options[token.name]?.type === 'string' && !options[token.name]?.multiple) {
      wrong.push({ field: token.rawName, message: 'given more than once' });
    }
    values.set(token.name, [...seen, token.value ?? '']);
  }

  const help = values.has('help');
  if (!help) wrong.push(...argumentProblems(command, positionals));
  if (wrong.length > 0) {
    const list = wrong.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new CliError('WRONG_USE', list, { where: title, fields: wrong });
  }

  const valuesOf = (name: string, type: Option['type']): string[] => {
    if (options[name]?.type !== type) throw new TypeError(`${title} declares no ${type} option ${name}`);
    return values.get(name) ?? [];
  };
  return {
    arguments: positionals,
    help,
    json: values.has('json'),
    text: (name) => valuesOf(name, 'string')[0],
    texts: (name) => valuesOf(name, 'string'),
    flag: (name) => valuesOf(name, 'boolean').length > 0,
  };
}

function problemOf(option: Option | undefined, value: string | undefined, inline: boolean | undefined) {
  if (option === undefined) return 'unknown option';
  if (option.type === 'boolean') return value === undefined ? undefined : 'takes no value';
  const missing =
    value === undefined || value === '' || (!inline && value.startsWith('-') && value.length > 1);
  return missing ? `needs a value ${option.value ?? ''}`.trimEnd() : undefined;
}

function argumentProblems(command: Shape, positionals: readonly string[]): BadField[] {
  const { usage, least, most } = command.arguments ?? { usage: '', least: 0, most: 0 };
  if (positionals.length < least) return [{ field: usage, message: 'missing' }];
  return positionals.slice(most).map((field) => ({ field, message: 'unexpected argument' }));
}
