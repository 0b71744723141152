import { z } from 'zod';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { wrongValue } from './errors.ts';
import { perform } from './node-access.ts';

const MOST = 1000;
const LIST = z.looseObject({
  total: z.int(),
  rows: z.array(
    z.looseObject({
      ...{ seq: z.int(), at: z.string(), by: z.string(), channel: z.string() },
      ...{ operation: z.string(), outcome: z.string() },
      ...{ subject: z.string().optional(), code: z.string().optional() },
    }),
  ),
});

export const command: Command = {
  name: 'audit',
  summary:
    'Lists the audit trail, the newest first: each write by HTTP or command, and each use of the key of a sealed application.',
  options: {
    limit: { type: 'string', value: 'N', help: `how many at most, up to ${MOST}; 50 unless said` },
    offset: { type: 'string', value: 'N', help: 'how many of the newest to leave out' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor audit --limit 20 --office JP',
  async run(call) {
    const limit = numberOf('--limit', call.text('limit') ?? '50', MOST);
    const offset = numberOf('--offset', call.text('offset') ?? '0', Number.MAX_SAFE_INTEGER);
    const value = LIST.parse(await perform(call, 'audit', { limit, offset, descending: true }));
    for (const { seq, at, by, channel, operation, outcome, subject, code } of value.rows) {
      const what = [operation, subject, outcome === 'begun' ? undefined : outcome, code];
      call.print(`${seq}  ${at}  ${by} (${channel})  ${what.filter((part) => part !== undefined).join(' ')}`);
    }
    call.print(`${value.rows.length} of ${value.total}`);
    return { exit: EXIT.done, value };
  },
};

function numberOf(option: string, text: string, most: number): number {
  if (!/^\d{1,15}$/.test(text) || Number(text) > most)
    throw wrongValue(option, text, `a number up to ${most}`);
  return Number(text);
}
