import { realpath, writeFile } from 'node:fs/promises';
import { NodeError } from '#node/errors.ts';
import { DEFAULT_LIMITS } from '#protocol/digest-limits.ts';
import { CodedError } from '#protocol/errors.ts';
import type { Target } from '#standards/convert/routes.ts';
import type { ConvertedFile } from '../conversion/convert-file.ts';
import { Converter } from '../conversion/converter.ts';
import { type Command, EXIT } from './command.ts';
import { wrongValue } from './errors.ts';

/** A document of 54 MB took 1 s; one of 64 MB that exhausts the memory of the worker 10 s (measured). */
const MAX_SECONDS = 60;

export const command: Command = {
  name: 'convert',
  summary:
    'Converts the bibliographic data of a document, and says what was not carried over and what is missing.',
  arguments: { usage: 'FILE', least: 1, most: 1 },
  options: {
    to: { type: 'string', value: 'STANDARD', help: 'st96 or st36' },
    output: { type: 'string', short: 'o', value: 'FILE', help: 'where to write it (standard output)' },
  },
  example: 'ipanchor convert publication.xml --to st96 --output publication-st96.xml',
  async run(call) {
    const [file = ''] = call.arguments;
    const to = call.text('to');
    if (to !== 'st96' && to !== 'st36') throw wrongValue('--to', to ?? '', 'st96 or st36');
    const converted = await convert(file, to);
    const { conversion, notes } = converted;
    const text = new TextDecoder().decode(conversion.document);
    const output = call.text('output');
    if (output !== undefined) await save(output, conversion.document);
    else call.print(text.trimEnd());
    if (!call.json) process.stderr.write(lists(converted));
    const { document, ...rest } = conversion;
    return {
      exit: conversion.valid === 'claimed' ? EXIT.done : EXIT.notKnown,
      value: { ...rest, notes, ...(output === undefined ? { document: text } : { output }) },
    };
  },
};

async function convert(file: string, to: Target): Promise<ConvertedFile> {
  // A link that a user names is meant; the worker follows none.
  const path = await realpath(file).catch(() => file);
  const converter = new Converter({ maxBytes: DEFAULT_LIMITS.maxBytes, maxSeconds: MAX_SECONDS });
  try {
    const converted = await converter.convert(path, to);
    if ('conversion' in converted) return converted;
    const { code, message, where = file } = converted.refusal;
    throw new CodedError(code, message, { where });
  } finally {
    await converter.close();
  }
}

async function save(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes).catch((cause: NodeJS.ErrnoException) => {
    throw new NodeError('FILE_UNWRITABLE', cause.message, { where: path, cause });
  });
}

function lists({ conversion, notes }: ConvertedFile): string {
  const { from, to, valid, missing, notCarried } = conversion;
  const lines = [`ipanchor: ${from} to ${to}, validity ${valid}`];
  for (const { path, lacks } of missing) lines.push(`  missing: ${lacks} in ${path}`);
  for (const { code, path, count } of notCarried) {
    lines.push(`  not carried over: ${path}${count === 1 ? '' : ` and ${count - 1} more`}: ${code}`);
  }
  for (const { code, message, line } of notes) {
    lines.push(`  not read: ${line === undefined ? '' : `line ${line}: `}${code}: ${message}`);
  }
  return `${lines.join('\n')}\n`;
}
