import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Chain } from '#node/chain/connection.ts';
import { CONTRACT_NAMES } from '#node/chain/contracts.ts';
import { withPrefix } from '#node/chain/encoding.ts';
import { NodeError } from '#node/errors.ts';
import type { Addresses } from '#node/follow/chain-reader.ts';
import { followRanges } from '#node/follow/ranges.ts';
import { CURSOR } from '#node/store/register.ts';
import { openStore, type Store } from '#node/store.ts';

const LOG_RANGE = 10;
const contracts = Object.fromEntries(
  CONTRACT_NAMES.map((name, place) => [name, { address: String(place).padStart(40, '0') }]),
) as unknown as Addresses; // every contract has an address

/** Blocks without events, in one of several histories. */
const hashOf = (number: number, history = 0) =>
  `${history}${number.toString(16)}`.padStart(64, '0').replace(/^./, 'a');

describe('following in ranges', () => {
  let folder: string;
  let store: Store;
  let history: number;
  /** Blocks of each question for events, which may be refused. */
  let asked: [from: number, to: number][];
  let refuse: (from: number, to: number) => NodeError | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ranges-'));
    store = await openStore(folder);
    [history, asked, refuse] = [0, [], () => undefined];
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function answer(method: string, [given]: readonly unknown[]): Promise<unknown> {
    if (method === 'eth_getBlockByNumber') {
      const number = Number(given);
      const [hash, parentHash] = [number, Math.max(0, number - 1)].map((of) =>
        withPrefix(hashOf(of, history)),
      );
      return {
        number: withPrefix(number.toString(16)),
        hash,
        parentHash,
        timestamp: '0x1',
        transactions: [],
      };
    }
    const { fromBlock, toBlock } = given as { fromBlock: string; toBlock: string };
    asked.push([Number(fromBlock), Number(toBlock)]);
    const refusal = refuse(Number(fromBlock), Number(toBlock));
    if (refusal !== undefined) throw refusal;
    return [];
  }
  const chain = {
    provider: { send: answer },
    profile: { logRange: LOG_RANGE },
    genesisHash: hashOf(0),
  } as unknown as Chain; // nothing else of it is asked
  const follow = (from: number, to: number, parent: string | undefined) =>
    followRanges({ store, chain, contracts }, { from, to, final: -1, parent });
  const cursor = async () => (await store.get(CURSOR, 'cursor'))?.number;

  it('asks for every block once, and never for more at once than the engine answers', async () => {
    await follow(5, 32, hashOf(4));
    expect(asked).to.deep.equal([
      [5, 14],
      [15, 24],
      [25, 32],
    ]);
    expect(await cursor()).to.equal(32);
  });

  it('asks for fewer where that is refused, after the range before was applied', async () => {
    refuse = (from, to) =>
      from >= 10 && to - from >= 4 ? new NodeError('CHAIN_ANSWER', 'too many blocks') : undefined;
    await follow(0, 29, undefined);
    expect(await cursor()).to.equal(29);
    refuse = () => new NodeError('CHAIN_ANSWER', 'no');
    const failed = await follow(30, 40, hashOf(29)).catch((error: unknown) => error);
    expect(failed).to.include({ code: 'CHAIN_ANSWER' });
    expect(await cursor()).to.equal(29);
  });

  it('fails as the chain does, with what was there before kept', async () => {
    refuse = (from) => (from >= 10 ? new NodeError('CHAIN_UNREACHABLE', 'away') : undefined);
    const failed = await follow(0, 40, undefined).catch((error: unknown) => error);
    expect(failed).to.include({ code: 'CHAIN_UNREACHABLE' });
    expect(await cursor()).to.equal(9);
  });

  it('applies nothing of another history than what was followed', async () => {
    refuse = (from) => {
      if (from >= 20) history = 1;
      return undefined;
    };
    await follow(0, 40, undefined);
    expect(await store.get(CURSOR, 'cursor')).to.include({ number: 19, hash: hashOf(19) });
    await follow(20, 40, hashOf(19));
    expect(await cursor()).to.equal(19);
  });
});
