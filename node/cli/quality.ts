import { statSync } from 'node:fs';
import { DEFAULT_LIMITS } from '#protocol/digest-limits.ts';
import { WorkerPool } from '../intake/pool.ts';
import { Validator } from '../intake/validation.ts';
import { jobsBelow } from '../intake/walk.ts';
import { CSV } from '../quality/csv.ts';
import { type Examined, examine } from '../quality/examine.ts';
import { HTML } from '../quality/html.ts';
import { JSON_LINES } from '../quality/json.ts';
import type { ReportFormat } from '../quality/report-format.ts';
import { Tally } from '../quality/tally.ts';
import { TEXT } from '../quality/text.ts';
import { type Call, type Command, EXIT, type Exit, NODE_OPTIONS } from './command.ts';
import { CliError, wrongValue } from './errors.ts';
import { exitOfCode } from './exit.ts';
import { keptReports } from './kept-reports.ts';
import { ReportOutput } from './report-output.ts';

const FORMATS: Readonly<Record<string, ReportFormat>> = {
  text: TEXT,
  json: JSON_LINES,
  csv: CSV,
  html: HTML,
};

/** For one file, the compilation of its schema included. */
const MAX_SECONDS = 120;

export const command: Command = {
  name: 'quality',
  summary:
    'Reports what is wrong with documents: each defect with its place, what stands there and how to mend it, and the sums.',
  arguments: { usage: 'DIR|FILE…', least: 0, most: Number.POSITIVE_INFINITY },
  options: {
    format: { type: 'string', value: 'FORMAT', help: `${Object.keys(FORMATS).join(', ')} (text)` },
    schema: { type: 'string', value: 'DIR', help: 'validate against the XML schemas of this folder too' },
    stored: {
      type: 'boolean',
      help: 'what the node kept of the documents it took: the arguments are entries or application ids, none is all',
    },
    output: { type: 'string', short: 'o', value: 'FILE', help: 'write the report to this file' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor quality inbox --format html --output quality.html',
  async run(call) {
    const format = formatOf(call.text('format'), call.json);
    const reports = call.flag('stored') ? stored(call) : ofFiles(call);
    const output = new ReportOutput(format, call.text('output'));
    const tally = new Tally();
    let exit: Exit = EXIT.done;
    let done = 0;
    try {
      for await (const examined of reports) {
        tally.add(examined.report);
        await output.write(format.file(examined.path, examined.report));
        exit = worse(exit, exitOfFile(examined));
        done += 1;
        call.progress.update(done, 0, 'files examined');
      }
      call.progress.end();
      await output.end(tally.summary());
    } catch (error) {
      output.abandon();
      throw error;
    }
    return { exit };
  },
};

function stored(call: Call): AsyncGenerator<Examined> {
  if (call.text('schema') === undefined) return keptReports(call);
  throw new CliError('WRONG_USE', '--schema: documents that were taken are not read again');
}

function ofFiles(call: Call): AsyncGenerator<Examined> {
  if (call.arguments.length === 0) {
    throw new CliError('WRONG_USE', 'DIR|FILE…: missing');
  }
  return examined(call.arguments, folderOf(call.text('schema')));
}

async function* examined(
  paths: readonly string[],
  schemaFolder: string | undefined,
): AsyncGenerator<Examined> {
  const { maxBytes } = DEFAULT_LIMITS;
  const pool = new WorkerPool({ maxBytes, maxSeconds: MAX_SECONDS, threads: 1 });
  const validator =
    schemaFolder === undefined
      ? undefined
      : new Validator({ schemaFolder, maxBytes, maxSeconds: MAX_SECONDS });
  try {
    yield* examine(jobsBelow(paths), pool, validator);
  } finally {
    await Promise.all([pool.close(), validator?.close()]);
  }
}

function formatOf(name: string | undefined, json: boolean): ReportFormat {
  if (json && name !== undefined && name !== 'json') throw wrongValue('--format', name, 'json with --json');
  const wanted = name ?? (json ? 'json' : 'text');
  const format = Object.hasOwn(FORMATS, wanted) ? FORMATS[wanted] : undefined;
  if (format !== undefined) return format;
  throw wrongValue('--format', wanted, `one of ${Object.keys(FORMATS).join(', ')}`);
}

function folderOf(path: string | undefined): string | undefined {
  if (path === undefined || statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw wrongValue('--schema', path, 'a folder of XML schemas');
}

/** A limit, a device or a fault of this software says nothing about the file. */
function exitOfFile({ report }: Examined): Exit {
  let exit: Exit = EXIT.done;
  for (const { code, severity } of report.defects) {
    if (severity === 'error') exit = worse(exit, exitOfCode(code) === EXIT.unable ? EXIT.unable : EXIT.no);
  }
  return exit;
}

/** That a file could not be read says nothing about it: it outweighs a defect. */
function worse(one: Exit, other: Exit): Exit {
  if (one === EXIT.unable || other === EXIT.unable) return EXIT.unable;
  return one === EXIT.done ? other : one;
}
