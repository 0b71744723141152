import { z } from 'zod';
import { type Answer, type Call, type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { CliError, wrongValue } from './errors.ts';
import { configOf, nodeFolder, perform } from './node-access.ts';

const PURGED = z.looseObject({ entries: z.array(z.int()) });
const DUE = z.looseObject({
  due: z.array(z.looseObject({ index: z.int(), kind: z.string(), receivedAt: z.string(), rule: z.string() })),
  unfinished: z.array(z.int()),
});

export const command: Command = {
  name: 'purge',
  summary:
    'Erases documents for good: their bytes, the texts of their entries with the salts, and the copies of their receipts. A receipt that was given out still verifies. One entry by order, or with --dry-run and --apply what the rules of `retention` in the configuration say. Backups are not touched.',
  arguments: { usage: 'ENTRY', least: 0, most: 1 },
  options: {
    reason: { type: 'string', value: 'TEXT', help: 'why one entry is erased, as it is kept on record' },
    'dry-run': { type: 'boolean', help: 'list what the rules say, and erase nothing' },
    apply: { type: 'boolean', help: 'erase what the rules say, and finish what was interrupted' },
    ...NODE_OPTIONS,
  },
  example: [
    'ipanchor purge 17 --reason "order of 2026-03-01" --office JP',
    'ipanchor purge --dry-run --office JP',
  ].join('\n'),
  async run(call) {
    const [entry] = call.arguments;
    const [isDry, isApplied] = [call.flag('dry-run'), call.flag('apply')];
    if ([entry !== undefined, isDry, isApplied].filter(Boolean).length !== 1)
      throw new CliError('WRONG_USE', 'give one of ENTRY, --dry-run and --apply');
    return entry === undefined ? byRules(call, isApplied) : byOrder(call, entry);
  },
};

async function byOrder(call: Call, entry: string): Promise<Answer> {
  if (!/^\d{1,15}$/.test(entry)) throw wrongValue('ENTRY', entry, 'the place of an entry in the log');
  const reason = call.text('reason');
  if (reason === undefined) throw wrongValue('--reason', '', 'why it is erased');
  const value = PURGED.parse(await perform(call, 'purge', { index: Number(entry), reason }));
  const others = value.entries.filter((index) => index !== Number(entry));
  const same = others.length === 0 ? '' : `; of the same bytes was entry ${others.join(', ')}`;
  call.print(`the document of entry ${entry} is erased${same}`);
  return { exit: EXIT.done, value };
}

/** Each erasure is an operation of its own, with its row in the audit trail: it can be ended and begun again. */
async function byRules(call: Call, isApplied: boolean): Promise<Answer> {
  const { retention: rules } = configOf(nodeFolder(call));
  if (call.text('reason') !== undefined)
    throw new CliError('WRONG_USE', '--reason: the reason is the name of the rule');
  const { due, unfinished } = DUE.parse(await perform(call, 'retention', { rules }));
  const erased: number[] = [];
  if (isApplied) {
    const wanted = [
      ...unfinished.map((index) => ({ index, reason: 'finished later' })), // the first reason stays on record
      ...due.map(({ index, rule }) => ({ index, reason: `rule: ${rule}` })),
    ];
    for (const [place, { index, reason }] of wanted.entries()) {
      if (erased.includes(index)) continue; // of the same bytes as one before
      erased.push(...PURGED.parse(await perform(call, 'purge', { index, reason })).entries);
      call.progress.update(place + 1, wanted.length, 'documents');
    }
  }
  for (const { index, kind, receivedAt, rule } of due)
    call.print(`${isApplied ? 'erased' : 'due'}  entry ${index}  ${kind}  ${receivedAt}  ${rule}`);
  for (const index of unfinished) call.print(`${isApplied ? 'finished' : 'unfinished'}  entry ${index}`);
  if (due.length + unfinished.length === 0)
    call.print(rules.length === 0 ? 'the configuration has no rules' : 'nothing is due');
  return { exit: EXIT.done, value: { due, unfinished, erased } };
}
