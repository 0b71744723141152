/** The genesis block of a network, as both engines read it from `genesis.json`, and its hash. */
import { encodeRlp, getBytes, keccak256, toBeHex, ZeroHash, zeroPadValue } from 'ethers';
import { z } from 'zod';
import { type Pair, secureTrieRoot } from './trie-root.ts';

const HEX = z.string().regex(/^0x([0-9a-f]{2})*$/i);
const QUANTITY = z.string().regex(/^0x[0-9a-f]{1,64}$/i);
const ADDRESS = z.string().regex(/^(0x)?[0-9a-f]{40}$/i);
const WORD = z.string().regex(/^0x[0-9a-f]{1,64}$/i);

const ACCOUNT = z.strictObject({
  balance: QUANTITY,
  nonce: QUANTITY.optional(),
  code: HEX.optional(),
  storage: z.record(WORD, WORD).optional(),
});

/** Accounts that stand in block 0, by address. */
const ALLOC = z.record(ADDRESS, ACCOUNT);
export type Alloc = z.infer<typeof ALLOC>;

export const GENESIS = z.strictObject({
  /** Forks and rules of consensus, in the engine's own words. */
  config: z.looseObject({ chainId: z.int().min(1), londonBlock: z.int().optional() }),
  nonce: QUANTITY,
  timestamp: QUANTITY,
  extraData: HEX,
  gasLimit: QUANTITY,
  difficulty: QUANTITY,
  mixHash: WORD,
  coinbase: ADDRESS,
  baseFeePerGas: QUANTITY.optional(),
  alloc: ALLOC,
});
export type Genesis = z.infer<typeof GENESIS>;

const EMPTY_LIST = keccak256(encodeRlp([]));
const EMPTY_ROOT = secureTrieRoot([]);

/** Hash of block 0 with rules up to London. @returns 64 hex digits */
export function genesisHash(genesis: Genesis): string {
  const header = [
    ...[ZeroHash, EMPTY_LIST, zeroPadValue(withPrefix(genesis.coinbase), 20), stateRoot(genesis.alloc)],
    ...[EMPTY_ROOT, EMPTY_ROOT, toBeHex(0, 256)],
    ...[scalar(genesis.difficulty), '0x', scalar(genesis.gasLimit), '0x', scalar(genesis.timestamp)],
    ...[genesis.extraData, toBeHex(genesis.mixHash, 32), toBeHex(genesis.nonce, 8)],
    ...(genesis.baseFeePerGas === undefined ? [] : [scalar(genesis.baseFeePerGas)]),
  ];
  return keccak256(encodeRlp(header)).slice(2);
}

function stateRoot(alloc: Alloc): string {
  return secureTrieRoot(
    Object.entries(alloc).map(([address, { balance, nonce = '0x0', code = '0x', storage = {} }]): Pair => {
      const account = [scalar(nonce), scalar(balance), storageRoot(storage), keccak256(code)];
      return [withPrefix(address), encodeRlp(account)];
    }),
  );
}

function storageRoot(storage: Readonly<Record<string, string>>): string {
  const slots = Object.entries(storage).filter(([, value]) => BigInt(value) !== 0n);
  return secureTrieRoot(slots.map(([slot, value]) => [toBeHex(slot, 32), encodeRlp(scalar(value))]));
}

/** As RLP has numbers: no leading zero, nothing for zero. */
function scalar(quantity: string): string {
  return BigInt(quantity) === 0n ? '0x' : toBeHex(quantity);
}

const withPrefix = (hex: string): string => (hex.startsWith('0x') ? hex : `0x${hex}`);

const VANITY_BYTES = 32;
const SEAL_BYTES = 65;

/** The signers that a genesis block of Clique names. @returns 40 hex digits each, as they stand there */
export function cliqueSigners({ extraData }: Genesis): string[] {
  const list = getBytes(extraData).slice(VANITY_BYTES, -SEAL_BYTES);
  return Array.from({ length: Math.floor(list.length / 20) }, (_, place) =>
    Buffer.from(list.slice(place * 20, place * 20 + 20)).toString('hex'),
  );
}

/** The other way round: ascending, as EIP-225 asks. */
export function cliqueExtraData(signers: readonly string[]): string {
  const zeros = (bytes: number): string => '00'.repeat(bytes);
  return `0x${zeros(VANITY_BYTES)}${signers.toSorted().join('')}${zeros(SEAL_BYTES)}`;
}
