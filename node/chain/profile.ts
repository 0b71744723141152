/** How engines differ, in one place. Found by detection, and overridable by configuration. */

/** When a block can no longer be lost. */
export type Finality =
  | { readonly kind: 'instant' } // QBFT: a block is final when it is there
  | { readonly kind: 'depth'; readonly blocks: number } // so many blocks must follow it
  | { readonly kind: 'saved'; readonly file: string }; // the embedded chain: a saved state on disk holds it

export interface ChainProfile {
  readonly engine: 'anvil' | 'besu' | 'geth' | 'other';
  readonly finality: Finality;
  /** Most gas of one transaction. */
  readonly gasPerTransaction: number;
  /** Longest signed transaction that nodes pass on, in bytes. */
  readonly bytesPerTransaction: number;
  /** Most blocks of one eth_getLogs. */
  readonly logRange: number;
  /** How often to ask for something new, in milliseconds. */
  readonly pollMs: number;
}

const COMMON = {
  // EIP-7825: no transaction above this from Osaka on; older rules allow more, none needs it.
  gasPerTransaction: 16_777_216,
  // Transaction pools of go-ethereum and Besu refuse longer ones.
  bytesPerTransaction: 131_072,
  logRange: 1_000,
} as const;

/** The profile of an engine by what `web3_clientVersion` says. An unknown one is trusted least: it may reorganise. */
export function profileOf(clientVersion: string): ChainProfile {
  const name = clientVersion.split('/', 1)[0]?.toLowerCase() ?? '';
  if (name === 'anvil') {
    // One that this project did not start: it keeps its blocks as long as it runs.
    return { engine: 'anvil', finality: { kind: 'instant' }, ...COMMON, logRange: 10_000, pollMs: 50 };
  }
  if (name === 'besu') return { engine: 'besu', finality: { kind: 'instant' }, ...COMMON, pollMs: 500 };
  // Clique showed reorganisations of depth 2 in partitions, 3 under overload.
  if (name === 'geth')
    return { engine: 'geth', finality: { kind: 'depth', blocks: 12 }, ...COMMON, pollMs: 500 };
  return { engine: 'other', finality: { kind: 'depth', blocks: 64 }, ...COMMON, pollMs: 1_000 };
}
