/** What one measure came to. `bar` is written as the comparison that must hold; a measure without one is printed only. */
export interface Measure {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: string | null;
  readonly holds: boolean;
  /** The figures behind the value, for the reader of the table. */
  readonly detail: string;
}

/** One run of a contender: gives the milliseconds it took. */
export type Run = () => number | Promise<number>;

/**
 * Runs the contenders in turn and gives each one's median, in milliseconds. The machine is shared and noisy: what
 * slows one round down slows all its contenders down, so only their ratio counts.
 */
export async function interleaved<Name extends string>(
  contenders: Record<Name, Run>,
  rounds = 3,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      globalThis.gc?.();
      times[name].push(await contenders[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds of processor time of this thread: on a shared machine it does not count the waiting for a core. */
export function processorTimed(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

/** A measure that must not be below its bar. */
export function atLeast(bar: number, measure: Omit<Measure, 'bar' | 'holds'>): Measure {
  return { ...measure, bar: `>= ${bar}`, holds: measure.value >= bar };
}

/** A measure that must not be above its bar. */
export function atMost(bar: number, measure: Omit<Measure, 'bar' | 'holds'>): Measure {
  return { ...measure, bar: `<= ${bar}`, holds: measure.value <= bar };
}

export function printed(measure: Omit<Measure, 'bar' | 'holds'>): Measure {
  return { ...measure, bar: null, holds: true };
}
