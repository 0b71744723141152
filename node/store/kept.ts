/** Reads that are kept until the next write: for few rows that are asked for again and again. */
export class KeptReads {
  readonly #kept = new Map<string, Promise<unknown>>();
  readonly #most: number;
  #writes = 0;

  /** @param most how many reads are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param name of what is read; whoever gives the same name gets the same value, and MUST NOT change it */
  get<T>(name: string, read: () => Promise<T>): Promise<T> {
    // Whether what is read now is from before or after the write, nobody knows.
    if (this.#writes > 0) return read();
    const known = this.#kept.get(name);
    if (known !== undefined) return known as Promise<T>; // `read` of the same name made it
    if (this.#kept.size >= this.#most) this.#kept.clear();
    const kept = read();
    this.#kept.set(name, kept);
    kept.catch(() => this.#kept.delete(name));
    return kept;
  }

  /** Forgets everything, and keeps nothing until `write` is done. */
  async during<T>(write: () => Promise<T>): Promise<T> {
    this.#kept.clear();
    this.#writes += 1;
    try {
      return await write();
    } finally {
      this.#writes -= 1;
    }
  }
}
