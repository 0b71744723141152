import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { LIST_FORMATS, type ListFormat } from '../backfill/lines.ts';
import { type Call, type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { CliError, wrongValue } from './errors.ts';
import { nodeFolder, perform } from './node-access.ts';
import { isPipe, withSpooled } from './spool.ts';

const STANDARD_INPUT = '-';

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
    'Records old applications of the office from a list, without documents: CSV with a header where the name ends in .csv, else one JSON object a line; - is standard input.\n' +
    'Fields: office, right, number, filingDate; then as known digest (<profile>:<hex>), published (true unless said), publication, accessCode, claims ([{office, right, number, date}]).\n' +
    'An application that is not published needs the access code that its applicant was given. What is known is not recorded twice: run an interrupted import again.',
  arguments: { usage: 'FILE', least: 1, most: 1 },
  options: {
    ...NODE_OPTIONS,
    format: {
      type: 'string',
      value: 'FORMAT',
      help: `${LIST_FORMATS.join(' or ')}, where the name does not say it`,
    },
    report: {
      type: 'string',
      value: 'FILE',
      help: 'where refused lines are listed, with the reason (FILE.refused.ndjson; of standard input ./import.refused.ndjson)',
    },
  },
  example:
    'ipanchor import --office JP applications-1990-2020.csv\nzcat applications.csv.gz | ipanchor import --office JP --format csv -',
  async run(call) {
    const [given = ''] = call.arguments;
    const format = formatOf(call.text('format'));
    const name = given === STANDARD_INPUT || isPipe(given) ? 'import' : given;
    const report = resolve(call.text('report') ?? `${name}.refused.ndjson`);
    const take = async (file: string): Promise<object> =>
      perform(call, 'import', { file, report, ...(format === undefined ? {} : { format }) });
    const value = IMPORTED.parse(await fromFileOrPipe(call, given, take));
    const { lines, recorded, changed, known, refused } = value;
    call.print(
      `${lines} lines: ${recorded} recorded, ${changed} changed, ${known} known, ${refused} refused`,
    );
    if (value.report !== null) call.print(`refused lines: ${value.report}`);
    return { exit: refused === 0 ? EXIT.done : EXIT.no, value };
  },
};

function formatOf(name: string | undefined): ListFormat | undefined {
  const format = LIST_FORMATS.find((each) => each === name);
  if (name === undefined || format !== undefined) return format;
  throw wrongValue('--format', name, LIST_FORMATS.join(' or '));
}

/** A running node reads the list, and it has neither the standard input of this process nor its pipes. */
function fromFileOrPipe(call: Call, given: string, take: (file: string) => Promise<object>): Promise<object> {
  if (given !== STANDARD_INPUT && !isPipe(given)) return take(resolve(given));
  if (given === STANDARD_INPUT && process.stdin.isTTY) {
    const fields = [{ field: 'FILE', message: 'standard input is a terminal; give it a list' }];
    throw new CliError('WRONG_USE', 'FILE: standard input is a terminal', { fields });
  }
  const source = given === STANDARD_INPUT ? process.stdin : createReadStream(given);
  return withSpooled(source, nodeFolder(call), take, (bytes) =>
    call.progress.update(bytes, 0, 'bytes received'),
  );
}
