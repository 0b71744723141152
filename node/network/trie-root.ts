/**
 * Root of a Merkle Patricia trie over pairs that are all known: Ethereum Yellow Paper, appendix D. Enough to say the hash
 * of a genesis block without starting an engine.
 */
import { encodeRlp, getBytes, keccak256, type RlpStructuredDataish } from 'ethers';

export type Pair = readonly [key: string, value: string]; // hexadecimal with 0x, each key once

/** @returns 0x and 64 hex digits */
export function secureTrieRoot(pairs: readonly Pair[]): string {
  const entries = pairs.map(([key, value]) => ({ path: keccak256(key).slice(2), value }));
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  return keccak256(encodeRlp(node(entries, 0)));
}

interface Entry {
  readonly path: string; // a nibble a digit
  readonly value: string;
}

/** The node of entries that share their path up to `depth`, in order. */
function node(entries: readonly Entry[], depth: number): RlpStructuredDataish {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return '0x';
  if (first === last) return [compact(first.path.slice(depth), true), first.value];
  let shared = depth;
  while (first.path[shared] === last.path[shared]) ++shared;
  if (shared > depth) return [compact(first.path.slice(depth, shared), false), reference(entries, shared)];
  const children = [...'0123456789abcdef'].map((nibble) =>
    reference(
      entries.filter(({ path }) => path[depth] === nibble),
      depth + 1,
    ),
  );
  return [...children, '0x']; // hashed keys have one length, so that none ends in a branch
}

/** A node stands in its parent itself when it is shorter than its hash. */
function reference(entries: readonly Entry[], depth: number): RlpStructuredDataish {
  const child = node(entries, depth);
  if (child === '0x') return child;
  const encoded = encodeRlp(child);
  return getBytes(encoded).length < 32 ? child : keccak256(encoded);
}

/** Hex-prefix encoding: appendix C. */
function compact(nibbles: string, isLeaf: boolean): string {
  const flag = isLeaf ? 2 : 0;
  return nibbles.length % 2 === 1 ? `0x${flag + 1}${nibbles}` : `0x${flag}0${nibbles}`;
}
