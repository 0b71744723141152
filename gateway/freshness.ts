/** Every answer says for which block it is true, and how old what it rests on is: partner offices go dark. */
import type { z } from 'zod';
import type { AsOf, LiveReader, RegisterReader } from '#node/register/reader.ts';
import { unavailable } from './problem.ts';
import type { asOf, freshness } from './schema.ts';

/** What the engine of the gateway says of the chain, beside what was followed. */
export interface ChainStatus {
  readonly head: number; // newest block
  readonly finalized: number; // newest block that no reorganisation takes back
}

export interface Sources {
  readonly reader: LiveReader;
  /** MUST resolve to undefined when the chain cannot be asked, soon: answers wait for it. */
  readonly chainStatus: () => Promise<ChainStatus | undefined>;
  readonly now: () => Date;
}

export type Freshness = z.infer<typeof freshness>;
export type Stated<T> = T & { asOf: z.infer<typeof asOf>; freshness: Freshness };

/** A follower that is within two blocks has lost nothing: it polls, and the chain does not wait for it. */
const CURRENT_BLOCKS = 2;

const ATTEMPTS = 5;

/**
 * Does the work on one state of the register: when a block was followed meanwhile, the work is done again, so that
 * no answer mixes two blocks. After some attempts the register is said to be unavailable rather than misstated.
 *
 * @throws GatewayError REGISTER_UNAVAILABLE
 */
export async function stated<T extends object>(
  sources: Sources,
  offices: readonly string[],
  work: (at: AsOf, chain: ChainStatus | undefined) => Promise<T>,
): Promise<Stated<T>> {
  const chain = await sources.chainStatus();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await sources.reader.asOf();
    if (before === undefined) break;
    const result = await work(before, chain);
    const state = await freshnessOf(sources, before, chain, offices);
    const after = await sources.reader.asOf();
    if (after?.blockHash === before.blockHash) return { asOf: before, freshness: state, ...result };
  }
  throw unavailable();
}

/**
 * For work that takes longer than a block: it reads one state of the register, which is kept for it.
 *
 * @throws GatewayError REGISTER_UNAVAILABLE
 */
export async function statedStill<T extends object>(
  sources: Sources,
  offices: readonly string[],
  work: (reader: RegisterReader) => Promise<T>,
): Promise<Stated<T>> {
  const chain = await sources.chainStatus();
  return sources.reader.still(async (reader) => {
    const at = await reader.asOf();
    if (at === undefined) throw unavailable();
    const state = await freshnessOf({ reader, now: sources.now }, at, chain, offices);
    return { asOf: at, freshness: state, ...(await work(reader)) };
  });
}

async function freshnessOf(
  { reader, now }: { readonly reader: RegisterReader } & Pick<Sources, 'now'>,
  at: AsOf,
  chain: ChainStatus | undefined,
  offices: readonly string[],
): Promise<Freshness> {
  const blocksBehind = chain === undefined ? null : Math.max(0, chain.head - at.blockNumber);
  const officeBag = await Promise.all([...new Set(offices)].map((code) => officeFreshness(reader, code)));
  return {
    state: blocksBehind === null ? 'unknown' : blocksBehind <= CURRENT_BLOCKS ? 'current' : 'behind',
    blocksBehind,
    ageSeconds: Math.max(0, Math.floor((now().getTime() - Date.parse(at.blockTime)) / 1000)),
    officeBag,
  };
}

async function officeFreshness(
  reader: RegisterReader,
  office: string,
): Promise<Freshness['officeBag'][number]> {
  const row = await reader.office(office);
  if (row === undefined) return { office, participation: 'none' };
  return {
    office,
    participation: row.status,
    ...(row.lastWriteAt !== undefined && { lastWriteAt: row.lastWriteAt }),
  };
}
