import { z } from 'zod';
import { parseApplicationId } from '#protocol/application-id.ts';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { digestFile } from './document-file.ts';
import { CliError } from './errors.ts';
import { perform } from './node-access.ts';

const RECEIPTS = z.looseObject({
  receipts: z.array(z.looseObject({ index: z.int(), isErased: z.boolean(), text: z.string().nullable() })),
});

export const command: Command = {
  name: 'receipt',
  summary: 'Gives the receipts of a document, an application or a log entry, one JSON text a line.',
  arguments: { usage: 'FILE', least: 0, most: 1 },
  options: {
    application: { type: 'string', value: 'ID', help: 'of all entries of an application' },
    entry: { type: 'string', value: 'N', help: 'of the entry at this place of the log' },
    renew: {
      type: 'boolean',
      help: 'under the newest head of a trusted key: where a stolen key may have written the head of the receipt',
    },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor receipt application.xml --office JP > application.receipt.json',
  async run(call) {
    const [file] = call.arguments;
    const [application, entry] = [call.text('application'), call.text('entry')];
    if ([file, application, entry].filter((given) => given !== undefined).length !== 1) {
      throw new CliError('WRONG_USE', 'give one of FILE, --application and --entry');
    }
    if (entry !== undefined && !/^\d{1,15}$/.test(entry))
      throw new CliError('WRONG_USE', '--entry: expected a number');
    if (application !== undefined) parseApplicationId(application);
    const { receipts } = RECEIPTS.parse(
      await perform(call, 'receipt', {
        ...(file === undefined ? {} : { rawDigest: (await digestFile(file)).rawDigest }),
        ...(application === undefined ? {} : { applicationId: application }),
        ...(entry === undefined ? {} : { index: Number(entry) }),
        ...(call.flag('renew') ? { renew: true } : {}),
      }),
    );
    for (const { index, isErased, text } of receipts) {
      if (text !== null) call.print(text);
      else if (isErased)
        process.stderr.write(`ipanchor: entry ${index} was erased, and its receipt with it\n`);
      else if (call.flag('renew'))
        process.stderr.write(`ipanchor: entry ${index}: no final head of a trusted key holds it yet\n`);
      else process.stderr.write(`ipanchor: entry ${index} has no receipt yet: its tree head is not final\n`);
    }
    // JSON stays JSON: the receipts themselves, not their texts in quotes.
    const value = receipts.map(({ text, ...rest }) => ({
      ...rest,
      receipt: text === null ? null : JSON.parse(text),
    }));
    return {
      exit: receipts.every(({ text }) => text !== null) ? EXIT.done : EXIT.notKnown,
      value: { receipts: value },
    };
  },
};
