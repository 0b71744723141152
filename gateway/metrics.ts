/**
 * GET /metrics, as Prometheus reads it. Labels are names of resources and codes, never anything that was sent.
 * For anyone: what is counted here says nothing of any application.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EndpointState } from '#node/chain/endpoints.ts';
import type { OfficeFigures } from '#node/figures.ts';
import type { RequestEvent } from './deps.ts';
import type { Sources } from './freshness.ts';
import { type Operation, operation, Reply } from './operation.ts';

/** An answer takes about a millisecond; a chain that is slow, up to a second. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export class Metrics {
  readonly registry = new Registry();
  readonly #requests = this.#histogram();
  readonly #refusals = new Counter({
    name: 'ipanchor_refusals_total',
    help: 'Requests that were refused, by the code of the problem',
    labelNames: ['code'],
    registers: [this.registry],
  });

  /**
   * @param figures of the office that is served; an observer has none
   * @param endpoints addresses of the chain, undefined before the first answer of one
   */
  constructor(
    sources: Sources,
    problem: () => string | undefined,
    figures?: () => Promise<OfficeFigures>,
    endpoints: () => readonly EndpointState[] | undefined = () => undefined,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.#gauge('ipanchor_block_number', 'Block that answers are true for; -1 before the first', async () => {
      return (await sources.reader.asOf())?.blockNumber ?? -1;
    });
    this.#gauge(
      'ipanchor_chain_lag_blocks',
      'Blocks that the chain is ahead; -1 when it cannot be asked',
      async () => {
        const [at, chain] = await Promise.all([sources.reader.asOf(), sources.chainStatus()]);
        return chain === undefined ? -1 : Math.max(0, chain.head - (at?.blockNumber ?? -1));
      },
    );
    this.#gauge(
      'ipanchor_follower_troubled',
      '1 while something keeps the node from following the chain',
      async () => (problem() === undefined ? 0 : 1),
    );
    this.#gauge(
      'ipanchor_chain_endpoints_well',
      'Addresses of the chain that can be used; 0 before one has answered',
      async () => (endpoints() ?? []).filter(({ left }) => left === undefined).length,
    );
    this.#gauge(
      'ipanchor_chain_endpoints_left',
      'Addresses of the chain that are not used until they are well',
      async () => (endpoints() ?? []).filter(({ left }) => left !== undefined).length,
    );
    if (figures === undefined) return;
    this.#gauge(
      'ipanchor_log_entries',
      'Entries of the log of the office',
      async () => (await figures()).logEntries,
    );
    this.#gauge(
      'ipanchor_receipts',
      'Entries whose head is anchored and final',
      async () => (await figures()).receipts,
    );
    this.#gauge(
      'ipanchor_outbox_pending',
      'Facts that the chain does not have yet; counted up to 10,000',
      async () => (await figures()).outboxPending,
    );
  }

  observe({ method, resource, status, milliseconds, problem }: RequestEvent): void {
    this.#requests.observe({ method, resource, status }, milliseconds / 1000);
    if (problem !== undefined) this.#refusals.inc({ code: problem });
  }

  #histogram() {
    return new Histogram({
      name: 'ipanchor_request_seconds',
      help: 'Requests and how long their answers took, by resource and status',
      labelNames: ['method', 'resource', 'status'],
      buckets: BUCKETS,
      registers: [this.registry],
    });
  }

  /** A value that cannot be found out now is left out: no scrape fails for it, and none is made up. */
  #gauge(name: string, help: string, value: () => Promise<number>): void {
    new Gauge({
      ...{ name, help, registers: [this.registry] },
      async collect() {
        this.reset();
        const found = await value().catch(() => Number.NaN);
        this.set(found);
      },
    });
  }
}

export function metricsOperations({ registry }: Metrics): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/metrics',
      id: 'getMetrics',
      tag: 'operation',
      summary: 'What an operator watches, in the text format of Prometheus',
      access: 'anyone',
      momentary: true,
      produces: ['text/plain'],
      handle: async () => new Reply(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
    }),
  ];
}
