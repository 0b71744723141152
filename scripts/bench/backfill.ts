import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { importList } from '#node/backfill/import.ts';
import { withPrefix } from '#node/chain/encoding.ts';
import { currentFees } from '#node/chain/send.ts';
import { catchUp } from '#node/follow/follower.ts';
import { createOfficeNode, timeNow } from '#node/office.ts';
import { openStore } from '#node/store.ts';
import { sampleList } from './import.ts';
import { atLeast, interleaved, type Measure, printed } from './measure.ts';
import { type BenchRegister, startRegister } from './register.ts';

/** The bars are about the engines that offices run. The embedded chain answers from memory, many times faster than they. */
const ON_ENGINE = process.env.IPANCHOR_BENCH_RPC !== undefined;
const APPLICATIONS = ON_ENGINE ? 100_000 : 20_000;
/** As many transactions of one account as pools hold at least (geth's `txpool.accountslots`). */
const UNDER_WAY = 16;
const ROUNDS = 3;

/** A list that a joining office imports, and an observer that follows what came of it, each to the chain's own pace. */
export async function benchBackfill(): Promise<Measure[]> {
  const register = await startRegister();
  try {
    const first = await register.chain.provider.getBlockNumber();
    const imported = await importing(register);
    const sent = await sentTo(register, first);
    const bare = await sending(sent, register);
    return [
      judged(0.7, {
        id: 'backfill',
        what: `${APPLICATIONS} applications of a list, imported and followed on ${register.chain.profile.engine}, to a bare sender of the same transactions`,
        value: bare / imported,
        unit: 'ratio',
        detail: `${rate(imported)} to ${rate(bare)} applications a second, in ${sent.length} transactions`,
      }),
      await following(register, first),
    ];
  } finally {
    await register.close();
  }
}

function judged(bar: number, measure: Parameters<typeof printed>[0]): Measure {
  return ON_ENGINE ? atLeast(bar, measure) : printed(measure);
}

function rate(milliseconds: number): string {
  return ((APPLICATIONS / milliseconds) * 1000).toFixed(0);
}

/** Milliseconds from the first line of the list until the register of the node has its last application. */
async function importing({ folder, operator, deployment, access }: BenchRegister): Promise<number> {
  const list = join(folder, 'list.ndjson');
  writeFileSync(list, sampleList(APPLICATIONS));
  const node = await createOfficeNode({
    ...{ dataFolder: join(folder, 'JP'), office: 'JP', signer: operator, deployment, access },
    publicFromFiling: new Set<never>(),
  });
  try {
    const start = performance.now();
    const { recorded } = await importList(list, join(folder, 'refused.ndjson'), {
      ...{ store: node.store, vault: node.vault, office: 'JP', now: timeNow },
    });
    if (recorded !== APPLICATIONS) throw new Error(`${recorded} of ${APPLICATIONS} recorded`);
    while ((await node.reader.counts()).applications < APPLICATIONS) await sleep(20);
    return performance.now() - start;
  } finally {
    await node.close();
  }
}

interface Sent {
  readonly to: string;
  readonly data: string;
  readonly gas: string;
}

const HEX = z.string().regex(/^0x[0-9a-f]*$/i);
const BLOCK = z.object({
  transactions: z.array(z.object({ from: HEX, to: HEX.nullable(), input: HEX, gas: HEX })),
});

/** What the office sent to the registers, in the order of the chain. */
async function sentTo({ chain, operator }: BenchRegister, first: number): Promise<Sent[]> {
  const from = withPrefix(operator.address);
  const last = await chain.provider.getBlockNumber();
  const sent: Sent[] = [];
  for (let number = first; number <= last; number += 1) {
    const block = await chain.provider.send('eth_getBlockByNumber', [withPrefix(number.toString(16)), true]);
    for (const { from: sender, to, input, gas } of BLOCK.parse(block).transactions)
      if (sender.toLowerCase() === from && to !== null) sent.push({ to: to.toLowerCase(), data: input, gas });
  }
  return sent;
}

/** Milliseconds that the same calls take in new contracts, signed beforehand, with nothing kept and nothing followed. */
async function sending(sent: readonly Sent[], before: BenchRegister): Promise<number> {
  const { chain, operator, deployment, close } = await startRegister();
  try {
    const names = Object.keys(deployment.contracts) as (keyof typeof deployment.contracts)[];
    const moved = new Map(
      names.map((name) => [before.deployment.contracts[name].address, deployment.contracts[name].address]),
    );
    const from = withPrefix(operator.address);
    const mined = () => chain.provider.getTransactionCount(from, 'latest');
    const first = await mined();
    const fees = await currentFees(chain);
    const raws: string[] = [];
    for (const [place, { to, data, gas }] of sent.entries()) {
      const call = { to: withPrefix(moved.get(to.slice(2)) ?? ''), data, gasLimit: BigInt(gas) };
      raws.push(await operator.sign({ ...call, ...fees, nonce: first + place, chainId: chain.chainId }));
    }
    const start = performance.now();
    for (const [place, raw] of raws.entries()) {
      while (first + place >= (await mined()) + UNDER_WAY) await sleep(20);
      await chain.provider.send('eth_sendRawTransaction', [raw]);
    }
    while ((await mined()) < first + raws.length) await sleep(20);
    return performance.now() - start;
  } finally {
    await close();
  }
}

/** The projection from the first block on, to the same events asked for and parsed. */
async function following(register: BenchRegister, first: number): Promise<Measure> {
  const { chain, access, deployment, folder } = register;
  const contracts = deployment.contracts;
  const address = Object.values(contracts).map((contract) => withPrefix(contract.address));
  const head = await chain.provider.getBlockNumber();
  let events = 0;
  const raw = async (): Promise<number> => {
    const start = performance.now();
    const response = await fetch(access.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
      body: JSON.stringify({
        ...{ jsonrpc: '2.0', id: 1, method: 'eth_getLogs' },
        params: [
          { fromBlock: withPrefix(first.toString(16)), toBlock: withPrefix(head.toString(16)), address },
        ],
      }),
    });
    const { result } = JSON.parse(await response.text()) as { result: unknown[] };
    events = result.length;
    return performance.now() - start;
  };
  let round = 0;
  const follow = async (): Promise<number> => {
    round += 1;
    const store = await openStore(join(folder, `observer-${round}`));
    try {
      const start = performance.now();
      await catchUp({ store, chain, contracts, firstBlock: first });
      return performance.now() - start;
    } finally {
      await store.close();
    }
  };
  const times = await interleaved({ raw, follow }, ROUNDS);
  return judged(0.5, {
    id: 'follow',
    what: 'an observer that catches up from the first block, to eth_getLogs and JSON.parse of the same events',
    value: times.raw / times.follow,
    unit: 'ratio',
    detail: `${((events / times.follow) * 1000).toFixed(0)} to ${((events / times.raw) * 1000).toFixed(0)} events a second, ${events} events in ${head} blocks`,
  });
}
