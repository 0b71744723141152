import { expect } from 'chai';
import fc from 'fast-check';
import { equalBytes, toHex, utf8 } from '#protocol/bytes.ts';
import { ProtocolError } from '#protocol/errors.ts';
import {
  consistencyPath,
  edgeOf,
  emptyRoot,
  inclusionPath,
  leafHash,
  leafHashOfText,
  nodeHash,
  rootAt,
  rootFromLeaves,
  rootFromPath,
  subtrees,
  verifyConsistency,
  verifyInclusion,
} from '#protocol/tree.ts';
// The definitions of the RFC word for word, with a hash of their own.
import { consistency, inclusion, root as mth, sha } from '../../../scripts/vectors/by-hand.ts';

const entries = Array.from({ length: 40 }, (_, i) => utf8(`entry ${i}`));
const leaves = entries.map(leafHash);
const hashAt = subtrees(leaves);
const sizes = Array.from({ length: entries.length }, (_, i) => i + 1);
const hex = (path: readonly Uint8Array[]) => path.map(toHex);

describe('tree', () => {
  it('gives the roots of the RFC at every size to 40', () => {
    expect(toHex(rootFromLeaves([]))).to.equal(toHex(mth([])));
    for (const size of sizes) {
      const root = toHex(mth(entries.slice(0, size)));
      expect(toHex(rootFromLeaves(leaves.slice(0, size)))).to.equal(root);
      expect(toHex(rootAt(size, hashAt))).to.equal(root);
    }
  });

  it('gives the inclusion paths of the RFC for every leaf at every size to 40, and they verify', () => {
    for (const size of sizes) {
      const edge = edgeOf(size, hashAt);
      const root = rootAt(size, hashAt, edge);
      for (let index = 0; index < size; index++) {
        const path = inclusionPath(index, size, hashAt, edge);
        expect(hex(path)).to.deep.equal(hex(inclusion(index, entries.slice(0, size))));
        expect(verifyInclusion({ leaf: leaves[index]!, index, size, path, root })).to.equal(true);
      }
    }
  });

  it('gives the consistency proofs of the RFC for all sizes, and they verify', () => {
    for (let newSize = 1; newSize <= entries.length; newSize++) {
      const newRoot = rootAt(newSize, hashAt);
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const path = consistencyPath(oldSize, newSize, hashAt);
        expect(hex(path)).to.deep.equal(hex(consistency(oldSize, entries.slice(0, newSize))));
        const oldRoot = rootAt(oldSize, hashAt);
        expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, path })).to.equal(true);
      }
    }
  });

  it('asks for complete subtrees only, each once per proof', () => {
    const asked = new Set<string>();
    inclusionPath(3, 39, (level, index) => {
      expect((index + 1) * 2 ** level).to.be.at.most(39);
      expect(asked.has(`${level}/${index}`)).to.equal(false);
      asked.add(`${level}/${index}`);
      return hashAt(level, index);
    });
    expect(() => hashAt(5, 1)).to.throw(RangeError);
  });

  it('refuses any other leaf, index, size, root or path', () => {
    const [index, size] = [11, 27];
    const path = inclusionPath(index, size, hashAt);
    const good = { leaf: leaves[index]!, index, size, path, root: rootAt(size, hashAt) };
    expect(verifyInclusion(good)).to.equal(true);
    for (let other = 0; other < 40; other++) {
      if (other !== index) {
        expect(verifyInclusion({ ...good, index: other })).to.equal(false);
        expect(verifyInclusion({ ...good, leaf: leaves[other]! })).to.equal(false);
      }
    }
    for (const other of [0, 11, 12, 2 ** 53, -1, 1.5, Number.NaN]) {
      expect(verifyInclusion({ ...good, size: other })).to.equal(false);
      expect(verifyInclusion({ ...good, index: other === 11 ? 10 : other })).to.equal(false);
    }
    for (const other of [[], path.slice(1), path.slice(0, -1), [...path, path[0]!], path.toReversed()]) {
      expect(verifyInclusion({ ...good, path: other })).to.equal(false);
    }
  });

  it('refuses a size with a path of the same length but another shape, unless shape and hashes are the same', () => {
    // Leaf 0 of 27 and of 28: same length, same order of sides, so the path alone leads to the same root.
    const path = inclusionPath(0, 27, hashAt);
    const root = rootAt(27, hashAt);
    expect(verifyInclusion({ leaf: leaves[0]!, index: 0, size: 28, path, root })).to.equal(true);
    // That is why a head is looked up by size: the root of 28 is another.
    expect(equalBytes(rootAt(28, hashAt), root)).to.equal(false);
  });

  it('stands a second-preimage attack: a node does not pass for a leaf', () => {
    const [left, right] = [leaves[0]!, leaves[1]!];
    const forged = new Uint8Array([...left, ...right]);
    const root = rootAt(4, hashAt);
    const path = [hashAt(1, 1)];
    expect(verifyInclusion({ leaf: nodeHash(left, right), index: 0, size: 2, path, root })).to.equal(true);
    expect(verifyInclusion({ leaf: leafHash(forged), index: 0, size: 2, path, root })).to.equal(false);
  });

  it('hashes an entry of any length, and does not keep what it hashed before', () => {
    for (const length of [5000, 4097, 4096, 4095, 1, 0]) {
      const entry = new Uint8Array(length).fill(length % 251);
      expect(toHex(leafHash(entry))).to.equal(toHex(sha(Uint8Array.of(0), entry)));
    }
    const before = leafHash(entries[0]!);
    leafHash(entries[1]!);
    expect(toHex(before)).to.equal(toHex(leaves[0]!));
  });

  it('hashes a text as it hashes its bytes', () => {
    for (const text of ['', 'a', 'a'.repeat(4096), 'a'.repeat(4097), '\u00e9'.repeat(2049), '\u{1f600}'])
      expect(toHex(leafHashOfText(text))).to.equal(toHex(leafHash(utf8(text))));
    expect(() => leafHashOfText('a\ud800')).to.throw(TypeError);
  });

  it('keeps two equal entries apart by their index', () => {
    const same = [leaves[0]!, leaves[0]!, leaves[1]!];
    const at = subtrees(same);
    const root = rootAt(3, at);
    const path = inclusionPath(0, 3, at);
    expect(verifyInclusion({ leaf: leaves[0]!, index: 0, size: 3, path, root })).to.equal(true);
    expect(verifyInclusion({ leaf: leaves[0]!, index: 2, size: 3, path, root })).to.equal(false);
  });

  it('says what is wrong with a path', () => {
    const leaf = leaves[0]!;
    const wrong = (index: number, size: number, path: Uint8Array[]): string | undefined => {
      try {
        rootFromPath({ leaf, index, size, path });
        return 'nothing';
      } catch (error) {
        return error instanceof ProtocolError && error.code === 'INCLUSION_INVALID' ? error.where : 'other';
      }
    };
    expect(wrong(0, 0, [])).to.equal('index');
    expect(wrong(5, 5, [])).to.equal('index');
    expect(wrong(0, 1, [leaf])).to.equal('path');
    expect(wrong(0, 2, [])).to.equal('path');
    expect(wrong(0, 1, [])).to.equal('nothing');
  });

  it('refuses every consistency proof but the one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 39 }), fc.integer({ min: 2, max: 40 }), fc.nat(), (a, b, at) => {
        const [oldSize, newSize] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(oldSize < newSize);
        const path = consistencyPath(oldSize, newSize, hashAt);
        const [oldRoot, newRoot] = [rootAt(oldSize, hashAt), rootAt(newSize, hashAt)];
        const good = { oldSize, newSize, oldRoot, newRoot, path };
        const flipped = path.map((hash, i) => (i === at % path.length ? hash.map((byte) => byte ^ 1) : hash));
        for (const bad of [
          { ...good, path: flipped },
          { ...good, path: path.slice(1) },
          { ...good, path: path.slice(0, -1) },
          { ...good, path: [...path, path[0]!] },
          { ...good, oldRoot: newRoot },
          { ...good, newRoot: oldRoot },
          { ...good, oldSize: newSize, newSize: oldSize },
        ]) {
          expect(verifyConsistency(bad)).to.equal(false);
        }
      }),
    );
  });

  it('takes the empty tree as extended by every tree, with an empty path', () => {
    const good = { oldSize: 0, newSize: 3, oldRoot: emptyRoot(), newRoot: rootAt(3, hashAt), path: [] };
    expect(consistencyPath(0, 3, hashAt)).to.deep.equal([]);
    expect(verifyConsistency(good)).to.equal(true);
    expect(verifyConsistency({ ...good, oldRoot: leaves[0]! })).to.equal(false);
    expect(verifyConsistency({ ...good, path: [leaves[0]!] })).to.equal(false);
  });

  it('counts beyond 32 bits', () => {
    // A tree whose complete subtrees of one level are all the same can be as large as can be counted.
    const levels: Uint8Array[] = [leaves[0]!];
    while (levels.length < 54) levels.push(nodeHash(levels.at(-1)!, levels.at(-1)!));
    const at = (level: number) => levels[level]!;
    for (const size of [2 ** 32 + 1, 2 ** 40 + 12345, 2 ** 53 - 1]) {
      const [index, root] = [size - 2, rootAt(size, at)];
      const path = inclusionPath(index, size, at);
      expect(verifyInclusion({ leaf: leaves[0]!, index, size, path, root })).to.equal(true);
      const oldSize = size - 2 ** 31;
      const proof = consistencyPath(oldSize, size, at);
      const oldRoot = rootAt(oldSize, at);
      expect(verifyConsistency({ oldSize, newSize: size, oldRoot, newRoot: root, path: proof })).to.equal(
        true,
      );
    }
  });

  it('refuses to prove what cannot be', () => {
    expect(() => inclusionPath(3, 3, hashAt)).to.throw(RangeError);
    expect(() => consistencyPath(4, 3, hashAt)).to.throw(RangeError);
    expect(() => rootAt(2 ** 53, hashAt)).to.throw(RangeError);
    expect(() => nodeHash(leaves[0]!, new Uint8Array(31))).to.throw(RangeError);
  });
});
