/** The keys of an office on chain: made here, listed from the directory, changed by the office's admin. */
import { access } from 'node:fs/promises';
import { z } from 'zod';
import { type KeyRow, type OfficeKeys, readOfficeKeys } from '../office-keys.ts';
import { ACCOUNT_OPTIONS, withChain } from './account.ts';
import { type Answer, type Call, type Command, EXIT } from './command.ts';
import { CliError } from './errors.ts';
import { compromised, grant, officeOf, revoke, rotate, written } from './key-changes.ts';
import { perform } from './node-access.ts';
import { askNewPassword } from './password.ts';
import { CHAIN_OPTIONS } from './trusted-chain.ts';

/** How many words each action takes behind its name. */
const ACTIONS: Readonly<Record<string, readonly [words: number, run: (call: Call) => Promise<Answer>]>> = {
  new: [1, make],
  list: [0, list],
  grant: [1, grant],
  rotate: [2, rotate],
  use: [0, use],
  revoke: [1, revoke],
  compromised: [1, compromised],
  written: [1, written],
};

const USED = z.looseObject({ key: z.string().nullable() });

const USAGE = 'new FILE|list|grant KEY|rotate OLD NEW|use|revoke KEY|compromised KEY|written KEY';

export const command: Command = {
  name: 'keys',
  summary:
    "Makes a key in an encrypted keystore; lists the keys of an office as the chain has them; and, signed by the office's admin, gives a key its roles, gives a new one those of an old one (both are valid until the old one is revoked), ends a key, or cuts off one that may be in other hands. `use` lets a running node sign with the key that its configuration names now; `written` lists what a key wrote since then.",
  arguments: { usage: USAGE, least: 1, most: 3 },
  options: {
    role: {
      type: 'string',
      multiple: true,
      value: 'ROLE',
      help: 'recorder or registrar; without, both (grant), or those that the key has (revoke)',
    },
    from: { type: 'string', value: 'BLOCK', help: 'grant: first block; without, that of the grant' },
    until: { type: 'string', value: 'BLOCK', help: 'grant, revoke: first block after' },
    since: {
      type: 'string',
      value: 'BLOCK|TIME',
      help: 'compromised, written: from this block, or the first of that time (2026-03-02T14:00:00Z)',
    },
    last: { type: 'boolean', help: 'revoke: also a key without which nobody could write for the office' },
    ...ACCOUNT_OPTIONS,
    ...CHAIN_OPTIONS,
  },
  example: [
    'ipanchor keys new /secure/next.json --password-file /secure/next.password',
    'ipanchor keys rotate 0x7a… 0x31… --keystore /secure/admin.json --data /srv/ipanchor/JP',
  ].join('\n'),
  async run(call) {
    const [action = '', ...words] = call.arguments;
    const known = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (known === undefined || known[0] !== words.length) throw new CliError('WRONG_USE', `say ${USAGE}`);
    return known[1](call);
  },
};

async function make(call: Call): Promise<Answer> {
  const [, file = ''] = call.arguments;
  const { createKeystore, readPassword, writeKeystore } = await import('../chain/signer.ts');
  const password = call.text('password-file');
  const isNew = password !== undefined && (await access(password).catch(() => 'missing')) === 'missing';
  const { address } = isNew
    ? await createKeystore({ keystore: file, password })
    : await writeKeystore(
        file,
        password === undefined ? await askNewPassword() : await readPassword(password),
      );
  call.print(`0x${address}`);
  call.print(`${file} is of no use without its password. Keep a copy of both, apart from each other.`);
  return { exit: EXIT.done, value: { address: `0x${address}`, keystore: file } };
}

async function list(call: Call): Promise<Answer> {
  const office = officeOf(call);
  const found = await withChain(call, (register) => readOfficeKeys(register, office));
  const { status, admin, pendingAdmin, frozen, block, keys } = found;
  call.print(`${office}  ${status}, as of block ${block}`);
  call.print(`  admin      0x${admin}${frozen ? ', frozen: a vote has to thaw it' : ''}`);
  if (pendingAdmin !== undefined)
    call.print(`  next admin 0x${pendingAdmin.admin}, who may accept from ${pendingAdmin.from} on`);
  for (const row of keys) call.print(`  ${lineOf(row)}`);
  for (const warning of warningsOf(found)) call.print(`  ! ${warning}`);
  return { exit: EXIT.done, value: { ...found, warnings: warningsOf(found) } };
}

/** Between two turns of the node: nothing that is under way is lost, and documents are taken all the while. */
async function use(call: Call): Promise<Answer> {
  const { key } = USED.parse(await perform(call, 'useKey', {}));
  call.print(
    key === null
      ? 'the node does not run: it signs with the key of its configuration from its next start'
      : `the node signs with 0x${key} from now on`,
  );
  return { exit: EXIT.done, value: { key: key === null ? null : `0x${key}` } };
}

function lineOf({ key, role, from, until, state, compromisedSince }: KeyRow): string {
  const end = until === undefined ? '' : ` until ${until}`;
  const mark = compromisedSince === undefined ? '' : `, COMPROMISED since ${compromisedSince}`;
  return `${role.padEnd(10)} 0x${key}  ${state}, blocks from ${from}${end}${mark}`;
}

function warningsOf({ admin, keys }: OfficeKeys): string[] {
  const live = keys.filter(({ state }) => state !== 'ended');
  const isAdmin = live.some(({ key }) => key === admin);
  const marked = [...new Set(live.filter((row) => row.compromisedSince !== undefined).map(({ key }) => key))];
  return [
    ...(isAdmin ? ['the admin is also a key that a node signs with: who steals one has both'] : []),
    ...marked.map((key) => `0x${key} is marked as compromised and can still write`),
  ];
}
