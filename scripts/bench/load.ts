import autocannon from 'autocannon';
import type { Served } from './served.ts';

export interface Question {
  readonly path: string;
  readonly body: string;
}

export interface LoadFigures {
  readonly perSecond: number;
  readonly processorMicroseconds: number; // of the server, for each answer
  readonly median: number; // ms, as the client sees it
  readonly p99: number; // ms
  /** Answers other than 2xx, broken connections, and questions that were never answered. */
  readonly errors: number;
}

/** So many clients ask one question after the other, each its own part of the list, again from its beginning. */
export async function load(
  { url, figures }: Served,
  questions: readonly Question[],
  { clients, seconds }: { clients: number; seconds: number },
): Promise<LoadFigures> {
  const before = await figures();
  const times: number[] = [];
  let client = 0;
  const result = await autocannon({
    url,
    connections: clients,
    duration: seconds,
    setupClient: (one) => {
      const part = questions.filter((_, index) => index % clients === client);
      client += 1;
      one.on('response', (_status, _bytes, milliseconds) => times.push(milliseconds));
      one.setRequests(
        part.map(({ path, body }) => ({
          ...{ method: 'POST', path, body },
          headers: { 'Content-Type': 'application/json' },
        })),
      );
    },
  });
  const after = await figures();
  const sorted = Float64Array.from(times).sort();
  return {
    perSecond: times.length / result.duration,
    processorMicroseconds:
      ((after.processorMilliseconds - before.processorMilliseconds) / times.length) * 1000,
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
    errors: result.non2xx + result.errors + result.timeouts,
  };
}
