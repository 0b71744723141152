/** Proofs from tiles: any earlier size of the log is still there, for a tile only grows at its end. */
import { toHex } from '#protocol/bytes.ts';
import { consistencyPath, edgeOf, inclusionPath, rootAt } from '#protocol/tree.ts';
import type { TileReader } from './tiles.ts';

/** Root of the first `size` leaves. */
export async function rootOf(tiles: TileReader, size: number): Promise<string> {
  return toHex(await tiles.over(size, (hashAt) => rootAt(size, hashAt)));
}

/** Path that proves leaf `index` in the tree of the first `size` leaves, from the leaf's sibling up. */
export async function inclusionProof(tiles: TileReader, index: number, size: number): Promise<string[]> {
  const path = await tiles.over(size, (hashAt) => inclusionPath(index, size, hashAt, edgeOf(size, hashAt)));
  return path.map(toHex);
}

/** Path that proves that the first `newSize` leaves extend the first `oldSize`. */
export async function consistencyProof(
  tiles: TileReader,
  oldSize: number,
  newSize: number,
): Promise<string[]> {
  const path = await tiles.over(newSize, (hashAt) => consistencyPath(oldSize, newSize, hashAt));
  return path.map(toHex);
}
