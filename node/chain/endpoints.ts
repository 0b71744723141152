/**
 * The addresses by which a node reaches its chain. One is in use at a time: the first of the list that is well. One that
 * cannot be reached, is slow, answers wrongly, lags, or is of another chain is left and told, and taken again when well.
 *
 * The address changes only between pieces of work, never within: answers of one piece are all of one engine's chain. A
 * piece that has no end at a slow address is broken off.
 */
import { NodeError, type NodeErrorCode } from '#node/errors.ts';
import { type ChainIdentity, identityOf, isSame, otherChain } from './identity.ts';
import { place, readBlock } from './json-rpc.ts';

export interface EndpointState {
  readonly place: string; // host and port; the rest of an address may hold a provider's key
  readonly isInUse: boolean;
  /** Why it is not to be used now. */
  readonly left?: { readonly code: NodeErrorCode; readonly message: string };
}

export interface EndpointOptions {
  /** The first that is well is used. */
  readonly urls: readonly [string, ...string[]];
  /** The chain that is expected; without, that of the first address that answers. */
  readonly expected?: ChainIdentity | undefined;
  readonly timeoutMs: number;
  /** How often all addresses are looked at, where there are several. */
  readonly checkMs?: number;
  /** Told in one line when an address is left, and when it is taken again. */
  readonly say?: ((line: string) => void) | undefined;
}

interface Endpoint {
  readonly url: string;
  left?: NodeError;
  strikes: number; // how often it was left, less one for each look that finds it well since
  backAt: number; // not taken again before; monotonic, in milliseconds
}

const CHECK_MS = 5_000;
/** An engine that needs longer than this for its newest block is slow. */
const SLOW_MS = 2_000;
/** At the first look, what is this many blocks behind another lags. */
const FIRST_BEHIND = 5;
/** One that fails again and again is taken again after 2, 4, … 64 looks. */
const MOST_STRIKES = 6;

export class Endpoints {
  readonly identity: ChainIdentity;
  readonly #all: readonly Endpoint[];
  readonly #options: EndpointOptions;
  readonly #checkMs: number;
  #inUse: Endpoint;
  /** The highest block that was seen at the last look. */
  #best: number | undefined;
  #looking: Promise<void> | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  private constructor(options: EndpointOptions, identity: ChainIdentity) {
    this.identity = identity;
    this.#options = options;
    this.#checkMs = options.checkMs ?? CHECK_MS;
    const [first, ...others] = options.urls;
    this.#inUse = { url: first, strikes: 0, backAt: 0 };
    this.#all = [this.#inUse, ...others.map((url) => ({ url, strikes: 0, backAt: 0 }))];
  }

  /**
   * Looks at every address and uses the first that is well.
   * @throws NodeError CHAIN_RESET when all are of another chain; otherwise what the first other one fails with
   */
  static async open(options: EndpointOptions): Promise<Endpoints> {
    const endpoints = new Endpoints(options, options.expected ?? (await firstIdentity(options)));
    await endpoints.#look();
    const failures = endpoints.#all.flatMap(({ left }) => left ?? []);
    const [failure] = [...failures.filter(({ code }) => code !== 'CHAIN_RESET'), ...failures];
    if (failure !== undefined && failures.length === endpoints.#all.length) throw failure;
    endpoints.#choose();
    return endpoints;
  }

  get url(): string {
    return this.#inUse.url;
  }

  get states(): EndpointState[] {
    return this.#all.map((endpoint) => ({
      ...{ place: place(endpoint.url), isInUse: endpoint === this.#inUse },
      ...(endpoint.left && { left: { code: endpoint.left.code, message: endpoint.left.message } }),
    }));
  }

  /** Between pieces of work: goes over to the first address that is well. Looks at them when it is time, without waiting. */
  refresh(): void {
    this.#lookWhenDue();
    this.#choose();
  }

  /**
   * Within a piece of work: throws what the address in use was left for, when another one is well. With an address that
   * answers each question late the piece would otherwise not end. One that only lags may finish.
   */
  assertWorth(): void {
    this.#lookWhenDue();
    const { left } = this.#inUse;
    if (left === undefined || left.code === 'CHAIN_LAGS') return;
    if (this.#all.some((endpoint) => endpoint.left === undefined)) throw left;
  }

  #lookWhenDue(): void {
    if (this.#all.length === 1 || this.#looking !== undefined) return;
    if (performance.now() - this.#lookedAt < this.#checkMs) return;
    this.#looking = this.#look().finally(() => {
      this.#looking = undefined;
    });
  }

  /**
   * The piece of work failed at the address in use: it is left.
   * @returns what still keeps the work from going on; undefined when another address is well
   */
  leave(error: NodeError): NodeError | undefined {
    if (this.#all.length === 1) return error;
    this.#mark(this.#inUse, error);
    this.#choose();
    const { left } = this.#inUse;
    return left === undefined || error.code !== 'CHAIN_RESET' ? left && error : left;
  }

  close(): void {
    this.#isClosed = true;
  }

  async #look(): Promise<void> {
    this.#lookedAt = performance.now();
    const heads = await Promise.allSettled(this.#all.map(({ url }) => this.#headOf(url)));
    if (this.#isClosed) return;
    const best = Math.max(...heads.map((head) => (head.status === 'fulfilled' ? head.value : -1)));
    // What another had at the look before, one that keeps up has by now; fewer blocks may also be a reorganisation.
    const least = Math.min(this.#best ?? best - FIRST_BEHIND, best);
    for (const [index, endpoint] of this.#all.entries()) {
      const head = heads[index];
      if (head?.status === 'rejected') this.#mark(endpoint, codedOf(head.reason, endpoint.url));
      else if (head !== undefined && head.value < least && this.#all.length > 1)
        this.#mark(endpoint, lags(endpoint.url, head.value, best));
      else this.#unmark(endpoint);
    }
    this.#best = best;
  }

  async #headOf(url: string): Promise<number> {
    const { timeoutMs } = this.#options;
    const limitMs = this.#all.length === 1 ? timeoutMs : Math.min(timeoutMs, SLOW_MS);
    const identity = await identityOf(url, limitMs);
    if (!isSame(identity, this.identity)) throw otherChain(url, this.identity, identity);
    const head = await readBlock(url, 'latest', limitMs);
    if (head === undefined) throw new NodeError('CHAIN_ANSWER', `${place(url)} has no newest block`);
    return head.number;
  }

  #mark(endpoint: Endpoint, error: NodeError): void {
    if (endpoint.left === undefined) {
      endpoint.strikes = Math.min(endpoint.strikes + 1, MOST_STRIKES);
      endpoint.backAt = performance.now() + this.#checkMs * 2 ** endpoint.strikes;
    }
    if (endpoint.left?.code !== error.code && this.#all.length > 1)
      this.#say(`${error.code}: ${error.message}; the address is left until it is well.`);
    endpoint.left = error;
  }

  #unmark(endpoint: Endpoint): void {
    if (endpoint.left === undefined) {
      endpoint.strikes = Math.max(0, endpoint.strikes - 1);
    } else if (performance.now() >= endpoint.backAt) {
      delete endpoint.left;
      this.#say(`The chain address ${place(endpoint.url)} is well again.`);
    }
  }

  #choose(): void {
    const next =
      this.#all.find(({ left }) => left === undefined) ??
      [this.#inUse, ...this.#all].find(({ left }) => left?.code !== 'CHAIN_RESET');
    if (next === undefined || next === this.#inUse) return;
    this.#inUse = next;
    this.#say(`Asks the chain at ${place(next.url)} now.`);
  }

  #say(line: string): void {
    if (!this.#isClosed) this.#options.say?.(line);
  }
}

async function firstIdentity({ urls, timeoutMs }: EndpointOptions): Promise<ChainIdentity> {
  const failures: unknown[] = [];
  for (const url of urls) {
    try {
      return await identityOf(url, timeoutMs);
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0];
}

function lags(url: string, head: number, best: number): NodeError {
  const blocks = `${best - head} blocks behind the highest that another address has`;
  return new NodeError('CHAIN_LAGS', `${place(url)} is at block ${head}, ${blocks}`);
}

/** Whatever a look fails with, it says that the address could not be asked. */
function codedOf(error: unknown, url: string): NodeError {
  if (error instanceof NodeError) return error;
  return new NodeError('CHAIN_ANSWER', `${place(url)} cannot be looked at`, { cause: error });
}
