/** Tells how long a chain has made no new block. By this process's own clock: the clocks of validators may differ. */
export class BlockWatch {
  #hash: string | undefined;
  #sinceMs = 0;

  /**
   * @param hash of the newest block
   * @param nowMs of a clock that only goes on
   * @returns for how many milliseconds this has been the newest block, as far as was seen
   */
  stillFor(hash: string, nowMs: number): number {
    if (hash !== this.#hash) {
      this.#hash = hash;
      this.#sinceMs = nowMs;
    }
    return nowMs - this.#sinceMs;
  }
}
