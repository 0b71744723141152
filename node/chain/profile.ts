/** How engines differ, as data. Found by detection; the configuration may say otherwise. */

/** When a block can no longer be lost. */
export type Finality =
  | { readonly kind: 'instant' } // QBFT: a block is final when it is there
  | { readonly kind: 'depth'; readonly blocks: number } // so many blocks must follow it
  | { readonly kind: 'saved'; readonly file: string }; // the embedded chain: a saved state on disk holds it

export interface ChainProfile {
  readonly engine: 'anvil' | 'besu' | 'geth' | 'other';
  readonly consensus: Consensus;
  readonly finality: Finality;
  /** asked: what the chain says gas costs, nothing where it says so · free: nothing, without asking. */
  readonly pricing: 'asked' | 'free';
  /** Most gas of one transaction. */
  readonly gasPerTransaction: number;
  /** Longest signed transaction that nodes pass on, in bytes. */
  readonly bytesPerTransaction: number;
  /** Most blocks of one eth_getLogs. */
  readonly logRange: number;
  /** How many blocks before the newest eth_getProof was seen to answer for. */
  readonly proofDepth: number;
  /** A chain without a new block for so many seconds stands; 0: blocks come only when there is something for them. */
  readonly standsAfterSeconds: number;
  /** How often to ask for something new, in milliseconds. */
  readonly pollMs: number;
}

/** What a configuration can say otherwise. */
export type ProfileOverrides = Partial<Omit<ChainProfile, 'engine' | 'consensus'>>;

/** How validators agree, as the headers of their blocks show; `bft` is QBFT, and IBFT 2.0 with the same headers. */
export type Consensus = 'bft' | 'clique' | 'other';

/** What of a block's header tells about its chain; an engine may leave any of it out. */
export interface HeaderMarks {
  readonly mixHash?: string | undefined;
  readonly extraData?: string | undefined;
  readonly gasLimit?: string | undefined;
}

type Facts = Omit<ChainProfile, 'engine' | 'consensus'>;

/** Trusted least: it may reorganise, and prove nothing but the newest state. */
const UNKNOWN: Facts = {
  finality: { kind: 'depth', blocks: 64 },
  pricing: 'asked',
  // EIP-7825: no transaction above this from Osaka on; older rules allow more, none needs it.
  gasPerTransaction: 16_777_216,
  // Transaction pools of go-ethereum and Besu refuse longer ones.
  bytesPerTransaction: 131_072,
  logRange: 1_000,
  proofDepth: 0,
  standsAfterSeconds: 0,
  pollMs: 1_000,
};

/** Reorganisations of depth 2 were seen in partitions, of 3 under overload. */
export const CLIQUE_DEPTH = 12;

/** Of blocks a second apart 18 came in 30 s while one of four validators was down. */
const STANDS_AFTER_SECONDS = 60;

/**
 * What was seen of each, as a node that keeps the state of every block: geth as an archive, Besu with Forest. Proofs of block
 * 1 were asked for at these heights, no limit was met. A network that is set up otherwise says so in the configuration.
 */
const KNOWN: readonly (Partial<Facts> & Pick<ChainProfile, 'engine'> & { readonly consensus?: Consensus })[] =
  [
    // One that this project did not start: it keeps its blocks as long as it runs.
    { engine: 'anvil', finality: { kind: 'instant' }, logRange: 10_000, pollMs: 50 },
    {
      ...{ engine: 'besu', consensus: 'bft', finality: { kind: 'instant' }, proofDepth: 916, pollMs: 500 },
      standsAfterSeconds: STANDS_AFTER_SECONDS,
      // A transaction that takes longer than three quarters of the time between two blocks is broken off, and begun anew
      // for the next one: on a busy machine one of 8.5 million took 0.97 s. Eight of these fill a block of 30 million.
      gasPerTransaction: 4_194_304,
    },
    {
      ...{ engine: 'geth', consensus: 'clique', finality: { kind: 'depth', blocks: CLIQUE_DEPTH } },
      ...{ proofDepth: 337, pollMs: 500, standsAfterSeconds: STANDS_AFTER_SECONDS },
      // Four fill a block of 30 million; of the largest that a transaction may be, one leaves half of it empty.
      gasPerTransaction: 7_340_032,
    },
  ];

/**
 * The profile of a chain by what `web3_clientVersion` says and the header of a block shows. An engine with a consensus
 * that it was not tried with is trusted as little as one that is not known.
 */
export function profileOf(
  clientVersion: string,
  header: HeaderMarks = {},
  overrides: ProfileOverrides = {},
): ChainProfile {
  const name = clientVersion.split('/', 1)[0]?.toLowerCase() ?? '';
  const consensus = consensusOf(header);
  const known = KNOWN.find((row) => row.engine === name && (row.consensus ?? consensus) === consensus);
  const engine = name === 'anvil' || name === 'besu' || name === 'geth' ? name : 'other';
  const facts = { ...UNKNOWN, ...known };
  // A transaction that no block has room for would wait for ever.
  const room = Number(header.gasLimit ?? 0) || Number.POSITIVE_INFINITY;
  const gasPerTransaction = Math.min(facts.gasPerTransaction, room);
  return { ...facts, gasPerTransaction, ...overrides, engine, consensus };
}

/** `ctical byzantine fault tolerance`, which IBFT 2.0 and QBFT put into every header. */
const BFT_MIX_HASH = '0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365';
/** Vanity of 32 bytes and a seal of 65 (EIP-225); a list of signers stands in between at the start of an epoch. */
const CLIQUE_EXTRA_BYTES = 97;

function consensusOf({ mixHash = '', extraData = '0x' }: HeaderMarks): Consensus {
  if (mixHash.toLowerCase() === BFT_MIX_HASH) return 'bft';
  const more = (extraData.length - 2) / 2 - CLIQUE_EXTRA_BYTES;
  return /^0x0{64}$/.test(mixHash) && more >= 0 && more % 20 === 0 ? 'clique' : 'other';
}
