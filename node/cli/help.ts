import { type Command, type Option, SHARED_OPTIONS } from './command.ts';

export function commandHelp(command: Command): string {
  const usage = ['ipanchor', command.name, command.arguments?.usage, '[options]'];
  return [
    command.summary,
    '',
    `Usage: ${usage.filter((part) => part !== undefined).join(' ')}`,
    '',
    'Options:',
    ...optionLines({ ...command.options, ...SHARED_OPTIONS }),
    '',
    'Example:',
    ...command.example.split('\n').map((line) => `  ${line}`),
  ].join('\n');
}

export function overview(commands: readonly { readonly name: string; readonly summary: string }[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'ipanchor: a register that many intellectual property offices keep together',
    '',
    'Usage: ipanchor COMMAND [options]',
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '`ipanchor COMMAND --help` shows the options of a command and an example.',
    'Exit codes: 0 yes or done; 1 could not find out; 2 wrong use; 3 no; 4 not known.',
  ].join('\n');
}

export function optionLines(options: Readonly<Record<string, Option>>): string[] {
  const rows = Object.entries(options).map(([name, option]) => {
    const short = option.short === undefined ? '    ' : `-${option.short}, `;
    return [`${short}--${name}${option.value === undefined ? '' : ` ${option.value}`}`, option.help] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
