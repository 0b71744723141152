/** Vectors of the tree: roots, inclusion and consistency. */
import { bytes, consistency, hex, leaf, node, root, text } from './by-hand.ts';
import type { VectorCase } from './case.ts';
import { entries, leaves, pathOf, rootOf } from './log.ts';

const origin = 'RFC 9162 §2.1, its recursive definitions computed with node:crypto.';

function tree(name: string, title: string, input: object, expect: object): VectorCase {
  return { kind: 'tree', name, title, origin, input: { ...input }, expect: { ...expect } };
}

const no = { verifies: false };
const size = entries.length;
const inclusionOf = (index: number, n = size) => ({
  operation: 'inclusion',
  leaf: leaves[index] ?? '',
  index,
  size: n,
  path: pathOf(index, entries.slice(0, n)),
  root: rootOf(entries.slice(0, n)),
});
const good = inclusionOf(4);
const path = good.path;
const proof = (oldSize: number, newSize: number) => ({
  operation: 'consistency',
  oldSize,
  newSize,
  oldRoot: rootOf(entries.slice(0, oldSize)),
  newRoot: rootOf(entries.slice(0, newSize)),
  path: consistency(oldSize, entries.slice(0, newSize).map(text)).map(hex),
});
const grown = proof(3, 7);
const flipped = (hash = ''): string => hex(bytes(hash).map((byte, i) => (i === 31 ? byte ^ 1 : byte)));

/** A leaf that reads as two hashes: the attack that the two prefixes are there for. */
const [first = '', second = ''] = leaves;
const asLeaf = hex(leaf(bytes(first + second)));
const pair = hex(node(bytes(first), bytes(second)));
const pathOfPair = [hex(root(entries.slice(2, 4).map(text)))];

const inclusions: readonly VectorCase[] = [
  tree('root-0', 'The empty tree', { operation: 'root', entries: [] }, { root: rootOf([]) }),
  tree(
    'root-1',
    'One leaf',
    { operation: 'root', entries: entries.slice(0, 1) },
    { root: rootOf(entries.slice(0, 1)) },
  ),
  tree('root-7', 'Seven leaves', { operation: 'root', entries }, { root: rootOf(entries) }),
  tree('inclusion-4-7', 'Leaf 4 of 7', good, { verifies: true }),
  tree('inclusion-6-7', 'The last leaf, which moves up', inclusionOf(6), { verifies: true }),
  tree('inclusion-0-1', 'The only leaf: no path', inclusionOf(0, 1), { verifies: true }),
  tree('inclusion-truncated', 'The last hash missing', { ...good, path: path.slice(0, -1) }, no),
  tree('inclusion-beheaded', 'The first hash missing', { ...good, path: path.slice(1) }, no),
  tree('inclusion-padded', 'One hash too many', { ...good, path: [...path, path[0]] }, no),
  tree('inclusion-padded-zero', 'A zero hash too many', { ...good, path: [...path, '00'.repeat(32)] }, no),
  tree('inclusion-reversed', 'The path from the root down', { ...good, path: path.toReversed() }, no),
  tree('inclusion-flipped', 'One bit of the path', { ...good, path: path.with(1, flipped(path[1])) }, no),
  tree(
    'inclusion-swapped',
    'Leaf and first hash of the path swapped',
    { ...good, leaf: path[0], path: path.with(0, good.leaf) },
    no,
  ),
  tree('inclusion-empty-path', 'No path where one is needed', { ...good, path: [] }, no),
  tree('inclusion-other-leaf', 'Another leaf of the tree', { ...good, leaf: leaves[3] }, no),
  tree('inclusion-other-index', 'The index of the neighbour', { ...good, index: 5 }, no),
  tree('inclusion-other-size', 'A size with a longer path', { ...good, size: 9 }, no),
  tree(
    'inclusion-other-root',
    'The root of a smaller tree',
    { ...good, root: rootOf(entries.slice(0, 6)) },
    no,
  ),
  tree('inclusion-index-is-size', 'An index as large as the size', { ...good, index: 7 }, no),
  tree('inclusion-negative', 'A negative index', { ...good, index: -1 }, no),
  tree('inclusion-size-0', 'No leaf at all', { ...good, index: 0, size: 0, path: [], root: rootOf([]) }, no),
  tree(
    'inclusion-only-leaf-padded',
    'A path for the only leaf',
    { ...inclusionOf(0, 1), path: [leaves[1]] },
    no,
  ),
  tree(
    'inclusion-32-bits',
    'An index that 32 bits would take for 4',
    { ...good, index: 2 ** 32 + 4, size: 2 ** 32 + 7 },
    no,
  ),
  tree('inclusion-huge', 'A size that is no safe integer', { ...good, size: 2 ** 53 }, no),
  tree(
    'second-preimage',
    'A leaf of two hashes does not pass for their node',
    {
      operation: 'inclusion',
      leaf: asLeaf,
      index: 0,
      size: 2,
      path: pathOfPair,
      root: rootOf(entries.slice(0, 4)),
    },
    no,
  ),
  tree(
    'node-as-leaf',
    'A bare node passes in a smaller tree: so verifiers hash the entry themselves',
    {
      operation: 'inclusion',
      leaf: pair,
      index: 0,
      size: 2,
      path: pathOfPair,
      root: rootOf(entries.slice(0, 4)),
    },
    { verifies: true },
  ),
  tree(
    'path-index-is-size',
    'Root from a path: index as large as the size',
    { operation: 'rootFromPath', leaf: leaves[0], index: 1, size: 1, path: [] },
    { error: 'INCLUSION_INVALID' },
  ),
  tree(
    'path-truncated',
    'Root from a path: a hash missing',
    { operation: 'rootFromPath', leaf: leaves[4], index: 4, size: 7, path: path.slice(1) },
    { error: 'INCLUSION_INVALID' },
  ),
];

const consistencies: readonly VectorCase[] = [
  tree('consistency-3-7', 'From 3 to 7', grown, { verifies: true }),
  tree('consistency-4-7', 'From a power of two: the old root is not repeated', proof(4, 7), {
    verifies: true,
  }),
  tree('consistency-7-7', 'The same tree', proof(7, 7), { verifies: true }),
  tree(
    'consistency-0-7',
    'From the empty tree',
    { ...proof(7, 7), oldSize: 0, oldRoot: rootOf([]) },
    { verifies: true },
  ),
  tree('consistency-truncated', 'The last hash missing', { ...grown, path: grown.path.slice(0, -1) }, no),
  tree('consistency-padded', 'One hash too many', { ...grown, path: [...grown.path, grown.path[0]] }, no),
  tree(
    'consistency-flipped',
    'One bit of the path',
    { ...grown, path: grown.path.with(0, flipped(grown.path[0])) },
    no,
  ),
  tree('consistency-empty', 'No path where one is needed', { ...grown, path: [] }, no),
  tree(
    'consistency-shrunk',
    'Old and new swapped',
    { ...grown, oldSize: 7, newSize: 3, oldRoot: grown.newRoot, newRoot: grown.oldRoot },
    no,
  ),
  tree(
    'consistency-rewritten',
    'An old root of other leaves',
    { ...grown, oldRoot: rootOf(entries.slice(1, 4)) },
    no,
  ),
  tree(
    'consistency-other-new',
    'A new root of other leaves',
    { ...grown, newRoot: rootOf(entries.toReversed()) },
    no,
  ),
  tree('consistency-other-size', 'Another old size', { ...grown, oldSize: 5 }, no),
  tree(
    'consistency-same-size',
    'The same size with another root',
    { ...proof(7, 7), newRoot: rootOf(entries.toReversed()) },
    no,
  ),
  tree('consistency-same-padded', 'The same tree with a path', { ...proof(7, 7), path: [leaves[0]] }, no),
  tree(
    'consistency-from-0-path',
    'From the empty tree with a path',
    { ...proof(7, 7), oldSize: 0, oldRoot: rootOf([]), path: [leaves[0]] },
    no,
  ),
];

export const trees: readonly VectorCase[] = [...inclusions, ...consistencies];
