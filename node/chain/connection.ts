import { setTimeout as sleep } from 'node:timers/promises';
import { isError, JsonRpcApiProvider, type JsonRpcPayload, type JsonRpcResult, Network } from 'ethers';
import { z } from 'zod';
import { NodeError } from '#node/errors.ts';
import { callRpc, place, postRpc, readBlock } from './json-rpc.ts';
import { type ChainProfile, type Finality, profileOf } from './profile.ts';
import { readSavedBlock } from './snapshot.ts';

/** What must be the same for a chain to be the one that was meant. */
export interface ChainIdentity {
  readonly chainId: number;
  readonly genesisHash: string; // hash of block 0, without 0x
}

export interface Chain extends ChainIdentity {
  readonly url: string;
  readonly profile: ChainProfile;
  readonly provider: JsonRpcApiProvider;
  /** The highest block that can no longer be lost; undefined while none is known to be. */
  finalBlock(): Promise<number | undefined>;
  /** Throws CHAIN_RESET when the address now leads to another chain. */
  assertSame(): Promise<void>;
  close(): void;
}

export interface ConnectOptions {
  readonly url: string;
  /** The chain that is expected; any is taken when missing. */
  readonly expected?: ChainIdentity | undefined;
  /** In place of what detection gives. */
  readonly finality?: Finality | undefined;
  readonly timeoutMs?: number;
}

/** Throws CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER or CHAIN_RESET. */
export async function connectChain(options: ConnectOptions): Promise<Chain> {
  const { url, expected, finality, timeoutMs = 10_000 } = options;
  const identity = await identityOf(url, timeoutMs);
  if (expected !== undefined) assertIdentity(url, expected, identity);
  const detected = profileOf(String(await callRpc(url, 'web3_clientVersion', [], timeoutMs)));
  const profile = finality === undefined ? detected : { ...detected, finality };
  const provider = new CodedProvider(url, identity.chainId, timeoutMs, profile.pollMs);
  return {
    ...identity,
    url,
    profile,
    provider,
    finalBlock: () => finalBlock(url, profile.finality),
    assertSame: async () => assertIdentity(url, identity, await identityOf(url, timeoutMs)),
    close: () => provider.destroy(),
  };
}

async function identityOf(url: string, timeoutMs: number): Promise<ChainIdentity> {
  const chainId = Number(await callRpc(url, 'eth_chainId', [], timeoutMs));
  const genesis = await readBlock(url, 0, timeoutMs);
  if (genesis === undefined || !Number.isSafeInteger(chainId)) {
    throw new NodeError('CHAIN_ANSWER', `${place(url)} has no chain id or no block 0`);
  }
  return { chainId, genesisHash: genesis.hash.slice(2) };
}

function assertIdentity(url: string, expected: ChainIdentity, found: ChainIdentity): void {
  if (found.chainId === expected.chainId && found.genesisHash === expected.genesisHash) return;
  throw new NodeError(
    'CHAIN_RESET',
    `${place(url)} is chain ${found.chainId} with genesis ${found.genesisHash}, ` +
      `not ${expected.chainId} with ${expected.genesisHash}`,
  );
}

/** Waits until a block can no longer be lost. */
export async function untilFinal(chain: Chain, block: number): Promise<void> {
  while (((await chain.finalBlock()) ?? -1) < block) await sleep(chain.profile.pollMs);
}

async function finalBlock(url: string, finality: Finality): Promise<number | undefined> {
  if (finality.kind === 'saved') {
    const saved = await readSavedBlock(finality.file);
    // After a reorganisation the file names a block that is no longer there until the next save.
    const there = saved === undefined ? undefined : await readBlock(url, saved.number);
    return there?.hash === saved?.hash ? saved?.number : undefined;
  }
  const head = (await readBlock(url, 'latest'))?.number;
  if (head === undefined || finality.kind === 'instant') return head;
  return head < finality.blocks ? undefined : head - finality.blocks;
}

type Asked<
  M extends 'getBlock' | 'getTransaction' | 'getTransactionCount' | 'getTransactionReceipt' | 'call',
> = Parameters<JsonRpcApiProvider[M]>;

/** A provider of ethers whose failures say whether the chain could not be asked or refused. */
class CodedProvider extends JsonRpcApiProvider {
  readonly #url: string;
  readonly #timeoutMs: number;

  constructor(url: string, chainId: number, timeoutMs: number, pollMs: number) {
    // Calls here wait for each other, so gathering them for 10 ms, as is the default, only costs time.
    const asTheyCome = { batchMaxCount: 1, batchStallTime: 0, cacheTimeout: -1 };
    super(Network.from(chainId), { staticNetwork: true, pollingInterval: pollMs, ...asTheyCome });
    this.#url = url;
    this.#timeoutMs = timeoutMs;
    this._start();
  }

  /**
   * A refusal by a contract and an account that cannot pay stay what ethers says, for `chainError` to name. Anything
   * else that is no result says nothing about what was asked.
   */
  override async send(method: string, params: unknown[] | Record<string, unknown>): Promise<unknown> {
    let result: unknown;
    try {
      result = await super.send(method, params);
    } catch (error) {
      if (error instanceof NodeError || isError(error, 'INSUFFICIENT_FUNDS') || isRefusal(error)) throw error;
      const message = `${place(this.#url)}: ${method}: ${messageOf(error)}`;
      throw new NodeError('CHAIN_ANSWER', message, { cause: error });
    }
    if (result !== undefined) return result;
    throw new NodeError('CHAIN_ANSWER', `${place(this.#url)}: ${method} has no JSON-RPC answer`);
  }

  /** The formatters of ethers say what an answer lacks with errors of their own, some of them a TypeError. */
  override getBlock(...asked: Asked<'getBlock'>) {
    return this.#read('block', super.getBlock(...asked));
  }

  override getBlockNumber() {
    return this.#read('number of a block', super.getBlockNumber());
  }

  override getTransaction(...asked: Asked<'getTransaction'>) {
    return this.#read('transaction', super.getTransaction(...asked));
  }

  override getTransactionCount(...asked: Asked<'getTransactionCount'>) {
    return this.#read('number of transactions', super.getTransactionCount(...asked));
  }

  override getTransactionReceipt(...asked: Asked<'getTransactionReceipt'>) {
    return this.#read('transaction receipt', super.getTransactionReceipt(...asked));
  }

  override call(...asked: Asked<'call'>) {
    return this.#read('result of a call', super.call(...asked));
  }

  async #read<T>(what: string, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      const isSaid =
        error instanceof NodeError ||
        isError(error, 'INSUFFICIENT_FUNDS') ||
        isError(error, 'CALL_EXCEPTION');
      if (isSaid) throw error;
      const message = `${place(this.#url)} gives something else than the ${what}`;
      throw new NodeError('CHAIN_ANSWER', message, { cause: error });
    }
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    const answer = await postRpc(this.#url, payload, this.#timeoutMs);
    return Array.isArray(answer) ? answer : [answer as JsonRpcResult]; // ethers checks each by its id
  }
}

const ANSWERED = z.object({ error: z.object({ message: z.string() }) });

/** What engines say when a call ran and failed; ethers takes every error for an answer to a call for that. */
const RAN = /revert|out ?of ?gas|opcode|execution/i;

function isRefusal(error: unknown): boolean {
  return isError(error, 'CALL_EXCEPTION') && (error.data !== null || RAN.test(messageOf(error)));
}

/** The message of the chain, where ethers keeps one. */
function messageOf(error: unknown): string {
  for (const place of [error, error instanceof Error && 'info' in error ? error.info : undefined]) {
    const kept = ANSWERED.safeParse(place);
    if (kept.success) return kept.data.error.message.slice(0, 300);
  }
  return 'no JSON-RPC answer';
}
