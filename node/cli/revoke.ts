import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { wrongValue } from './errors.ts';
import { perform } from './node-access.ts';

const REASONS = ['Replaced', 'IssuedInError', 'Falsified', 'KeyCompromised', 'Other'];

export const command: Command = {
  name: 'revoke',
  summary: 'Revokes an entry of the log: its receipt is contradicted from then on.',
  arguments: { usage: 'ENTRY', least: 1, most: 1 },
  options: {
    reason: { type: 'string', value: 'REASON', help: `one of ${REASONS.join(', ')}` },
    replacement: { type: 'string', value: 'ENTRY', help: 'the entry that takes its place' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor revoke 17 --reason Replaced --replacement 42 --office JP',
  async run(call) {
    const reason = call.text('reason') ?? '';
    if (!REASONS.includes(reason)) throw wrongValue('--reason', reason, `one of ${REASONS.join(', ')}`);
    const index = entryOf('ENTRY', call.arguments[0] ?? '');
    const given = call.text('replacement');
    const replacement = given === undefined ? {} : { replacement: entryOf('--replacement', given) };
    const value = await perform(call, 'revoke', { index, reason, ...replacement });
    call.print(`entry ${index} is revoked: ${reason}`);
    return { exit: EXIT.done, value };
  },
};

function entryOf(field: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw wrongValue(field, text, 'the place of an entry in the log');
  return Number(text);
}
