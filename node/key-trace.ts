/** What a key wrote into the register, from the chain alone: what to look at when it was in other hands. */
import type { Chain } from './chain/connection.ts';
import type { Deployment } from './chain/deploy.ts';
import { officeBytes, plain, withPrefix } from './chain/encoding.ts';
import { chainError } from './chain/send.ts';
import { fetchBlock, fetchEvents, type Occurrence } from './follow/chain-reader.ts';

export interface Written {
  readonly block: number;
  readonly transaction: string; // 64 hex digits
  readonly event: string; // by its name in the contract
  /** What it is about, as the contract keys it: size of a head, leaf of an entry, key of an application or claim. */
  readonly of: string;
}

/**
 * What the key wrote for the office in blocks from `since` on, in the order of the chain.
 * @param onBlock told how far it came
 * @throws NodeError CHAIN_UNREACHABLE, CHAIN_SLOW or CHAIN_ANSWER
 */
export async function* writtenBy(
  chain: Chain,
  { contracts }: Pick<Deployment, 'contracts'>,
  { office, key, since }: { office: string; key: string; since: number },
  onBlock: (done: number, total: number) => void = () => undefined,
): AsyncGenerator<Written> {
  const senders = new Map<string, string>();
  const last = await chain.provider.getBlockNumber();
  for (let from = since; from <= last; from += chain.profile.logRange) {
    const to = Math.min(from + chain.profile.logRange - 1, last);
    for (const occurrence of await fetchEvents(chain, contracts, { from, to })) {
      const { event, transactionHash } = occurrence;
      if (event.contract === 'OfficeDirectory' || !isOf(occurrence, officeBytes(office))) continue;
      const sender = senders.get(transactionHash) ?? (await senderOf(chain, transactionHash));
      senders.set(transactionHash, sender);
      if (sender === key) yield written(occurrence);
    }
    onBlock(to - since + 1, last - since + 1);
  }
}

/** The first block of that time or later; undefined when there is none yet. Blocks never go back in time. */
export async function blockAt(chain: Chain, time: string): Promise<number | undefined> {
  let [low, high] = [0, (await chain.provider.getBlockNumber()) + 1];
  const last = high;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const block = await fetchBlock(chain, middle);
    if (block === undefined || block.timestamp >= time) high = middle;
    else low = middle + 1;
  }
  return low === last ? undefined : low;
}

function isOf({ event }: Occurrence, code: string): boolean {
  const args: Readonly<Record<string, unknown>> = event.args;
  return args.office === code || args.osf === code;
}

async function senderOf(chain: Chain, transaction: string): Promise<string> {
  try {
    return plain((await chain.provider.getTransaction(withPrefix(transaction)))?.from ?? '0x');
  } catch (error) {
    throw chainError(error, '');
  }
}

function written({ event, blockNumber, transactionHash }: Occurrence): Written {
  // Both orders are those of the interface files: the office first, then what the event is about.
  const values = Object.values(event.args);
  const of = event.name === 'HeadAppended' ? values[2] : values[1];
  return { block: blockNumber, transaction: transactionHash, event: event.name, of: textOf(of) };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' && value.startsWith('0x') ? plain(value) : String(value);
