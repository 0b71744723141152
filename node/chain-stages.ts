/**
 * Runs the stages that face the chain for one store, one after the other: follow, and for an office also anchor and
 * receipts. They meet in the store only; this file decides when each has its turn, and what happens when one fails.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Anchor } from './anchor/anchor.ts';
import { ReceiptFiles } from './anchor/receipt-files.ts';
import { ReceiptIssuer } from './anchor/receipts.ts';
import { BlockWatch } from './chain/block-watch.ts';
import { type Chain, type ChainAccess, connectChain } from './chain/connection.ts';
import { assertDeployed, type Deployment } from './chain/deploy.ts';
import type { EndpointState } from './chain/endpoints.ts';
import { assertFounded } from './chain/founding.ts';
import type { ChainProfile } from './chain/profile.ts';
import type { TransactionSigner } from './chain/signer.ts';
import { NodeError, type NodeErrorCode } from './errors.ts';
import { catchUp } from './follow/follower.ts';
import { isAdmin } from './office-keys.ts';
import { CURSOR } from './store/register.ts';
import type { Store } from './store.ts';

export interface Anchoring {
  readonly office: string;
  readonly logNumber: number;
  readonly signer: TransactionSigner;
  /** Where receipts are written for people. */
  readonly receiptsFolder: string;
  readonly maxAgeMs?: number;
  readonly bumpAfterMs?: number;
}

export interface StagesOptions {
  readonly store: Store;
  readonly access: ChainAccess;
  readonly deployment: Deployment;
  /** Missing for an observer, which only follows. */
  readonly anchoring?: Anchoring;
  readonly now: () => string;
  readonly say?: (line: string) => void;
}

export interface Problem {
  readonly code: NodeErrorCode;
  readonly message: string;
  readonly since: string;
}

/** The chain as this node found it, and the addresses that lead there. */
export interface ChainState {
  readonly profile: ChainProfile;
  readonly endpoints: readonly EndpointState[];
}

export interface ChainStages {
  /** Undefined until it could be asked for the first time. */
  chain(): ChainState | undefined;
  /** What keeps the stages from going on now; they try again by themselves, unless the code is CHAIN_RESET. */
  problem(): Problem | undefined;
  /** Fulfilled when all that the store holds by now is anchored, final and receipted, or followed by an observer. */
  settled(): Promise<void>;
  /** Lets another key sign, of an office: what is under way ends with the key that it began with. */
  signWith(signer: TransactionSigner): void;
  /** Has a look now instead of after the pause. */
  wake(): void;
  close(): Promise<void>;
}

const IDLE_MS = 250;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;
/** What another address of the chain may not meet. */
const OF_THE_ADDRESS: ReadonlySet<string> = new Set([
  ...['CHAIN_UNREACHABLE', 'CHAIN_SLOW', 'CHAIN_ANSWER', 'CHAIN_LAGS', 'CHAIN_RESET'],
]);

export function runChainStages(options: StagesOptions): ChainStages {
  const { store, say = () => undefined, now } = options;
  const closing = new AbortController();
  let waiters: PromiseWithResolvers<void>[] = [];
  let problem: Problem | undefined;
  let awake = Promise.withResolvers<void>();
  let chain: Chain | undefined;
  let stages: Stages | undefined;
  const watch = new BlockWatch();
  let { anchoring } = options;

  async function pause(ms: number): Promise<void> {
    const slept = sleep(ms, undefined, { signal: closing.signal }).catch(() => undefined);
    await Promise.race([slept, awake.promise]);
    awake = Promise.withResolvers<void>();
  }

  function note({ code, message }: NodeError): void {
    const isNew = problem?.code !== code;
    problem = { code, message, since: isNew ? now() : (problem?.since ?? now()) };
    if (isNew) say(`${code}: ${message}`);
  }

  /** A fault of the software, as far as is known: what waits is told, and the stages try again all the same. */
  function unexpected(error: unknown): NodeError {
    const coded = new NodeError('STAGES_FAILED', textOf(error), { cause: error });
    for (const waiter of waiters.splice(0)) waiter.reject(coded);
    return coded;
  }

  /** What is followed is all that there is; undefined while blocks come as they should. */
  async function standing({ profile }: Chain): Promise<NodeError | undefined> {
    const cursor = await store.get(CURSOR, 'cursor');
    if (cursor === undefined) return undefined;
    const seconds = Math.floor(watch.stillFor(cursor.hash, performance.now()) / 1000);
    if (profile.standsAfterSeconds === 0 || seconds < profile.standsAfterSeconds) return undefined;
    const newest = `block ${cursor.number} of ${cursor.timestamp} is the newest`;
    return new NodeError('CHAIN_STANDS', `${newest}, and none has followed for ${seconds} s`);
  }

  /** Opens them again if the key changed meanwhile. */
  async function open(on: Chain): Promise<Stages> {
    for (;;) {
      const wanted = anchoring;
      const opened = await openStages({ ...options, ...(wanted && { anchoring: wanted }) }, on);
      if (wanted === anchoring) return opened;
    }
  }

  async function run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    try {
      while (!closing.signal.aborted) {
        const asked = waiters;
        try {
          chain ??= await connectChain({ ...options.access, expected: options.deployment, say });
          chain.endpoints.refresh();
          stages ??= await open(chain);
          const done = await stages.turn(closing.signal);
          const stands = await standing(chain);
          if (problem !== undefined && problem.code !== stands?.code) {
            say(`Goes on after ${problem.code}.`);
            problem = undefined;
          }
          if (stands !== undefined) note(stands);
          pauseMs = FIRST_PAUSE_MS;
          if (done) {
            waiters = waiters.filter((waiter) => !asked.includes(waiter));
            for (const waiter of asked) waiter.resolve();
          }
          await pause(done ? IDLE_MS : chain.profile.pollMs);
        } catch (error) {
          if (closing.signal.aborted) return;
          const failed = error instanceof NodeError ? error : unexpected(error);
          const isOfAddress = chain !== undefined && OF_THE_ADDRESS.has(failed.code);
          const met = isOfAddress ? chain?.endpoints.leave(failed) : failed;
          if (met === undefined) continue; // with another address
          note(met);
          if (met.code === 'CHAIN_RESET') throw met;
          await pause(pauseMs);
          pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        }
      }
    } finally {
      chain?.close();
    }
  }

  const running = run().catch((error: unknown) => {
    const failed = error instanceof Error ? error : new Error(String(error));
    for (const waiter of waiters) waiter.reject(failed);
    return failed;
  });

  return {
    problem: () => problem,
    chain: () => chain && { profile: chain.profile, endpoints: chain.endpoints.states },
    async settled() {
      const waiter = Promise.withResolvers<void>();
      waiters = [...waiters, waiter];
      awake.resolve();
      void running.then((failed) =>
        waiter.reject(failed ?? new NodeError('STORE_UNAVAILABLE', 'the node was closed')),
      );
      return waiter.promise;
    },
    signWith(signer) {
      if (anchoring === undefined) return;
      anchoring = { ...anchoring, signer };
      stages = undefined;
      awake.resolve();
    },
    wake: () => awake.resolve(),
    async close() {
      closing.abort();
      await running;
      await store.close();
    },
  };
}

/** One line: what is thrown may be anything. */
function textOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.split('\n', 1)[0]?.slice(0, 300) ?? '';
}

interface Stages {
  /** One turn of every stage. Gives whether nothing is left to do. */
  turn(signal: AbortSignal): Promise<boolean>;
}

async function openStages(
  { store, deployment, anchoring, now, say }: StagesOptions,
  chain: Chain,
): Promise<Stages> {
  const { contracts } = deployment;
  await assertDeployed(chain, deployment);
  await assertFounded(chain, deployment);
  const told = say === undefined ? {} : { say };
  const following = { store, chain, contracts, firstBlock: contracts.OfficeDirectory.block, ...told };
  if (anchoring === undefined) {
    return {
      async turn(signal) {
        await catchUp(following, signal);
        return true;
      },
    };
  }
  const { office, logNumber, signer, receiptsFolder, ...pace } = anchoring;
  const log = { office, logNumber };
  if (await isAdmin({ chain, deployment }, office, signer.address))
    say?.(`The key of this node is the admin of ${office} too: who steals one has both. Grant another key.`);
  const anchor = new Anchor({ store, chain, contracts, signer, log, now, ...told, ...pace });
  const files = new ReceiptFiles(store, receiptsFolder, say ?? (() => undefined));
  await files.complete();
  const onReceipt = files.write.bind(files);
  const receipts = new ReceiptIssuer({ store, chain, log, now, onReceipt });
  return {
    async turn(signal) {
      const size = (await store.meta('log'))?.size ?? 0;
      await catchUp(following, signal);
      // What keeps the anchor from sending keeps no receipt from what is final already.
      const [anchored] = await Promise.allSettled([anchor.step()]);
      const receipted = await receipts.step();
      await files.flush();
      if (anchored.status === 'rejected') throw anchored.reason;
      return anchored.value && receipted >= size;
    },
  };
}
