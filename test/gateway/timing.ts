/** Can two things be told apart by how long they take? A statistical test that bears the noise of a busy machine. */

export interface Timed {
  /** Milliseconds that one try took. */
  readonly a: () => Promise<number>;
  readonly b: () => Promise<number>;
}

export interface TimeComparison {
  readonly apart: boolean;
  /** How much longer `a` takes: the median of the differences within pairs. */
  readonly milliseconds: number;
  /** Standard deviations of the sign test: how sure it is that there is a difference at all. */
  readonly sureness: number;
}

const WARM_UP = 40;
const PAIRS = 250;

/** A chance finding of this size comes once in three million comparisons. */
const SURE = 5;

/** Half of what is planted: a difference below it is another time class for nobody on a network. */
const MATTERS_MS = 0.5;

/**
 * Pairs of tries, in turn one first and the other first, so that whatever slows the machine slows both of a pair. The
 * sign test asks only which of a pair took longer, so a pause of the machine counts as one pair, however long it was.
 * Apart is what is both sure and large enough to matter.
 */
export async function compareTimes({ a, b }: Timed): Promise<TimeComparison> {
  for (let place = 0; place < WARM_UP; place++) await (place % 2 === 0 ? a() : b());
  const differences: number[] = [];
  for (let place = 0; place < PAIRS; place++) {
    if (place % 2 === 0) {
      const first = await a();
      differences.push(first - (await b()));
    } else {
      const first = await b();
      differences.push((await a()) - first);
    }
  }
  const longer = differences.filter((difference) => difference > 0).length;
  const sureness = (longer - PAIRS / 2) / Math.sqrt(PAIRS / 4);
  const milliseconds = differences.sort((x, y) => x - y)[PAIRS / 2] ?? 0;
  return { apart: Math.abs(sureness) > SURE && Math.abs(milliseconds) > MATTERS_MS, milliseconds, sureness };
}
