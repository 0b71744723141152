/**
 * The Merkle tree of a log, RFC 9162 §2.1 with SHA-256.
 *
 * Hashes are bytes here, as they stand in tiles; sizes and indexes are integers below 2^53, so they are halved
 * by division: the shift operators of JavaScript see 32 bits only.
 */

import { equalBytes, utf8 } from '#protocol/bytes.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { sha256 } from '#sha256';

/** Hash of a complete subtree: the one over the leaves `index · 2^level` to `(index + 1) · 2^level − 1`. */
export type HashAt = (level: number, index: number) => Uint8Array;

/**
 * Hashes of the subtrees that the right edge of a tree cuts short, by level; undefined where none is cut.
 *
 * At most 53 levels. Who builds many proofs for one size computes the edge once and passes it to each.
 */
export type Edge = readonly (Uint8Array | undefined)[];

export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

export interface Consistency {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}

const HASH_BYTES = 32;

const ENTRY_BYTES = 4096;

/**
 * What is hashed, written over each time: 100,000 leaf hashes of 410 bytes took 450 ms with a new array for each
 * and 340 ms with this one, and hashing two pieces is slower than both.
 */
const leafInput = new Uint8Array(1 + ENTRY_BYTES);
const leafText = leafInput.subarray(1);
const encoder = new TextEncoder();
const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES);
nodeInput[0] = 1;

/** SHA-256(00 ‖ entry). */
export function leafHash(entry: Uint8Array): Uint8Array {
  if (entry.length > ENTRY_BYTES) return sha256(leafInput.subarray(0, 1), entry);
  leafInput.set(entry, 1);
  return sha256(leafInput.subarray(0, 1 + entry.length));
}

/** `leafHash` of a text, without an array for its bytes: 0.8 µs instead of 1.5 (measured). */
export function leafHashOfText(entry: string): Uint8Array {
  const { read, written } = encoder.encodeInto(entry, leafText);
  if (read < entry.length || !entry.isWellFormed()) return leafHash(utf8(entry));
  return sha256(leafInput.subarray(0, 1 + written));
}

/** SHA-256(01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new RangeError('a hash has 32 bytes');
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256(nodeInput);
}

/** Root of the tree with no leaf. */
export function emptyRoot(): Uint8Array {
  return sha256();
}

/** All complete subtrees over leaf hashes, in memory. */
export function subtrees(leaves: readonly Uint8Array[]): HashAt {
  const levels: (readonly Uint8Array[])[] = [leaves];
  for (let below = leaves; below.length > 1; below = levels[levels.length - 1]!) {
    const level: Uint8Array[] = [];
    for (let i = 1; i < below.length; i += 2) level.push(nodeHash(below[i - 1]!, below[i]!));
    levels.push(level);
  }
  return (level, index) => {
    const hash = levels[level]?.[index];
    if (hash === undefined) throw new RangeError(`no complete subtree ${index} on level ${level}`);
    return hash;
  };
}

/** The edge of the tree of `size` leaves: as many hashes as `size` has ones in base 2, less one. */
export function edgeOf(size: number, hashAt: HashAt): Edge {
  if (!isCount(size)) throw new RangeError('a tree size is an integer from 0 to 2^53 − 1');
  const edge: (Uint8Array | undefined)[] = [undefined];
  let cut: Uint8Array | undefined;
  for (
    let level = 0, width = size, last = size - 1;
    last > 0;
    level++, width = half(width), last = half(last)
  ) {
    if (width % 2 === 1) {
      const complete = hashAt(level, width - 1);
      cut = cut === undefined ? complete : nodeHash(complete, cut);
    }
    edge.push(cut);
  }
  return edge;
}

/** Root of the tree of the first `size` leaves. */
export function rootAt(size: number, hashAt: HashAt, edge: Edge = edgeOf(size, hashAt)): Uint8Array {
  if (size === 0) return emptyRoot();
  const top = edge.length - 1;
  return edge[top] ?? hashAt(top, 0);
}

/** Root of the tree over leaf hashes: MTH of RFC 9162 §2.1.1. */
export function rootFromLeaves(leaves: readonly Uint8Array[]): Uint8Array {
  return rootAt(leaves.length, subtrees(leaves));
}

/** Inclusion path of leaf `index` in the tree of `size` leaves, from the leaf's sibling up: RFC 9162 §2.1.3.1. */
export function inclusionPath(
  index: number,
  size: number,
  hashAt: HashAt,
  edge: Edge = edgeOf(size, hashAt),
): Uint8Array[] {
  if (!isCount(index) || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return climb(0, index, size, hashAt, edge);
}

/**
 * Proof that the tree of `newSize` leaves extends the one of `oldSize`: RFC 9162 §2.1.4.1.
 *
 * Empty when the sizes are equal, and when the old tree is empty, which every tree extends.
 */
export function consistencyPath(
  oldSize: number,
  newSize: number,
  hashAt: HashAt,
  edge: Edge = edgeOf(newSize, hashAt),
): Uint8Array[] {
  if (!isCount(oldSize) || oldSize > newSize)
    throw new RangeError(`${newSize} leaves cannot extend ${oldSize}`);
  if (oldSize === 0 || oldSize === newSize) return [];
  let [level, index] = [0, oldSize - 1];
  for (; index % 2 === 1; index = half(index)) level++;
  const path = climb(level, index, newSize, hashAt, edge);
  // A power of two: the old root is itself a subtree of the new tree, and the verifier has it.
  return index === 0 ? path : [hashAt(level, index), ...path];
}

/** Siblings on the way from a complete subtree to the root of the tree of `size` leaves. */
function climb(level: number, index: number, size: number, hashAt: HashAt, edge: Edge): Uint8Array[] {
  const path: Uint8Array[] = [];
  let width = Math.floor(size / 2 ** level);
  for (let i = index; level < edge.length - 1; level++, i = half(i), width = half(width)) {
    const sibling = i % 2 === 1 ? i - 1 : i + 1;
    // At the right edge the sibling is cut short, or there is none and the node moves up as it is.
    const hash = sibling < width ? hashAt(level, sibling) : sibling === width ? edge[level] : undefined;
    if (hash !== undefined) path.push(hash);
  }
  return path;
}

/**
 * Root that an inclusion path leads to: RFC 9162 §2.1.3.2, to be compared with an anchored one.
 *
 * Index, size and path are an attacker's. Throws ProtocolError INCLUSION_INVALID when no tree of that size has
 * such a leaf, or a path of that length for it.
 */
export function rootFromPath({ leaf, index, size, path }: Inclusion): Uint8Array {
  if (!isCount(size) || !isCount(index) || index >= size) {
    throw new ProtocolError('INCLUSION_INVALID', 'the leaf index is not below the tree size', {
      where: 'index',
    });
  }
  const needed = pathLength(index, size);
  if (path.length !== needed) {
    throw new ProtocolError(
      'INCLUSION_INVALID',
      `the path has ${path.length} hashes where ${needed} are needed`,
      {
        where: 'path',
      },
    );
  }
  let hash = leaf;
  let used = 0;
  for (let i = index, last = size - 1; last > 0; i = half(i), last = half(last)) {
    if (movesUp(i, last)) continue;
    const sibling = path[used++]!;
    hash = i % 2 === 1 ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }
  return hash;
}

/** Whether a leaf is in the tree with this root. */
export function verifyInclusion(proof: Inclusion & { readonly root: Uint8Array }): boolean {
  try {
    return equalBytes(rootFromPath(proof), proof.root);
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

/**
 * Whether the tree with the new root extends the one with the old root: RFC 9162 §2.1.4.2.
 *
 * Every tree extends the empty one, by an empty path; the RFC leaves that case open.
 */
export function verifyConsistency({ oldSize, newSize, oldRoot, newRoot, path }: Consistency): boolean {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
  if (oldSize === newSize) return path.length === 0 && equalBytes(oldRoot, newRoot);
  if (oldSize === 0) return path.length === 0 && equalBytes(oldRoot, emptyRoot());
  let [i, last] = [oldSize - 1, newSize - 1];
  for (; i % 2 === 1; i = half(i)) last = half(last);
  let used = 0;
  const start = i === 0 ? oldRoot : path[used++];
  if (start === undefined) return false;
  let [oldHash, newHash] = [start, start];
  for (; last > 0; i = half(i), last = half(last)) {
    if (movesUp(i, last)) continue;
    const sibling = path[used++];
    if (sibling === undefined) return false;
    if (i % 2 === 1) oldHash = nodeHash(sibling, oldHash);
    newHash = i % 2 === 1 ? nodeHash(sibling, newHash) : nodeHash(newHash, sibling);
  }
  return used === path.length && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot);
}

/** Number of hashes in the inclusion path of leaf `index` in a tree of `size` leaves. */
function pathLength(index: number, size: number): number {
  let length = 0;
  for (let i = index, last = size - 1; last > 0; i = half(i), last = half(last)) {
    if (!movesUp(i, last)) length++;
  }
  return length;
}

/** Whether node `i` is the last of its level with no sibling, so that it stands on the next level as it is. */
function movesUp(i: number, last: number): boolean {
  return i === last && i % 2 === 0;
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
