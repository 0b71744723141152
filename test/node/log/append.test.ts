import { expect } from 'chai';
import fc from 'fast-check';
import { appendHashes } from '#node/log/append.ts';
import { consistencyProof, inclusionProof, rootOf } from '#node/log/proofs.ts';
import { TileReader } from '#node/log/tiles.ts';
import { fromHex, toHex, utf8 } from '#protocol/bytes.ts';
import { leafHash, rootFromLeaves, verifyConsistency, verifyInclusion } from '#protocol/tree.ts';
import { closeOffice, openOffice, type TestOffice } from '../intake/office-fixture.ts';

describe('log', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openOffice('JP');
  });
  afterEach(() => closeOffice(office));

  const leaves = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => leafHash(utf8(`entry ${from + i}`)));

  async function append(before: number, count: number): Promise<string> {
    const root = await office.store.update((batch) =>
      appendHashes(office.store, batch, before, leaves(before, count)),
    );
    return toHex(root);
  }

  it('gives the root of RFC 9162 whatever the groups in which leaves came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }),
        async (groups) => {
          let size = 0;
          let root = '';
          for (const group of groups) {
            root = await append(size, group);
            size += group;
          }
          expect(root).to.equal(toHex(rootFromLeaves(leaves(0, size))));
          expect(await rootOf(new TileReader(office.store), size)).to.equal(root);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('proves inclusion and consistency at every size around tile borders', async () => {
    const sizes = [1, 2, 255, 256, 257, 511, 512, 513, 1000];
    let size = 0;
    for (const next of sizes) {
      await append(size, next - size);
      size = next;
    }
    const tiles = new TileReader(office.store, 3);
    const bytes = (path: readonly string[]) => path.map((hash) => fromHex(hash));
    const all = leaves(0, size);
    for (const treeSize of sizes) {
      const root = rootFromLeaves(all.slice(0, treeSize));
      for (const index of new Set([0, treeSize >> 1, treeSize - 1])) {
        const path = bytes(await inclusionProof(tiles, index, treeSize));
        const leaf = all[index] ?? new Uint8Array();
        expect(
          verifyInclusion({ leaf, index, size: treeSize, path, root }),
          `${index} of ${treeSize}`,
        ).to.equal(true);
      }
      for (const oldSize of sizes.filter((old) => old <= treeSize)) {
        const path = bytes(await consistencyProof(tiles, oldSize, treeSize));
        const oldRoot = rootFromLeaves(all.slice(0, oldSize));
        const proof = { oldSize, newSize: treeSize, oldRoot, newRoot: root, path };
        expect(verifyConsistency(proof), `${oldSize} to ${treeSize}`).to.equal(true);
      }
    }
  });

  it('refuses to append behind a tile that is not whole', async () => {
    await append(0, 10);
    let code = '';
    await office.store
      .update((batch) => appendHashes(office.store, batch, 12, leaves(12, 1)))
      .catch((error) => {
        code = error.code;
      });
    expect(code).to.equal('STORE_DAMAGED');
  });

  it('tells a tile that is gone from one that was never written', async () => {
    await append(0, 3);
    let code = '';
    await inclusionProof(new TileReader(office.store), 300, 400).catch((error) => {
      code = error.code;
    });
    expect(code).to.equal('STORE_DAMAGED');
  });
});
