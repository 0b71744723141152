/** The gateway as it is served, over the small register of the check tests. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { createApp } from '#gateway/app.ts';
import type { RequestEvent } from '#gateway/deps.ts';
import type { ChainStatus } from '#gateway/freshness.ts';
import { problemSchema } from '#gateway/problem.ts';
import { serve } from '#gateway/server.ts';
import type { RegisterReader } from '#node/register/reader.ts';
import { createFixture, DOCUMENT_LOG, type Fixture } from '../node/register/fixture.ts';

export interface GatewayFixture {
  readonly url: string;
  readonly register: Fixture;
  readonly events: RequestEvent[];
  readonly faults: unknown[];
  /** What the next answers stand on; undefined: the chain cannot be asked. */
  chain: ChainStatus | undefined;
  /** Replaces the register that the gateway reads. */
  reader: RegisterReader;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly close: () => Promise<void>;
}

export async function createGateway(): Promise<GatewayFixture> {
  const register = await createFixture();
  const events: RequestEvent[] = [];
  const faults: unknown[] = [];
  const fixture = { chain: { head: 40, finalized: 40 } as ChainStatus | undefined, reader: register.reader };
  const app = createApp({
    get reader() {
      return fixture.reader;
    },
    chainStatus: async () => fixture.chain,
    now: () => new Date('2026-11-20T10:00:05Z'),
    documentLog: DOCUMENT_LOG,
    role: 'observer',
    version: '0.1.0',
    onRequest: (event) => events.push(event),
    onFault: (_correlationId, fault) => faults.push(fault),
  });
  const server = await serve(app, { host: '127.0.0.1', port: 0 });
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
      await server.close();
      await register.close();
    },
  });
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
