import { z } from 'zod';
import { NodeError } from '#node/errors.ts';

/** Engines are near: to compress an answer takes them and the node longer than to send it. */
const AS_IT_IS = { 'accept-encoding': 'identity' };

/** Sends one JSON-RPC body and gives the decoded answer. Could not find out: CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER. */
export async function postRpc(url: string, body: unknown, timeoutMs: number): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...AS_IT_IS },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await response.json();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'TimeoutError') {
      throw new NodeError('CHAIN_SLOW', `${place(url)} did not answer within ${timeoutMs} ms`, { cause });
    }
    if (cause instanceof SyntaxError) {
      throw new NodeError('CHAIN_ANSWER', `${place(url)} answers with something else than JSON`, { cause });
    }
    throw new NodeError('CHAIN_UNREACHABLE', `${place(url)} cannot be reached`, { cause });
  }
}

/** A result or an error, as JSON-RPC 2.0 has them. */
export const ANSWER = z.union([
  z.object({ result: z.unknown() }).refine(({ result }) => result !== undefined),
  z.object({ error: z.object({ code: z.int(), message: z.string() }) }),
]);

/** One call, its result unchecked. */
export async function callRpc(
  url: string,
  method: string,
  params: readonly unknown[] = [],
  timeoutMs = 10_000,
): Promise<unknown> {
  const answer = ANSWER.safeParse(await postRpc(url, { jsonrpc: '2.0', id: 1, method, params }, timeoutMs));
  if (!answer.success) throw new NodeError('CHAIN_ANSWER', `${place(url)}: ${method} has no JSON-RPC answer`);
  if ('error' in answer.data) {
    throw new NodeError('CHAIN_ANSWER', `${place(url)}: ${method}: ${answer.data.error.message}`);
  }
  return answer.data.result;
}

/** A number as JSON-RPC writes it. */
export const QUANTITY = z.string().regex(/^0x[0-9a-f]{1,64}$/i);

const BLOCK = z.object({
  number: z.string().transform(Number),
  hash: z.string(),
  parentHash: z.string(),
  timestamp: z.string().transform(Number),
  // What tells engines and networks apart.
  ...{ mixHash: z.string().optional(), extraData: z.string().optional(), gasLimit: z.string().optional() },
});

/** Number, hashes (0x…64), Unix time and marks of a block; undefined when the chain has none of that number. */
export type BlockHead = z.infer<typeof BLOCK>;

export async function readBlock(
  url: string,
  block: number | 'latest',
  timeoutMs?: number,
): Promise<BlockHead | undefined> {
  const tag = typeof block === 'number' ? `0x${block.toString(16)}` : block;
  const found = await callRpc(url, 'eth_getBlockByNumber', [tag, false], timeoutMs);
  if (found === null) return undefined;
  const parsed = BLOCK.safeParse(found);
  if (!parsed.success) throw new NodeError('CHAIN_ANSWER', `${place(url)} gives something else than a block`);
  return parsed.data;
}

/** The address without user, password, path and query: those may hold a provider's key. */
export function place(url: string): string {
  return URL.parse(url)?.host ?? 'the chain address';
}
