/**
 * The keys of an office as the directory of the chain has them, and what its admin may change. Read from the contract
 * and not from a store: an admin needs no node, and looks at what is there before and after.
 */
import { BaseContract } from 'ethers';
import { OfficeDirectoryAbi, type OfficeDirectoryMethods } from './chain/abi.generated.ts';
import type { Chain } from './chain/connection.ts';
import { encodeCall } from './chain/contracts.ts';
import type { Deployment } from './chain/deploy.ts';
import { officeBytes, one, plain, timeOf, withPrefix } from './chain/encoding.ts';
import { chainError, sendAndWait } from './chain/send.ts';
import type { TransactionSigner } from './chain/signer.ts';
import { NodeError } from './errors.ts';

/** In the order of the contract. */
export const ROLES = ['recorder', 'registrar'] as const;
export type KeyRole = (typeof ROLES)[number];

export interface KeyRow {
  readonly key: string; // 40 hex digits
  readonly role: KeyRole;
  readonly from: number; // block
  readonly until?: number; // first block after; open end when missing
  /** In the block that the list is true for. */
  readonly state: 'valid' | 'planned' | 'ended';
  readonly compromisedSince?: number; // block
}

export interface OfficeKeys {
  readonly office: string;
  readonly status: 'active' | 'suspended' | 'removed';
  readonly admin: string; // zero when the office is no member
  readonly pendingAdmin?: { readonly admin: string; readonly from: string };
  /** No change of the admin until a vote thaws it. */
  readonly frozen: boolean;
  readonly block: number;
  readonly keys: readonly KeyRow[];
}

interface Register {
  readonly chain: Chain;
  readonly deployment: Deployment;
}

const STATUSES = ['none', 'active', 'suspended', 'removed'] as const;
const OPEN_END = 2n ** 48n - 1n;
const NOBODY = '0'.repeat(40);

function directoryOf({ chain, deployment }: Register): OfficeDirectoryMethods {
  const address = withPrefix(deployment.contracts.OfficeDirectory.address);
  return BaseContract.from<OfficeDirectoryMethods>(address, OfficeDirectoryAbi, chain.provider);
}

/** Whether a key is the admin of the office, who should not be the one that a node signs with. */
export async function isAdmin(register: Register, office: string, key: string): Promise<boolean> {
  try {
    return plain(await directoryOf(register).adminOf(officeBytes(office))) === key;
  } catch (error) {
    throw chainError(error, '');
  }
}

/** @throws NodeError ACTION_NOT_POSSIBLE when the directory never had the office; CHAIN_UNREACHABLE, _SLOW, _ANSWER */
export async function readOfficeKeys(register: Register, office: string): Promise<OfficeKeys> {
  const directory = directoryOf(register);
  const code = officeBytes(office);
  try {
    const block = await register.chain.provider.getBlockNumber();
    const record = await directory.officeOf(code);
    const status = one(STATUSES, record.status, 'status of an office');
    if (status === 'none')
      throw new NodeError('ACTION_NOT_POSSIBLE', `${office} is no member of this register`);
    const keys: KeyRow[] = [];
    for (const { key, role } of await directory.keyRoles(code)) {
      const since = Number(await directory.compromisedSince(code, key));
      for (const { fromBlock, untilBlock, term } of await directory.keyIntervals(code, key, role)) {
        const [from, until] = [Number(fromBlock), Number(untilBlock)];
        const isOver = term !== record.term || status === 'removed' || until <= block;
        keys.push({
          ...{ key: plain(key), role: one(ROLES, role, 'role'), from },
          ...(untilBlock !== OPEN_END && { until }),
          state: isOver ? 'ended' : from > block ? 'planned' : 'valid',
          ...(since !== 0 && { compromisedSince: since }),
        });
      }
    }
    const pendingAdmin = plain(record.pendingAdmin);
    return {
      ...{ office, status, admin: plain(record.admin), frozen: record.frozen, block, keys },
      ...(pendingAdmin !== NOBODY && {
        pendingAdmin: { admin: pendingAdmin, from: timeOf(Number(record.pendingFrom)) },
      }),
    };
  } catch (error) {
    throw chainError(error, '');
  }
}

/** Roles that a key can still write in, now or later. */
export function rolesOf({ keys }: OfficeKeys, key: string): KeyRole[] {
  return ROLES.filter((role) =>
    keys.some((row) => row.key === key && row.role === role && row.state !== 'ended'),
  );
}

/** Roles in which nobody could write any more from the next block on without this key. */
export function leftWithout({ keys }: OfficeKeys, key: string, roles: readonly KeyRole[]): KeyRole[] {
  return roles.filter(
    (role) =>
      !keys.some(
        (row) =>
          row.key !== key &&
          row.role === role &&
          row.state === 'valid' &&
          row.until === undefined &&
          row.compromisedSince === undefined,
      ),
  );
}

export type KeyChange =
  | { readonly type: 'grant'; readonly role: KeyRole; readonly from?: number; readonly until?: number }
  | { readonly type: 'end'; readonly role: KeyRole; readonly until?: number }
  | { readonly type: 'cut off'; readonly since: number };

export interface Sent {
  readonly block: number;
  readonly transaction: string; // 64 hex digits
}

/**
 * Changes one key, in one transaction of the admin, and waits until it is in a block.
 * @throws NodeError CONTRACT_REVERTED with what the directory says; those of the chain and of the signer
 */
export async function changeKey(
  { chain, deployment }: Register,
  admin: TransactionSigner,
  office: string,
  key: string,
  change: KeyChange,
): Promise<Sent> {
  const to = deployment.contracts.OfficeDirectory.address;
  const receipt = await sendAndWait(chain, admin, { to, data: callOf(office, key, change) });
  return { block: receipt.blockNumber, transaction: plain(receipt.hash) };
}

function callOf(office: string, key: string, change: KeyChange): string {
  const place = [officeBytes(office), withPrefix(key)] as const;
  if (change.type === 'cut off')
    return encodeCall('OfficeDirectory', 'cutOffKey', ...place, BigInt(change.since));
  const role = BigInt(ROLES.indexOf(change.role));
  const until = BigInt(change.until ?? 0);
  if (change.type === 'end') return encodeCall('OfficeDirectory', 'endKey', ...place, role, until);
  return encodeCall('OfficeDirectory', 'grantKey', ...place, role, BigInt(change.from ?? 0), until);
}
