/**
 * Tiles of the log tree: 256 hashes of one level in a row, as `TILES` keeps them.
 *
 * A tile of level L holds the hashes of subtrees of 256^L leaves; the seven levels between are hashed when they
 * are asked for and remembered with the tile. Memory is bounded by the number of tiles that are held.
 */
import { type HashAt, nodeHash } from '#protocol/tree.ts';
import { NodeError } from '../errors.ts';
import { TILES } from '../store/office.ts';
import type { Store } from '../store.ts';

export const HASH_BYTES = 32;
export const TILE_WIDTH = 256;
const LEVELS_PER_TILE = 8;

/** One tile, full or cut short at the right edge of the log. */
export class Tile {
  readonly #hashes: Uint8Array;
  readonly #inner = new Map<number, Uint8Array>();

  constructor(hashes: Uint8Array) {
    this.#hashes = hashes;
  }

  /** Number of hashes. */
  get width(): number {
    return this.#hashes.length / HASH_BYTES;
  }

  /** Hash of the subtree `index` that is `height` levels (0 to 8) above the hashes of the tile. */
  hash(height: number, index: number): Uint8Array {
    if ((index + 1) * 2 ** height > this.width) {
      throw new NodeError(
        'STORE_DAMAGED',
        `a tile of ${this.width} hashes lacks subtree ${index} at ${height}`,
      );
    }
    if (height === 0) return this.#hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
    const known = this.#inner.get(height * TILE_WIDTH + index);
    if (known !== undefined) return known;
    const hash = nodeHash(this.hash(height - 1, 2 * index), this.hash(height - 1, 2 * index + 1));
    this.#inner.set(height * TILE_WIDTH + index, hash);
    return hash;
  }
}

/** Where the hash (level, index) of the tree is: which tile, and which subtree of it. */
function placeOf(level: number, index: number) {
  const height = level % LEVELS_PER_TILE;
  const perTile = TILE_WIDTH / 2 ** height;
  const tileLevel = (level - height) / LEVELS_PER_TILE;
  return { tileLevel, tileIndex: Math.floor(index / perTile), height, within: index % perTile };
}

/** `hashAt` of #protocol/tree.ts over given tiles, for level and index of a tile. */
export function hashAtOver(tileAt: (level: number, index: number) => Tile | undefined): HashAt {
  return (level, index) => {
    const { tileLevel, tileIndex, height, within } = placeOf(level, index);
    const tile = tileAt(tileLevel, tileIndex);
    if (tile === undefined)
      throw new NodeError('STORE_DAMAGED', `the log lacks tile ${tileLevel}/${tileIndex}`);
    return tile.hash(height, within);
  };
}

/** Reads tiles from the store and keeps the last used ones: 1,024 of them with all inner hashes are about 100 MB. */
export class TileReader {
  readonly #store: Store;
  readonly #capacity: number;
  readonly #held = new Map<string, Tile>();

  constructor(store: Store, capacity = 64) {
    this.#store = store;
    this.#capacity = capacity;
  }

  /**
   * Runs a computation over the tree of the first `size` leaves. It runs twice, for `hashAt` cannot wait: first to
   * see which tiles it asks for, then with them.
   */
  async over<T>(size: number, compute: (hashAt: HashAt) => T): Promise<T> {
    const wanted = new Map<string, { level: number; index: number; width: number }>();
    compute((level, index) => {
      const { tileLevel, tileIndex } = placeOf(level, index);
      const subtrees = Math.floor(size / TILE_WIDTH ** tileLevel);
      const width = Math.min(TILE_WIDTH, subtrees - tileIndex * TILE_WIDTH);
      wanted.set(`${tileLevel}/${tileIndex}`, { level: tileLevel, index: tileIndex, width });
      return new Uint8Array(HASH_BYTES);
    });
    const tiles = new Map<string, Tile>();
    for (const [key, { level, index, width }] of wanted)
      tiles.set(key, await this.#tile(level, index, width));
    return compute(hashAtOver((level, index) => tiles.get(`${level}/${index}`)));
  }

  async #tile(level: number, index: number, width: number): Promise<Tile> {
    const key = `${level}/${index}/${width}`;
    let tile = this.#held.get(key);
    this.#held.delete(key);
    if (tile === undefined) {
      const hashes = await this.#store.get(TILES, { level, index });
      if (hashes === undefined || hashes.length < width * HASH_BYTES) {
        throw new NodeError('STORE_DAMAGED', `the log lacks ${width} hashes of tile ${level}/${index}`);
      }
      tile = new Tile(hashes.slice(0, width * HASH_BYTES));
    }
    this.#held.set(key, tile); // last used, last out
    const [oldest] = this.#held.keys();
    if (this.#held.size > this.#capacity && oldest !== undefined) this.#held.delete(oldest);
    return tile;
  }
}
