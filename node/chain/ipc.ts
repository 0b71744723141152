import { once } from 'node:events';
import { connect } from 'node:net';
import { NodeError } from '#node/errors.ts';
import { ANSWER } from './json-rpc.ts';

/**
 * One JSON-RPC call over the socket of an engine on this machine, its result unchecked.
 * @throws NodeError CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER
 */
export async function callIpc(
  path: string,
  method: string,
  params: readonly unknown[] = [],
  timeoutMs = 10_000,
): Promise<unknown> {
  const answer = ANSWER.safeParse(await exchange(path, { jsonrpc: '2.0', id: 1, method, params }, timeoutMs));
  if (!answer.success) throw new NodeError('CHAIN_ANSWER', `${path}: ${method} has no JSON-RPC answer`);
  if ('error' in answer.data) {
    throw new NodeError('CHAIN_ANSWER', `${path}: ${method}: ${answer.data.error.message}`);
  }
  return answer.data.result;
}

/** Longest answer that is read; none that is asked for comes near. */
const MOST_BYTES = 2 ** 24;

/** An answer has no end but that of its JSON: go-ethereum closes it with a line feed. */
async function exchange(path: string, body: unknown, timeoutMs: number): Promise<unknown> {
  const signal = AbortSignal.timeout(timeoutMs);
  const socket = connect(path);
  signal.addEventListener('abort', () => socket.destroy(new Error('too late')));
  try {
    await once(socket, 'connect');
    socket.write(`${JSON.stringify(body)}\n`);
    let text = '';
    for await (const part of socket.setEncoding('utf8')) {
      text += String(part);
      if (text.endsWith('\n') || text.length > MOST_BYTES) break;
    }
    return JSON.parse(text);
  } catch (cause) {
    if (signal.aborted)
      throw new NodeError('CHAIN_SLOW', `${path} did not answer within ${timeoutMs} ms`, { cause });
    if (cause instanceof SyntaxError)
      throw new NodeError('CHAIN_ANSWER', `${path} answers with something else than JSON`, { cause });
    throw new NodeError('CHAIN_UNREACHABLE', `${path} cannot be reached`, { cause });
  } finally {
    socket.destroy();
  }
}
