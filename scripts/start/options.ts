import { type Option, SHARED_OPTIONS } from '#node/cli/command.ts';
import { wrongValue } from '#node/cli/errors.ts';
import { optionLines } from '#node/cli/help.ts';
import { parseCommandLine } from '#node/cli/parse.ts';

const DEFAULT_PORT = 8080;

const OPTIONS = {
  once: { type: 'boolean', help: 'end when the main job is done, instead of serving until Ctrl-C' },
  documents: {
    type: 'string',
    value: 'DIR',
    help: 'take the files below DIR instead of the samples; they are only read',
  },
  port: {
    type: 'string',
    value: 'N',
    help: `port of the gateway (IPANCHOR_PORT, or ${DEFAULT_PORT}); offices from N + 1 on`,
  },
} as const satisfies Record<string, Option>;

export interface StartOptions {
  readonly once: boolean;
  readonly json: boolean;
  readonly help: boolean;
  readonly documents: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  readonly dataFolder: string;
}

/** Reads the command line and the environment; throws CliError WRONG_USE naming every wrong option. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const call = parseCommandLine('npm start', { options: OPTIONS }, args);
  return {
    once: call.flag('once'),
    json: call.json,
    help: call.help,
    documents: call.text('documents'),
    port: readPort(call.text('port') ?? environment.IPANCHOR_PORT),
    dataFolder: environment.IPANCHOR_DATA || '.ipanchor',
  };
}

export const HELP = [
  'Sets up a demonstration of IPAnchor on this machine and runs its main job: documents become receipts.',
  '',
  'Usage: npm start -- [options]',
  '',
  'Options:',
  ...optionLines({ ...OPTIONS, ...SHARED_OPTIONS }),
  '',
  'The data folder is .ipanchor; IPANCHOR_DATA moves it. Remove it to begin anew.',
  '',
  'Example:',
  '  npm start -- --once --json --documents ./my-documents',
].join('\n');

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw wrongValue('--port', text, 'a port number');
}
