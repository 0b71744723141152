import type { Progress } from './terminal.ts';

/** What the command found, as the exit code of the process. */
export const EXIT = {
  /** Yes, or done. */
  done: 0,
  /** Could not find out: unreachable, I/O. */
  unable: 1,
  /** Wrong use of the command line. */
  wrongUse: 2,
  /** No: contradicted, invalid, refused. */
  no: 3,
  /** Not known: not recorded, needs review. */
  notKnown: 4,
} as const;

export type Exit = (typeof EXIT)[keyof typeof EXIT];

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** How the help names the value: `DIR`, `yyyy-mm-dd`. */
  readonly value?: string;
  readonly help: string;
}

/** A command line that was understood. Reading an option that the command does not declare is a TypeError. */
export interface Call {
  readonly arguments: readonly string[];
  readonly json: boolean;
  text(option: string): string | undefined;
  texts(option: string): readonly string[];
  flag(option: string): boolean;
  /** Writes a line for people to standard output; nothing with `--json`. */
  print(line: string): void;
  /** Progress of long work, on standard error. */
  readonly progress: Progress;
}

export interface Answer {
  readonly exit: Exit;
  /** What `--json` prints; absent where the command has printed its own, a line for each of many things. */
  readonly value?: object;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** The arguments as the help shows them, with how many there must be. */
  readonly arguments?: { readonly usage: string; readonly least: number; readonly most: number };
  readonly options: Readonly<Record<string, Option>>;
  readonly example: string;
  run(call: Call): Promise<Answer>;
}

/** Options that every command has. */
export const SHARED_OPTIONS = {
  json: { type: 'boolean', help: 'print one JSON value instead of text' },
  help: { type: 'boolean', short: 'h', help: 'show this help' },
} as const satisfies Record<string, Option>;

/** Options of the commands that work on an office's own node. */
export const NODE_OPTIONS = {
  data: { type: 'string', value: 'DIR', help: 'data folder (IPANCHOR_DATA, or .ipanchor)' },
  office: { type: 'string', value: 'CODE', help: 'which office, when the folder holds several' },
} as const satisfies Record<string, Option>;
