import { resolve } from 'node:path';
import {
  type AccessKey,
  KEY_NAME,
  makeKey,
  readKeys,
  readUses,
  writeKeys,
} from '#gateway/access/key-file.ts';
import { ROLES, type Role } from '#gateway/operation.ts';
import { audited } from '../audit-trail.ts';
import { NodeError } from '../errors.ts';
import { keyTrail, LOCAL } from '../file-keys.ts';
import { type Answer, type Call, type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { CliError, wrongValue } from './errors.ts';
import { configOf, nodeFolder, observerConfigOf } from './node-access.ts';

export const command: Command = {
  name: 'access',
  summary:
    'Makes an API key for the gateway and shows it this once, lists the keys with their roles and last use, or removes one. A running gateway knows at once. To rotate a key, add a second one, hand it over, remove the first.',
  arguments: { usage: 'add|list|remove [NAME]', least: 1, most: 2 },
  options: {
    role: {
      type: 'string',
      multiple: true,
      value: 'ROLE',
      help: `what the key is for, as often as it has roles: ${Object.keys(ROLES).join(', ')}`,
    },
    observer: { type: 'boolean', help: 'the data folder is that of an observer' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor access add desk-1 --role operator --office JP',
  async run(call) {
    const { dataFolder, gateway } = call.flag('observer')
      ? observerConfigOf(call)
      : configOf(nodeFolder(call));
    const path = resolve(dataFolder, gateway.access.keysFile);
    const [action = '', name] = call.arguments;
    if (action === 'list' && name === undefined) return list(call, path);
    if (action === 'add') {
      const [given, roles] = [nameOf(name), rolesOf(call)];
      const what = { ...LOCAL, operation: 'access add', subject: `${given}: ${roles.join(', ')}` };
      return audited(keyTrail(dataFolder), what, () => add(call, path, given, roles));
    }
    if (action === 'remove') {
      const what = { ...LOCAL, operation: 'access remove', subject: nameOf(name) };
      return audited(keyTrail(dataFolder), what, () => remove(call, path, nameOf(name)));
    }
    throw new CliError('WRONG_USE', 'say add NAME, list, or remove NAME');
  },
};

async function add(call: Call, path: string, name: string, roles: readonly Role[]): Promise<Answer> {
  const keys = await readKeys(path);
  if (keys.some((key) => key.name === name))
    throw new NodeError('ACTION_NOT_POSSIBLE', `there is a key of the name ${name}`);
  const { text, kept } = makeKey(name, roles, new Date());
  await writeKeys(path, [...keys, kept]);
  call.print(text);
  return { exit: EXIT.done, value: { name, roles: kept.roles, key: text } };
}

async function list(call: Call, path: string): Promise<Answer> {
  const [keys, uses] = [await readKeys(path), await readUses(path)];
  const shown = keys.map(({ digest, ...key }: AccessKey) => ({ ...key, lastUsedAt: uses[digest] ?? null }));
  for (const { name, roles, createdAt, lastUsedAt } of shown)
    call.print(`${name}  ${roles.join(', ')}  made ${createdAt}  last used ${lastUsedAt ?? 'never'}`);
  return { exit: EXIT.done, value: { keys: shown } };
}

async function remove(call: Call, path: string, name: string): Promise<Answer> {
  const keys = await readKeys(path);
  const left = keys.filter((key) => key.name !== name);
  if (left.length === keys.length)
    throw new NodeError('ACTION_NOT_POSSIBLE', `there is no key of the name ${name}`);
  await writeKeys(path, left);
  call.print(`the key ${name} ends now`);
  return { exit: EXIT.done, value: { name } };
}

function nameOf(name = ''): string {
  if (KEY_NAME.test(name)) return name;
  throw wrongValue('NAME', name, 'a name of letters, digits, dots, hyphens and underscores');
}

function rolesOf(call: Call): readonly Role[] {
  const roles = new Set(call.texts('role').map(roleOf));
  if (roles.size === 0) throw wrongValue('--role', '', `one of ${Object.keys(ROLES).join(', ')}`);
  return [...roles];
}

function roleOf(text: string): Role {
  const role = (Object.keys(ROLES) as Role[]).find((known) => known === text); // `ROLES` has no other keys
  if (role === undefined) throw wrongValue('--role', text, `one of ${Object.keys(ROLES).join(', ')}`);
  return role;
}
