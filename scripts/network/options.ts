import { isIP } from 'node:net';
import { type Option, SHARED_OPTIONS } from '#node/cli/command.ts';
import { CliError, wrongValue } from '#node/cli/errors.ts';
import { optionLines } from '#node/cli/help.ts';
import { parseCommandLine } from '#node/cli/parse.ts';
import { officeProblem } from '#node/network/offices.ts';
import { type NetworkOptions, PORTS_PER_OFFICE } from './plan.ts';

const OPTIONS = {
  engine: { type: 'string', value: 'besu|geth', help: 'Besu with QBFT, or go-ethereum 1.13.15 with Clique' },
  offices: { type: 'string', value: 'JP,EP,…', help: 'the founding offices, by their ST.3 codes' },
  out: { type: 'string', value: 'DIR', help: 'new folder for the files' },
  hosts: { type: 'string', value: 'JP=192.0.2.1,…', help: "IP address of each office's engine (127.0.0.1)" },
  port: {
    type: 'string',
    value: 'N',
    help: `first port (30400); each office takes ${PORTS_PER_OFFICE} of them`,
  },
  'block-seconds': { type: 'string', value: 'N', help: 'time between two blocks (1)' },
  join: {
    type: 'string',
    value: 'DIR',
    help: 'folder of a member: the one office that is named joins its network, on its engine',
  },
  seed: {
    type: 'string',
    value: 'TEXT',
    help: 'make the same files, keys too, from the same text: for tests',
  },
} as const satisfies Record<string, Option>;

export interface Command extends NetworkOptions {
  readonly out: string;
  /** Folder of a member of the network that the office joins. */
  readonly join?: string;
  readonly json: boolean;
}

export const HELP = [
  'Writes the files of a network of IP offices: a folder for each, with its keys, its engine and its node.',
  '',
  'Usage: npm run network -- --engine besu|geth --offices JP,EP,… --out DIR [options]',
  '       npm run network -- --join DIR --offices DE --out DIR [options]',
  '',
  'Options:',
  ...optionLines({ ...OPTIONS, ...SHARED_OPTIONS }),
  '',
  'Examples:',
  '  npm run network -- --engine geth --offices JP,EP,US,KR --out ./network',
  '  npm run network -- --join ./network/JP --offices DE --out ./joining',
].join('\n');

/** Undefined when only help is asked for. @throws CliError WRONG_USE */
export function readOptions(args: readonly string[]): Command | undefined {
  const call = parseCommandLine('npm run network', { options: OPTIONS }, args);
  if (call.help) return undefined;
  const join = call.text('join');
  const needed = join === undefined ? (['engine', 'offices', 'out'] as const) : (['offices', 'out'] as const);
  const missing = needed.filter((name) => call.text(name) === undefined);
  if (missing.length > 0) {
    const fields = missing.map((name) => ({ field: `--${name}`, message: 'missing' }));
    throw new CliError('WRONG_USE', `missing: ${fields.map(({ field }) => field).join(', ')}`, { fields });
  }
  const engine = call.text('engine') ?? 'geth'; // a network that is there says itself which it is on
  if (engine !== 'besu' && engine !== 'geth') throw wrongValue('--engine', engine, 'besu or geth');
  const offices = readOffices(call.text('offices') ?? '');
  if (join !== undefined && offices.length > 1)
    throw wrongValue('--offices', offices.join(), 'one that joins');
  const port = readNumber('--port', call.text('port'), 1024, 65_536 - offices.length * PORTS_PER_OFFICE);
  const blockSeconds = readNumber('--block-seconds', call.text('block-seconds'), 1, 60);
  return {
    ...{ engine, offices, out: call.text('out') ?? '', json: call.json, seed: call.text('seed') },
    hosts: readHosts(call.text('hosts'), offices),
    ...(join !== undefined && { join }),
    ...(port !== undefined && { port }),
    ...(blockSeconds !== undefined && { blockSeconds }),
  };
}

function readOffices(text: string): string[] {
  const offices = text.split(',').map((code) => code.trim());
  for (const [index, office] of offices.entries()) {
    const problem = officeProblem(office);
    if (problem !== undefined)
      throw wrongValue('--offices', office, `the ST.3 code of an office: ${problem}`);
    if (offices.indexOf(office) !== index)
      throw wrongValue('--offices', text, `each office once (${office})`);
  }
  return offices;
}

function readHosts(text: string | undefined, offices: readonly string[]): Record<string, string> {
  const hosts: Record<string, string> = {};
  for (const pair of text?.split(',') ?? []) {
    const [, office = '', host = ''] = /^([A-Z]{2})=(.+)$/.exec(pair.trim()) ?? [];
    // The engines compare addresses: a name would have to be trusted again at each connection.
    if (!offices.includes(office) || isIP(host) === 0 || hosts[office] !== undefined) {
      throw wrongValue('--hosts', pair, 'CODE=ADDRESS, once for an office, with an IP address');
    }
    hosts[office] = host;
  }
  return hosts;
}

function readNumber(option: string, text: string | undefined, least: number, most: number) {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number >= least && number <= most) return number;
  throw wrongValue(option, text, `a whole number from ${least} to ${most}`);
}
