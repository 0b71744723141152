import { resolve } from 'node:path';
import { z } from 'zod';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { perform } from './node-access.ts';

const count = z.int().min(0);
const IMPORTED = z.object({
  lines: count,
  recorded: count,
  changed: count,
  known: count,
  refused: count,
  report: z.string().nullable(),
});

export const command: Command = {
  name: 'import',
  summary:
    'Records old applications of the office from a list, without documents: CSV with a header where the name ends in .csv, else one JSON object a line.\n' +
    'Fields: office, right, number, filingDate; then as known digest (<profile>:<hex>), published (true unless said), publication, accessCode, claims ([{office, right, number, date}]).\n' +
    'An application that is not published needs the access code that its applicant was given. What is known is not recorded twice: run an interrupted import again.',
  arguments: { usage: 'FILE', least: 1, most: 1 },
  options: {
    ...NODE_OPTIONS,
    report: {
      type: 'string',
      value: 'FILE',
      help: 'where refused lines are listed, with the reason (FILE.refused.ndjson)',
    },
  },
  example: 'ipanchor import --office JP applications-1990-2020.csv',
  async run(call) {
    const file = resolve(call.arguments[0] ?? '');
    const report = resolve(call.text('report') ?? `${file}.refused.ndjson`);
    const value = IMPORTED.parse(await perform(call, 'import', { file, report }));
    const { lines, recorded, changed, known, refused } = value;
    call.print(
      `${lines} lines: ${recorded} recorded, ${changed} changed, ${known} known, ${refused} refused`,
    );
    if (value.report !== null) call.print(`refused lines: ${value.report}`);
    return { exit: refused === 0 ? EXIT.done : EXIT.no, value };
  },
};
