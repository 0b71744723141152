import type { Command } from './command.ts';

/** The commands in the order of the help. Each is loaded only when it runs: `digest` needs no database and no chain. */
export const COMMANDS: Readonly<Record<string, { summary: string; load(): Promise<Command> }>> = {
  digest: {
    summary: 'digest files, like sha256sum',
    load: async () => (await import('./digest.ts')).command,
  },
  number: {
    summary: 'say what an application number means',
    load: async () => (await import('./number.ts')).command,
  },
  verify: {
    summary: 'verify a document with its receipt',
    load: async () => (await import('./verify.ts')).command,
  },
  'priority-check': {
    summary: 'check a priority claim against the register',
    load: async () => (await import('./priority-check.ts')).command,
  },
};
