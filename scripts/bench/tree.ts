import { hash } from 'node:crypto';
import { utf8 } from '#protocol/bytes.ts';
import { edgeOf, inclusionPath, leafHash, rootAt, subtrees } from '#protocol/tree.ts';
import { atMost, interleaved, type Measure, processorTimed } from './measure.ts';

const SMALL = 100_000;
const LARGE = 400_000;

/** Entries of the size that a log entry has. */
function entries(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) =>
    utf8(`${String(index).padStart(9, '0')}${'x'.repeat(400)}`),
  );
}

/** Leaves, the tree over them, and the inclusion path of each leaf. */
function buildAndProve(input: readonly Uint8Array[]): number {
  let steps = 0;
  const time = processorTimed(() => {
    const hashAt = subtrees(input.map((entry) => leafHash(entry)));
    const edge = edgeOf(input.length, hashAt);
    rootAt(input.length, hashAt, edge);
    for (let index = 0; index < input.length; index += 1)
      steps += inclusionPath(index, input.length, hashAt, edge).length;
  });
  if (steps < input.length) throw new Error('the proofs are too short to be proofs');
  return time;
}

/** As many SHA-256 as the tree needs, over as many bytes, and nothing else: one per leaf, one per inner node. */
function bareHashes(input: readonly Uint8Array[]): number {
  const inner = new Uint8Array(65);
  return processorTimed(() => {
    for (const entry of input) hash('sha256', entry, 'buffer');
    for (let node = 1; node < input.length; node += 1) hash('sha256', inner, 'buffer');
  });
}

export async function benchTree(): Promise<Measure[]> {
  const small = entries(SMALL);
  const large = entries(LARGE);
  const times = await interleaved({
    small: () => buildAndProve(small),
    hashes: () => bareHashes(small),
    large: () => buildAndProve(large),
  });
  return [
    atMost(2, {
      id: 'tree',
      what: `tree of ${SMALL} leaves and all its inclusion proofs, to the bare hashes it needs, processor time`,
      value: times.small / times.hashes,
      unit: 'ratio',
      detail: `${times.small.toFixed(0)} ms to ${times.hashes.toFixed(0)} ms`,
    }),
    atMost(4.6, {
      id: 'tree-growth',
      what: `${LARGE} leaves to ${SMALL}`,
      value: times.large / times.small,
      unit: 'ratio',
      detail: `${times.large.toFixed(0)} ms to ${times.small.toFixed(0)} ms`,
    }),
  ];
}
