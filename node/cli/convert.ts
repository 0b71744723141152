import { writeFile } from 'node:fs/promises';
import { NodeError } from '#node/errors.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { type Conversion, convertDocument } from '#standards/convert/convert.ts';
import { type Command, EXIT } from './command.ts';
import { digestFile } from './document-file.ts';
import { wrongValue } from './errors.ts';

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
    const { canonical, notes } = await digestFile(file);
    if (canonical === undefined) {
      const reason = notes.at(-1)?.message;
      if (reason === undefined)
        throw new ProtocolError('DOCUMENT_NOT_XML', 'the file is not XML', { where: file });
      throw new NodeError('DOCUMENT_NOT_READ', reason, { where: file });
    }
    const conversion = convertDocument(canonical, to);
    const text = new TextDecoder().decode(conversion.document);
    const output = call.text('output');
    if (output !== undefined) await save(output, conversion.document);
    else call.print(text.trimEnd());
    if (!call.json) process.stderr.write(lists(conversion));
    const { document, ...rest } = conversion;
    return {
      exit: conversion.valid === 'claimed' ? EXIT.done : EXIT.notKnown,
      value: { ...rest, ...(output === undefined ? { document: text } : { output }) },
    };
  },
};

async function save(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes).catch((cause: NodeJS.ErrnoException) => {
    throw new NodeError('FILE_UNWRITABLE', cause.message, { where: path, cause });
  });
}

function lists({ from, to, valid, missing, notCarried }: Conversion): string {
  const lines = [`ipanchor: ${from} to ${to}, validity ${valid}`];
  for (const { path, lacks } of missing) lines.push(`  missing: ${lacks} in ${path}`);
  for (const { code, path, count } of notCarried) {
    lines.push(`  not carried over: ${path}${count === 1 ? '' : ` and ${count - 1} more`}: ${code}`);
  }
  return `${lines.join('\n')}\n`;
}
