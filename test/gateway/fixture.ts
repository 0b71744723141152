/** The gateway as it is served, over the small register of the check tests. */
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import type { z } from 'zod';
import { createApp } from '#gateway/app.ts';
import type { GatewayDeps, RequestEvent } from '#gateway/deps.ts';
import type { ChainStatus } from '#gateway/freshness.ts';
import { Metrics } from '#gateway/metrics.ts';
import { describeContract } from '#gateway/openapi.ts';
import { operationsOf } from '#gateway/operations.ts';
import { problemSchema } from '#gateway/problem.ts';
import { serve } from '#gateway/server.ts';
import { createAuditTrail } from '#node/audit-trail.ts';
import type { LiveReader } from '#node/register/reader.ts';
import { createFixture, DOCUMENT_LOG, type Fixture } from '../node/register/fixture.ts';
import { ContractCheck } from './contract-check.ts';

export interface GatewayFixture {
  readonly url: string;
  readonly register: Fixture;
  readonly events: RequestEvent[];
  readonly faults: unknown[];
  /** What the next answers stand on; undefined: the chain cannot be asked. */
  chain: ChainStatus | undefined;
  /** Replaces the register that the gateway reads. */
  reader: LiveReader;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** @throws when an answer was not what the contract says */
  readonly close: () => Promise<void>;
}

export async function createGateway(own: Partial<GatewayDeps> = {}): Promise<GatewayFixture> {
  const register = await createFixture();
  const closing = new AbortController();
  const events: RequestEvent[] = [];
  const faults: unknown[] = [];
  const fixture = { chain: { head: 40, finalized: 40 } as ChainStatus | undefined, reader: register.reader };
  const deps: GatewayDeps = {
    get reader() {
      return fixture.reader;
    },
    audit: createAuditTrail(register.store, () => '2026-11-20T10:00:05Z'),
    chainStatus: async () => fixture.chain,
    now: () => new Date('2026-11-20T10:00:05Z'),
    closing: closing.signal,
    documentLog: DOCUMENT_LOG,
    role: 'observer',
    version: '0.1.0',
    onRequest: (event) => events.push(event),
    onFault: (_correlationId, fault) => faults.push(fault),
    ...own,
  };
  const contract = new ContractCheck(
    describeContract(operationsOf(deps, new Metrics(deps, () => undefined)), deps.version),
  );
  const broken: string[] = [];
  const server = await serve(checked(createApp(deps), contract, broken), { host: '127.0.0.1', port: 0 });
  return Object.assign(fixture, {
    url: server.url,
    register,
    events,
    faults,
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      closing.abort();
      await server.close();
      await register.close();
      if (broken.length > 0) throw new Error(`not as the contract says:\n${broken.join('\n')}`);
    },
  });
}

/** Holds every answer of the app against the contract, as it leaves. */
function checked(app: Express, contract: ContractCheck, broken: string[]): RequestListener {
  return (request, response) => {
    const send = response.end.bind(response);
    response.end = ((...given: Parameters<typeof send>) => {
      const path: unknown = Reflect.get(request, 'route')?.path;
      const answer = {
        method: request.method ?? '',
        resource: String(path).replace(/:(\w+)/g, '{$1}'),
        status: response.statusCode,
        headers: response.getHeaders(),
        body: typeof given[0] === 'string' || given[0] instanceof Uint8Array ? String(given[0]) : '',
      };
      broken.push(...contract.faults(answer));
      return send(...given);
    }) as typeof send;
    app(request, response);
  };
}

/** An answer with its status, checked against its schema. */
export async function answerOf<Schema extends z.ZodType>(
  schema: Schema,
  response: Response,
): Promise<z.output<Schema>> {
  return schema.parse(await response.json());
}

/** A refusal, checked against its schema and its status line. */
export async function problemOf(response: Response): Promise<z.output<typeof problemSchema>> {
  const problem = await answerOf(problemSchema, response);
  if (problem.status !== response.status)
    throw new Error(`status ${response.status}, problem ${problem.status}`);
  if (!response.headers.get('Content-Type')?.startsWith('application/problem+json'))
    throw new Error(`a problem as ${response.headers.get('Content-Type')}`);
  return problem;
}

/** A JSON example of gateway/README.md, by the comment above it. */
export function readmeExample(name: string): unknown {
  const readme = readFileSync(new URL('../../gateway/README.md', import.meta.url), 'utf8');
  const [, block] = readme.split(`<!-- ${name} -->\n\`\`\`json\n`);
  return JSON.parse(block?.split('```')[0] ?? 'null');
}
