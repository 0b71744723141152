import type { ActionType } from './calls.ts';

/**
 * How many items of a type go into one transaction: the most that fit, halved after each refusal until the one bad
 * item stands alone, doubled after each batch that is taken. What refused them may have passed.
 */
export class BatchSizes {
  readonly #mostOf: (type: ActionType) => number;
  readonly #reduced = new Map<ActionType, number>();

  constructor(mostOf: (type: ActionType) => number) {
    this.#mostOf = mostOf;
  }

  of(type: ActionType): number {
    return this.#reduced.get(type) ?? this.#mostOf(type);
  }

  isReduced(type: ActionType): boolean {
    return this.#reduced.has(type);
  }

  /** A batch of so many was refused. */
  refused(type: ActionType, items: number): void {
    this.#reduced.set(type, Math.max(1, Math.floor(items / 2)));
  }

  /** A batch was taken. */
  taken(type: ActionType): void {
    const reduced = this.#reduced.get(type);
    if (reduced === undefined) return;
    if (2 * reduced < this.#mostOf(type)) this.#reduced.set(type, 2 * reduced);
    else this.#reduced.delete(type);
  }

  /** The bad item was found. */
  found(type: ActionType): void {
    this.#reduced.delete(type);
  }
}
