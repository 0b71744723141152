/**
 * Random bytes for codes, nonces and salts. The system is asked for many at once: 16 bytes then take 0.3 µs and not
 * 4.6 (measured), and a document needs three such pieces.
 */
import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4096;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/** `count` random bytes, at most 4,096, that were given to nobody before and are kept nowhere else. */
export function randomBytes(count: number): Buffer {
  if (count > POOL_BYTES) throw new RangeError(`"count" expected at most ${POOL_BYTES}, got ${count}`);
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}
