/** How the offices decide, read from the chain when somebody asks, and kept: no answer waits for a slow chain. */
import type { ChainAccess } from '#node/chain/connection.ts';
import type { Deployment } from '#node/chain/deploy.ts';
import { type Governance, readGovernance } from '#node/governance/overview.ts';
import { linkToChain, within } from './chain-link.ts';

/** An answer may wait this long for a newer reading; then it gives the last one. */
const PATIENCE_MS = 1_000;

/** Votes are cast by people: a reading this old is still true enough. */
const KEEP_MS = 5_000;

/** Where the logs of a long voting period are many questions, most of the time is left to others. */
const REST = 10;

export interface GovernanceReading extends Governance {
  readonly readAt: Date;
}

export interface GovernanceWatch {
  /** The last reading; undefined as long as there was none. */
  reading(): Promise<GovernanceReading | undefined>;
  close(): void;
}

export function watchGovernance(
  access: ChainAccess,
  deployment: Deployment,
  keepMs = KEEP_MS,
): GovernanceWatch {
  const link = linkToChain(access, deployment);
  let last: GovernanceReading | undefined;
  let underWay: Promise<void> | undefined;
  let nextAt = Number.NEGATIVE_INFINITY;

  async function read(): Promise<void> {
    const [readAt, began] = [new Date(), performance.now()];
    const found = await link.use((chain) => readGovernance(chain, deployment));
    if (found !== undefined) last = { ...found, readAt };
    const ended = performance.now();
    nextAt = ended + Math.max(keepMs, REST * (ended - began));
    underWay = undefined;
  }

  return {
    async reading() {
      if (performance.now() > nextAt) underWay ??= read();
      if (underWay !== undefined) await within(PATIENCE_MS, underWay);
      return last;
    },
    close: link.close,
  };
}
