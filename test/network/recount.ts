/**
 * What is in the register, counted again from block 0 with nothing of the software: raw logs, hashes of Node, the tree by
 * its definition (RFC 9162, 2.1.1). Throws at the first thing that is not as it must be.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Interface } from 'ethers';
import { documentOf } from './documents.ts';
import { type Inbox, receiptsOf, type TestOffice } from './network.ts';

const EVENTS = new Interface([
  'event HeadAppended(bytes2 indexed office, uint64 indexed logNumber, uint64 indexed size, bytes32 root, address key)',
  'event SealedRecorded(bytes2 indexed office, bytes32 indexed key, bytes32 seal, bytes1 rightType, uint8 profile, uint32 filingDate)',
  'event OpenRecorded(bytes2 indexed office, bytes32 indexed key, bytes32 number, bytes32 digest, bytes1 rightType, uint8 profile, uint32 filingDate)',
]);

export interface Counted {
  readonly open: number;
  readonly sealed: number;
  readonly treeSize: number;
  readonly root: string;
}

interface RawLog {
  readonly topics: string[];
  readonly data: string;
  readonly removed: boolean;
}

/** Of each office, up to a block; on a chain with other contracts, at these addresses (0x). */
export async function countRegister(
  url: string,
  toBlock: number,
  address?: readonly string[],
): Promise<Map<string, Counted>> {
  const counted = new Map<string, Counted>();
  const seen = new Set<string>();
  for (const { topics, data, removed } of await logsUpTo(url, toBlock, address)) {
    const event = EVENTS.parseLog({ topics, data });
    if (event === null) continue;
    if (removed) throw new Error('a log of the past is called removed');
    const office = Buffer.from(String(event.args.office).slice(2), 'hex').toString();
    const so = counted.get(office) ?? { open: 0, sealed: 0, treeSize: 0, root: '' };
    if (event.name === 'HeadAppended') {
      const treeSize = Number(event.args.size);
      if (treeSize <= so.treeSize) throw new Error(`${office}: head ${treeSize} after ${so.treeSize}`);
      counted.set(office, { ...so, treeSize, root: String(event.args.root).slice(2) });
      continue;
    }
    const key = `${office} ${event.args.key}`;
    if (seen.has(key)) throw new Error(`recorded twice: ${key}`);
    seen.add(key);
    const kind = event.name === 'OpenRecorded' ? 'open' : 'sealed';
    counted.set(office, { ...so, [kind]: so[kind] + 1 });
  }
  return counted;
}

async function logsUpTo(url: string, toBlock: number, address?: readonly string[]): Promise<RawLog[]> {
  const logs: RawLog[] = [];
  for (let from = 0; from <= toBlock; from += 500) {
    const range = { fromBlock: hex(from), toBlock: hex(Math.min(toBlock, from + 499)), address };
    logs.push(...((await ask(url, 'eth_getLogs', [range])) as RawLog[]));
  }
  return logs;
}

const hex = (number: number): string => `0x${number.toString(16)}`;

export async function ask(url: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { result } = (await answer.json()) as { result?: unknown };
  if (result === undefined) throw new Error(`${method} has no result`);
  return result;
}

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Every document that was put in is in the office's tree exactly once, and nothing else is. */
export function assertAnchoredOnce(office: Inbox, { treeSize, root }: Counted): void {
  const leaves: Buffer[] = [];
  const digests = new Set<string>();
  for (const file of receiptsOf(office)) {
    const receipt = JSON.parse(readFileSync(file, 'utf8'));
    if (leaves[receipt.leafIndex] !== undefined)
      throw new Error(`two receipts for leaf ${receipt.leafIndex}`);
    leaves[receipt.leafIndex] = sha256(Buffer.of(0), receipt.entry);
    digests.add(JSON.parse(receipt.entry).rawDigest.replace(/^1:/, ''));
  }
  const name = office.office;
  if (leaves.length !== treeSize) throw new Error(`${name}: ${leaves.length} leaves, head of ${treeSize}`);
  if (leaves.includes(undefined as never)) throw new Error(`${name}: a leaf without a receipt`);
  if (treeRoot(leaves).toString('hex') !== root)
    throw new Error(`${name}: the receipts do not give the root`);
  const put = office.put.map((serial) => sha256(documentOf(name, serial)).toString('hex'));
  const lost = put.filter((digest) => !digests.has(digest));
  if (lost.length > 0 || digests.size !== put.length || treeSize !== put.length) {
    throw new Error(`${name}: ${put.length} put in, ${treeSize} anchored, ${lost.length} lost`);
  }
}

function treeRoot(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return first;
  let split = 1;
  while (2 * split < leaves.length) split *= 2;
  return sha256(Buffer.of(1), treeRoot(leaves.slice(0, split)), treeRoot(leaves.slice(split)));
}

/** What an office's gateway says of the register, without what differs from moment to moment. */
export async function registerOf({ gateway }: TestOffice, offices: readonly string[]): Promise<object> {
  const get = async (path: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${gateway}/api/v1/${path}`);
    const { asOf: _, freshness: __, ...said } = (await answer.json()) as Record<string, unknown>;
    return said;
  };
  const told = await Promise.all(offices.map((code) => get(`offices/${code}`)));
  return { statistics: await get('statistics'), offices: told };
}
