/** What the chain says of itself, asked at most once in a while however many requests there are. */
import type { ChainAccess } from '#node/chain/connection.ts';
import type { ChainIdentity } from '#node/chain/identity.ts';
import { linkToChain, within } from './chain-link.ts';
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

export function watchChain(access: ChainAccess, expected: ChainIdentity): ChainWatch {
  const link = linkToChain(access, expected);
  let asked: Promise<ChainStatus | undefined> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;

  function ask(): Promise<ChainStatus | undefined> {
    return link.use(async (chain) => {
      const [head, finalized] = await Promise.all([
        chain.provider.send('eth_blockNumber', []),
        chain.finalBlock(),
      ]);
      return { head: Number(head), finalized: finalized ?? -1 }; // -1: no block is final, every one waits
    });
  }

  return {
    status() {
      if (asked === undefined || performance.now() - askedAt > KEEP_MS) {
        askedAt = performance.now();
        asked = within(PATIENCE_MS, ask());
      }
      return asked;
    },
    close: link.close,
  };
}
