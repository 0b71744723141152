/** The actions of `ipanchor keys` that ask the chain, all but one signed by the office's admin. */
import { isOfficeCode } from '#protocol/application-id.ts';
import type { TransactionSigner } from '../chain/signer.ts';
import { NodeError } from '../errors.ts';
import { blockAt, type Written, writtenBy } from '../key-trace.ts';
import {
  changeKey,
  type KeyChange,
  type KeyRole,
  leftWithout,
  type OfficeKeys,
  ROLES,
  readOfficeKeys,
  rolesOf,
  type Sent,
} from '../office-keys.ts';
import { accountOf, type OnChain, withChain } from './account.ts';
import { type Answer, type Call, EXIT } from './command.ts';
import { wrongValue } from './errors.ts';
import { configOf, nodeFolder } from './node-access.ts';

/** The office that the command is for: named, or that of the node in the data folder. */
export function officeOf(call: Call): string {
  if (call.text('chain') === undefined) return configOf(nodeFolder(call)).office;
  const office = call.text('office') ?? '';
  if (!isOfficeCode(office)) throw wrongValue('--office', office, 'an ST.3 code of two letters');
  return office;
}

export async function grant(call: Call): Promise<Answer> {
  const [key, roles] = [keyAt(call, 1), rolesAsked(call) ?? ROLES];
  const [from, until] = [blockOf(call, 'from'), blockOf(call, 'until')];
  return withAdmin(call, async (session) => {
    refuseAdmin(session, key);
    const changes = roles.map(
      (role): KeyChange => ({
        ...{ type: 'grant', role },
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
      }),
    );
    return answer(call, session, key, await send(session, key, changes));
  });
}

/** The new key gets what the old one has; both are valid, so that the node can change over when it suits. */
export async function rotate(call: Call): Promise<Answer> {
  const [old, key] = [keyAt(call, 1), keyAt(call, 2)];
  return withAdmin(call, async (session) => {
    refuseAdmin(session, key);
    const [has, already] = [rolesOf(session.keys, old), rolesOf(session.keys, key)];
    if (has.length === 0)
      throw new NodeError('ACTION_NOT_POSSIBLE', `0x${old} has no role of the office now`);
    const lacking = has.filter((role) => !already.includes(role));
    const sent = await send(
      session,
      key,
      lacking.map((role): KeyChange => ({ type: 'grant', role })),
    );
    call.print('Both keys are valid now. Name the new one in config.json; once it anchors, end the old one:');
    call.print('  ipanchor keys use');
    call.print(`  ipanchor keys revoke 0x${old}`);
    return answer(call, session, key, sent);
  });
}

export async function revoke(call: Call): Promise<Answer> {
  const [key, asked] = [keyAt(call, 1), rolesAsked(call)];
  const until = blockOf(call, 'until');
  return withAdmin(call, async (session) => {
    const has = rolesOf(session.keys, key);
    const roles = asked ?? has;
    const missing = roles.filter((role) => !has.includes(role));
    if (has.length === 0 || missing.length > 0)
      throw new NodeError('ACTION_NOT_POSSIBLE', `0x${key} is no ${missing.join(' and no ') || 'key'} now`);
    const left = leftWithout(session.keys, key, roles);
    if (left.length > 0 && !call.flag('last')) {
      const message = `without 0x${key} nobody is ${left.join(' or ')} of ${session.office}: grant another key first, or say --last`;
      throw new NodeError('ACTION_NOT_POSSIBLE', message);
    }
    const end = until === undefined ? {} : { until };
    const changes = roles.map((role): KeyChange => ({ type: 'end', role, ...end }));
    return answer(call, session, key, await send(session, key, changes));
  });
}

/** One transaction: what a thief does between two of them is done. */
export async function compromised(call: Call): Promise<Answer> {
  const key = keyAt(call, 1);
  return withAdmin(call, async (session) => {
    if (!session.keys.keys.some((row) => row.key === key))
      throw new NodeError('ACTION_NOT_POSSIBLE', `0x${key} was never a key of ${session.office}`);
    const since = await sinceOf(call, session);
    const left = leftWithout(session.keys, key, rolesOf(session.keys, key));
    const sent = await send(session, key, [{ type: 'cut off', since }]);
    const listed = await trace(call, session, key, since);
    call.print(`what 0x${key} wrote since block ${since}: ${listed.length}`);
    if (left.length > 0)
      call.print(`nobody is ${left.join(' or ')} of ${session.office} now: ipanchor keys grant`);
    return answer(call, session, key, sent, { since, written: listed });
  });
}

export async function written(call: Call): Promise<Answer> {
  const [key, office] = [keyAt(call, 1), officeOf(call)];
  return withChain(call, async (register) => {
    const since = await sinceOf(call, register);
    const listed = await trace(call, { ...register, office }, key, since);
    return { exit: EXIT.done, value: { office, key: `0x${key}`, since, written: listed } };
  });
}

interface Session extends OnChain {
  readonly office: string;
  readonly admin: TransactionSigner;
  readonly keys: OfficeKeys; // before the change
}

/** Says before anything is sent that the account is not the admin: the directory would only revert. */
async function withAdmin(call: Call, use: (session: Session) => Promise<Answer>): Promise<Answer> {
  const office = officeOf(call);
  return withChain(call, async (register) => {
    const keys = await readOfficeKeys(register, office);
    const admin = await accountOf(call);
    if (keys.admin !== admin.address)
      throw new NodeError(
        'ACTION_NOT_POSSIBLE',
        `0x${admin.address} is not the admin of ${office}: that is 0x${keys.admin}`,
      );
    return use({ ...register, office, admin, keys });
  });
}

async function send(session: Session, key: string, changes: readonly KeyChange[]): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const change of changes)
    sent.push(await changeKey(session, session.admin, session.office, key, change));
  return sent;
}

function answer(call: Call, { office }: Session, key: string, sent: readonly Sent[], more = {}): Answer {
  for (const { block, transaction } of sent) call.print(`in block ${block}, transaction 0x${transaction}`);
  return { exit: EXIT.done, value: { office, key: `0x${key}`, sent, ...more } };
}

async function trace(
  call: Call,
  { chain, deployment, office }: OnChain & { office: string },
  key: string,
  since: number,
): Promise<Written[]> {
  const listed: Written[] = [];
  const onBlock = (done: number, total: number): void => call.progress.update(done, total, 'blocks');
  for await (const row of writtenBy(chain, deployment, { office, key, since }, onBlock)) {
    listed.push(row);
    call.print(`block ${row.block}  ${row.event} ${row.of}  0x${row.transaction}`);
  }
  return listed;
}

/** A role in which the admin could also write would be stolen with the admin's key. */
function refuseAdmin({ keys, office }: Session, key: string): void {
  if (keys.admin === key)
    throw new NodeError('ACTION_NOT_POSSIBLE', `0x${key} is the admin of ${office}: keep the two apart`);
}

function keyAt(call: Call, place: number): string {
  const text = call.arguments[place] ?? '';
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) throw wrongValue('KEY', text, 'an address, 0x and 40 hex digits');
  return text.slice(2).toLowerCase();
}

function rolesAsked(call: Call): KeyRole[] | undefined {
  const roles = call.texts('role').map((text) => {
    const role = ROLES.find((known) => known === text);
    if (role === undefined) throw wrongValue('--role', text, `one of ${ROLES.join(', ')}`);
    return role;
  });
  return roles.length === 0 ? undefined : [...new Set(roles)];
}

function blockOf(call: Call, option: string): number | undefined {
  const text = call.text(option);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw wrongValue(`--${option}`, text, 'the number of a block');
  return Number(text);
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

async function sinceOf(call: Call, { chain }: OnChain): Promise<number> {
  const text = call.text('since') ?? '';
  if (!TIME.test(text) || Number.isNaN(Date.parse(text))) return blockOf(call, 'since') ?? expectSince(text);
  const block = await blockAt(chain, text);
  if (block === undefined)
    throw new NodeError('ACTION_NOT_POSSIBLE', `the chain has no block of ${text} or later yet`);
  return block;
}

function expectSince(text: string): never {
  throw wrongValue('--since', text, 'a block, or a time such as 2026-03-02T14:00:00Z');
}
