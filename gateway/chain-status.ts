/** What the chain says of itself, asked at most once in a while however many requests there are. */
import type { Chain } from '#node/chain/connection.ts';
import type { ChainStatus } from './freshness.ts';

/** Answers may wait this long for a chain that is slow; then they say that it could not be asked. */
const PATIENCE_MS = 1_000;

/** A status this old is still true enough for `blocksBehind`; what is final stays final. */
const KEEP_MS = 250;

export function chainStatusOf(
  chain: Pick<Chain, 'provider' | 'finalBlock'>,
): () => Promise<ChainStatus | undefined> {
  let asked: Promise<ChainStatus | undefined> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (asked === undefined || performance.now() - askedAt > KEEP_MS) {
      askedAt = performance.now();
      asked = ask(chain);
    }
    return asked;
  };
}

/** Undefined for every failure: that the chain cannot be asked is itself what the answers say. */
async function ask(chain: Pick<Chain, 'provider' | 'finalBlock'>): Promise<ChainStatus | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, undefined);
  });
  const status = Promise.all([chain.provider.send('eth_blockNumber', []), chain.finalBlock()]).then(
    // No block is final: every block waits.
    ([head, finalized]) => ({ head: Number(head), finalized: finalized ?? -1 }),
    () => undefined,
  );
  try {
    return await Promise.race([status, late]);
  } finally {
    clearTimeout(timer);
  }
}
