import { z } from 'zod';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { wrongValue } from './errors.ts';
import { perform } from './node-access.ts';

const PURGED = z.looseObject({ entries: z.array(z.int()) });

export const command: Command = {
  name: 'purge',
  summary:
    'Erases the stored bytes of a document for good. Its log entry, digests and receipts stay, so whoever has the document can still prove it. Backups are not touched.',
  arguments: { usage: 'ENTRY', least: 1, most: 1 },
  options: {
    reason: { type: 'string', value: 'TEXT', help: 'why, as it is kept on record' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor purge 17 --reason "order of 2026-03-01" --office JP',
  async run(call) {
    const [entry = ''] = call.arguments;
    if (!/^\d{1,15}$/.test(entry)) throw wrongValue('ENTRY', entry, 'the place of an entry in the log');
    const reason = call.text('reason');
    if (reason === undefined) throw wrongValue('--reason', '', 'why it is erased');
    const value = PURGED.parse(await perform(call, 'purge', { index: Number(entry), reason }));
    const others = value.entries.filter((index) => index !== Number(entry));
    const same = others.length === 0 ? '' : `; of the same bytes was entry ${others.join(', ')}`;
    call.print(`the document of entry ${entry} is erased${same}`);
    return { exit: EXIT.done, value };
  },
};
