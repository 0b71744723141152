#!/usr/bin/env -S node --max-semi-space-size=8
/** The command line `ipanchor`: finds the command, runs it, and turns what it found into output and exit code. */
import { CodedError } from '#protocol/errors.ts';
import { type Answer, type Call, type Command, EXIT } from './command.ts';
import { CliError } from './errors.ts';
import { exitOf } from './exit.ts';
import { commandHelp, overview } from './help.ts';
import { parseCommandLine } from './parse.ts';
import { endWithReader } from './reader-gone.ts';
import { COMMANDS } from './table.ts';
import { progressOn } from './terminal.ts';

for (const stream of [process.stdout, process.stderr]) stream.on('error', endWithReader);
const [name, ...rest] = process.argv.slice(2);
// Set and not process.exit: what is still in a pipe is written.
process.exitCode = await main(name, rest);

async function main(name: string | undefined, args: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(overview(Object.entries(COMMANDS).map(([key, { summary }]) => ({ name: key, summary }))));
    return name === undefined ? EXIT.wrongUse : EXIT.done;
  }
  const json = args.includes('--json');
  try {
    const { exit, value } = await runCommand(await commandNamed(name), args);
    if (json && value !== undefined) print(JSON.stringify(value));
    return exit;
  } catch (error) {
    const report = describe(error);
    complain(report);
    if (json) print(JSON.stringify({ error: report }));
    return exitOf(error);
  }
}

async function commandNamed(name: string): Promise<Command> {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry !== undefined) return entry.load();
  throw new CliError('UNKNOWN_COMMAND', `${name}: there is no such command; \`ipanchor --help\` lists them`);
}

async function runCommand(
  command: Command,
  args: readonly string[],
): Promise<Answer | { exit: typeof EXIT.done; value: undefined }> {
  const { help, ...parsed } = parseCommandLine(`ipanchor ${command.name}`, command, args);
  if (help) {
    print(commandHelp(command));
    return { exit: EXIT.done, value: undefined };
  }
  const progress = progressOn(process.stderr);
  const call: Call = {
    ...parsed,
    progress,
    print: (line) => {
      if (!parsed.json) print(line);
    },
  };
  try {
    return await command.run(call);
  } finally {
    progress.end();
  }
}

interface Report {
  readonly code: string;
  readonly message: string;
  readonly where?: string;
  readonly fields?: CodedError<string>['fields'];
}

function describe(error: unknown): Report {
  if (!(error instanceof CodedError)) {
    return {
      code: 'INTERNAL',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
  const { code, message, where, fields } = error;
  return {
    code,
    message,
    ...(where === undefined ? {} : { where }),
    ...(fields.length === 0 ? {} : { fields }),
  };
}

function complain({ code, message, where, fields }: Report): void {
  process.stderr.write(`ipanchor: ${code}: ${message}${where === undefined ? '' : ` (${where})`}\n`);
  for (const { field, message: problem } of fields ?? []) {
    if (!message.includes(field)) process.stderr.write(`  ${field}: ${problem}\n`);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
