import { setTimeout as sleep } from 'node:timers/promises';
import { isError, JsonRpcApiProvider, type JsonRpcPayload, type JsonRpcResult, Network } from 'ethers';
import { z } from 'zod';
import { NodeError } from '#node/errors.ts';
import { Endpoints } from './endpoints.ts';
import { type ChainIdentity, identityOf, isSame, otherChain } from './identity.ts';
import { callRpc, place, postRpc, readBlock } from './json-rpc.ts';
import { type ChainProfile, type Finality, type ProfileOverrides, profileOf } from './profile.ts';
import { readSavedBlock } from './snapshot.ts';

export interface Chain extends ChainIdentity {
  readonly profile: ChainProfile;
  readonly provider: JsonRpcApiProvider;
  readonly endpoints: Pick<Endpoints, 'states' | 'refresh' | 'leave'>;
  /** The highest block that can no longer be lost; undefined while none is known to be. */
  finalBlock(): Promise<number | undefined>;
  /** Throws CHAIN_RESET when the address now leads to another chain. */
  assertSame(): Promise<void>;
  close(): void;
}

/** How a chain is reached. */
export interface ChainAccess {
  readonly url: string;
  /** Further addresses of the same chain, used in this order while those before are not well. */
  readonly others?: readonly string[];
  /** In place of what detection gives; the embedded chain names its file of the saved block. */
  readonly finality?: Finality;
  readonly profile?: ProfileOverrides;
  readonly timeoutMs?: number;
  /** How often all addresses are looked at, where there are several. */
  readonly checkMs?: number;
}

export interface ConnectOptions extends ChainAccess {
  /** The chain that is expected; any is taken when missing. */
  readonly expected?: ChainIdentity | undefined;
  /** Told in one line when an address is left, and when it is taken again. */
  readonly say?: ((line: string) => void) | undefined;
}

/** Throws CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER or CHAIN_RESET. */
export async function connectChain(options: ConnectOptions): Promise<Chain> {
  const {
    url,
    others = [],
    expected,
    finality,
    profile: overrides,
    timeoutMs = 10_000,
    checkMs,
    say,
  } = options;
  const endpoints = await Endpoints.open({
    ...{ urls: [url, ...others], expected, timeoutMs, say },
    ...(checkMs !== undefined && { checkMs }),
  });
  const { identity } = endpoints;
  const version = String(await callRpc(endpoints.url, 'web3_clientVersion', [], timeoutMs));
  const head = await readBlock(endpoints.url, 'latest', timeoutMs);
  const profile = profileOf(version, head, { ...overrides, ...(finality !== undefined && { finality }) });
  const provider = new CodedProvider(endpoints, identity.chainId, timeoutMs, profile.pollMs);
  return {
    ...identity,
    ...{ profile, provider, endpoints },
    finalBlock: () => finalBlock(endpoints.url, profile.finality),
    async assertSame() {
      const found = await identityOf(endpoints.url, timeoutMs);
      if (!isSame(found, identity)) throw otherChain(endpoints.url, identity, found);
    },
    close() {
      provider.destroy();
      endpoints.close();
    },
  };
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
  readonly #endpoints: Endpoints;
  readonly #timeoutMs: number;

  constructor(endpoints: Endpoints, chainId: number, timeoutMs: number, pollMs: number) {
    // Calls here wait for each other, so gathering them for 10 ms, as is the default, only costs time.
    const asTheyCome = { batchMaxCount: 1, batchStallTime: 0, cacheTimeout: -1 };
    super(Network.from(chainId), { staticNetwork: true, pollingInterval: pollMs, ...asTheyCome });
    this.#endpoints = endpoints;
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
      const message = `${this.#place}: ${method}: ${messageOf(error)}`;
      throw new NodeError('CHAIN_ANSWER', message, { cause: error });
    }
    if (result !== undefined) return result;
    throw new NodeError('CHAIN_ANSWER', `${this.#place}: ${method} has no JSON-RPC answer`);
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
      const message = `${this.#place} gives something else than the ${what}`;
      throw new NodeError('CHAIN_ANSWER', message, { cause: error });
    }
  }

  get #place(): string {
    return place(this.#endpoints.url);
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    this.#endpoints.assertWorth();
    const answer = await askPatiently(this.#endpoints.url, payload, this.#timeoutMs);
    return Array.isArray(answer) ? answer : [answer as JsonRpcResult]; // ethers checks each by its id
  }
}

/** Of geth soon after its start: it cannot say yet whether it knows a transaction. */
const INDEXING = z.object({ error: z.object({ message: z.string().regex(/indexing is in progress/i) }) });
const INDEXING_MS = 250;

async function askPatiently(url: string, payload: unknown, timeoutMs: number): Promise<unknown> {
  const limit = performance.now() + timeoutMs;
  for (;;) {
    const answer = await postRpc(url, payload, timeoutMs);
    if (performance.now() >= limit || !INDEXING.safeParse(answer).success) return answer;
    await sleep(INDEXING_MS);
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
