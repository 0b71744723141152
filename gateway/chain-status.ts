/** What the chain says of itself, asked at most once in a while however many requests there are. */
import { type Chain, type ChainAccess, connectChain } from '#node/chain/connection.ts';
import type { ChainIdentity } from '#node/chain/identity.ts';
import type { ChainStatus } from './freshness.ts';

/** Answers may wait this long for a chain that is slow; then they say that it could not be asked. */
const PATIENCE_MS = 1_000;

/** A status this old is still true enough for `blocksBehind`, and what is final stays final. */
const KEEP_MS = 250;

export interface ChainWatch {
  /** Undefined for every failure: that the chain cannot be asked is itself what the answers say. */
  status(): Promise<ChainStatus | undefined>;
  close(): void;
}

/** Connects on the first question, and again when that failed: a gateway starts whether or not the chain is there. */
export function watchChain(access: ChainAccess, expected: ChainIdentity): ChainWatch {
  let connecting: Promise<Chain> | undefined;
  let asked: Promise<ChainStatus | undefined> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function ask(): Promise<ChainStatus | undefined> {
    connecting ??= connectChain({ ...access, expected });
    try {
      const chain = await connecting;
      chain.endpoints.refresh();
      const [head, finalized] = await Promise.all([
        chain.provider.send('eth_blockNumber', []),
        chain.finalBlock(),
      ]);
      return { head: Number(head), finalized: finalized ?? -1 }; // -1: no block is final, every one waits
    } catch {
      release();
      return undefined;
    }
  }

  function release(): void {
    connecting?.then((chain) => chain.close()).catch(() => undefined);
    connecting = undefined;
  }

  return {
    status() {
      if (asked === undefined || performance.now() - askedAt > KEEP_MS) {
        askedAt = performance.now();
        asked = within(PATIENCE_MS, ask());
      }
      return asked;
    },
    close: release,
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const giveUp = (): void => late.resolve(undefined);
  const timer = setTimeout(giveUp, ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
