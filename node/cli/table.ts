import type { Command } from './command.ts';

interface Row {
  readonly summary: string;
  load(): Promise<Command>;
}

/** The commands in the order of the help. Each is loaded only when it runs: `digest` needs no database and no chain. */
export const COMMANDS: Readonly<Record<string, Row>> = {
  run: {
    summary: "run an office's node and its gateway",
    load: async () => (await import('./run.ts')).command,
  },
  observe: {
    summary: 'run an observer: a gateway that follows the register, without keys',
    load: async () => (await import('./observe.ts')).command,
  },
  ingest: {
    summary: 'take files and folders into the log of the office',
    load: async () => (await import('./ingest.ts')).command,
  },
  record: {
    summary: 'take one file and say what it belongs to',
    load: async () => (await import('./record.ts')).command,
  },
  import: {
    summary: 'record old applications from a list, without documents',
    load: async () => (await import('./import.ts')).command,
  },
  compare: {
    summary: 'compare an authority file (ST.37) with the register',
    load: async () => (await import('./compare.ts')).command,
  },
  digest: {
    summary: 'digest files, like sha256sum',
    load: async () => (await import('./digest.ts')).command,
  },
  number: {
    summary: 'say what an application number means',
    load: async () => (await import('./number.ts')).command,
  },
  convert: {
    summary: 'convert bibliographic data between ST.36, ST.66, ST.86 and ST.96',
    load: async () => (await import('./convert.ts')).command,
  },
  validate: {
    summary: 'validate documents against XML schemas',
    load: async () => (await import('./validate.ts')).command,
  },
  quality: {
    summary: 'report what is wrong with documents, and how to mend it',
    load: async () => (await import('./quality.ts')).command,
  },
  receipt: {
    summary: 'give the receipts of a document, application or entry',
    load: async () => (await import('./receipt.ts')).command,
  },
  extract: {
    summary: 'issue an extract: what the register has of an application',
    load: async () => (await import('./extract.ts')).command,
  },
  verify: {
    summary: 'verify a document with its receipt',
    load: async () => (await import('./verify.ts')).command,
  },
  'priority-check': {
    summary: 'check a priority claim against the register',
    load: async () => (await import('./priority-check.ts')).command,
  },
  'verify-result': {
    summary: 'verify a signed result that was kept',
    load: async () => (await import('./verify-result.ts')).command,
  },
  publish: {
    summary: 'publish a sealed application',
    load: async () => (await import('./application-commands.ts')).publish,
  },
  correct: {
    summary: 'correct the filing date of an application',
    load: async () => (await import('./application-commands.ts')).correct,
  },
  withdraw: {
    summary: 'mark an application as withdrawn, or take that back',
    load: async () => (await import('./application-commands.ts')).withdraw,
  },
  revoke: {
    summary: 'revoke an entry of the log',
    load: async () => (await import('./revoke.ts')).command,
  },
  decide: {
    summary: 'record what was decided on a priority claim',
    load: async () => (await import('./claim-commands.ts')).decide,
  },
  'withdraw-claim': {
    summary: 'mark a priority claim as withdrawn, or take that back',
    load: async () => (await import('./claim-commands.ts')).withdrawClaim,
  },
  code: {
    summary: 'show the access code of an application, or take that of an earlier one',
    load: async () => (await import('./code.ts')).command,
  },
  purge: {
    summary: 'erase the document of a log entry; its proofs stay',
    load: async () => (await import('./purge.ts')).command,
  },
  office: {
    summary: 'list the member offices, or show one',
    load: async () => (await import('./office.ts')).command,
  },
  keys: {
    summary: 'make a key, or list and change the keys of an office on chain',
    load: async () => (await import('./keys.ts')).command,
  },
  network: {
    summary: 'check the files of a network before it is started',
    load: async () => (await import('./network.ts')).command,
  },
  status: {
    summary: "say how an office's node is",
    load: async () => (await import('./status.ts')).command,
  },
  access: {
    summary: 'make, list or remove an API key of the gateway',
    load: async () => (await import('./access.ts')).command,
  },
  'signing-key': {
    summary: 'list the keys that sign results of the gateway, or make a new one',
    load: async () => (await import('./signing-key.ts')).command,
  },
  audit: {
    summary: 'list who wrote what, and when a key was used',
    load: async () => (await import('./audit.ts')).command,
  },
  governance: {
    summary: 'propose, vote and carry out what the member offices decide together',
    load: async () => (await import('./governance.ts')).command,
  },
  backup: {
    summary: 'copy the store of a node into one file, also while it runs',
    load: async () => (await import('./backup.ts')).command,
  },
  restore: {
    summary: 'make the store of a new data folder from a backup',
    load: async () => (await import('./restore.ts')).command,
  },
  fsck: {
    summary: 'check a store against its documents and the chain',
    load: async () => (await import('./fsck.ts')).command,
  },
};
