/** A connection to the chain for what a gateway asks beside its register, so that no answer fails or waits for it. */
import { type Chain, type ChainAccess, connectChain } from '#node/chain/connection.ts';
import type { ChainIdentity } from '#node/chain/identity.ts';

export interface ChainLink {
  /** Undefined for every failure: that the chain cannot be asked is itself what the answers say. */
  use<T>(work: (chain: Chain) => Promise<T>): Promise<T | undefined>;
  close(): void;
}

/** Connects on the first question, and again when that failed: a gateway starts whether or not the chain is there. */
export function linkToChain(access: ChainAccess, expected: ChainIdentity): ChainLink {
  let connecting: Promise<Chain> | undefined;

  function release(): void {
    connecting?.then((chain) => chain.close()).catch(() => undefined);
    connecting = undefined;
  }

  return {
    async use(work) {
      connecting ??= connectChain({ ...access, expected });
      try {
        const chain = await connecting;
        chain.endpoints.refresh();
        return await work(chain);
      } catch {
        release();
        return undefined;
      }
    },
    close: release,
  };
}

/** What the work gives, or undefined when it takes longer; it goes on then. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const giveUp = (): void => late.resolve(undefined);
  const timer = setTimeout(giveUp, ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
