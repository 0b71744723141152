import { z } from 'zod';
import { NodeError } from '#node/errors.ts';
import type { Chain } from '../chain/connection.ts';
import { CONTRACT_NAMES, type ContractEvent, type ContractName, decodeEvent } from '../chain/contracts.ts';
import { plain, timeOf, withPrefix } from '../chain/encoding.ts';
import type { Block } from './block-view.ts';

/** An event where it happened. */
export interface Occurrence {
  readonly event: ContractEvent;
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly transactionHash: string;
}

/** What the genesis block holds was sent by nobody. */
const NO_TRANSACTION = '0'.repeat(64);

export type BlockWithTransactions = Block & { readonly transactions: readonly string[] };

const HASH = z.string().regex(/^0x[0-9a-f]{64}$/i);
/** Numbers of blocks and seconds up to 2^40: above, they would be no time and no key of the store. */
const COUNT = z.string().regex(/^0x[0-9a-f]{1,10}$/i);

const BLOCK = z.object({
  ...{ number: COUNT, hash: HASH, parentHash: HASH, timestamp: COUNT },
  transactions: z.array(HASH),
});

const LOG = z.object({
  ...{ address: z.string(), topics: z.array(HASH), data: z.string() },
  ...{ blockNumber: COUNT, blockHash: HASH, transactionHash: HASH, logIndex: COUNT },
});

/** Where the contracts are, in hexadecimal without 0x. */
export type Addresses = Readonly<Record<ContractName, { readonly address: string }>> & {
  readonly OfficeDirectory: {
    /** What the directory said before block 0, where that block holds it. */
    readonly founding?: readonly { readonly topics: readonly string[]; readonly data: string }[] | undefined;
  };
};

/** Undefined when the chain has no block of that number. */
export async function fetchBlock(
  chain: Chain,
  block: number | 'latest',
): Promise<BlockWithTransactions | undefined> {
  const tag = typeof block === 'number' ? withPrefix(block.toString(16)) : block;
  const found = await chain.provider.send('eth_getBlockByNumber', [tag, false]);
  if (found === null) return undefined;
  const { number, hash, parentHash, timestamp, transactions } = answered(BLOCK, found, 'block');
  return {
    number: Number(number),
    hash: plain(hash),
    parentHash: plain(parentHash),
    timestamp: timeOf(Number(timestamp)),
    transactions: transactions.map(plain),
  };
}

export type LogFilter = { readonly blockHash: string } | { readonly from: number; readonly to: number };

/** The events of the contracts, in the order of the chain; those of a founding count as of block 0. */
export async function fetchEvents(
  chain: Chain,
  contracts: Addresses,
  filter: LogFilter,
): Promise<Occurrence[]> {
  const names = new Map(CONTRACT_NAMES.map((name) => [contracts[name].address, name]));
  const where =
    'blockHash' in filter
      ? { blockHash: withPrefix(filter.blockHash) }
      : { fromBlock: withPrefix(filter.from.toString(16)), toBlock: withPrefix(filter.to.toString(16)) };
  const address = [...names.keys()].map(withPrefix);
  const found = await chain.provider.send('eth_getLogs', [{ ...where, address }]);
  const logs = answered(z.array(LOG), found, 'logs');
  const occurrences: (Occurrence & { logIndex: number })[] = [];
  for (const log of logs) {
    const name = names.get(plain(log.address));
    const event = name && decodeEvent(name, log);
    if (event === undefined) continue;
    occurrences.push({
      event,
      blockNumber: Number(log.blockNumber),
      blockHash: plain(log.blockHash),
      transactionHash: plain(log.transactionHash),
      logIndex: Number(log.logIndex),
    });
  }
  occurrences.sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
  const begins = 'blockHash' in filter ? filter.blockHash === chain.genesisHash : filter.from === 0;
  return begins ? [...foundingOf(contracts, chain.genesisHash), ...occurrences] : occurrences;
}

function foundingOf({ OfficeDirectory: { founding = [] } }: Addresses, blockHash: string): Occurrence[] {
  return founding.flatMap(({ topics, data }) => {
    const event = decodeEvent('OfficeDirectory', { topics: topics.map(withPrefix), data: withPrefix(data) });
    return event === undefined ? [] : [{ event, blockNumber: 0, blockHash, transactionHash: NO_TRANSACTION }];
  });
}

function answered<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new NodeError('CHAIN_ANSWER', `the chain gives no ${what}: ${z.prettifyError(parsed.error)}`);
}
