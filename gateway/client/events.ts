/** What changes in the register, without a gap: a stream that breaks is taken up again behind its last event. */
import { type GatewayClient, pause, type RequestOf } from './client.ts';
import { ClientError } from './errors.ts';

export interface StreamEvent {
  /** For `lastEventId` later; empty of an event without one, such as `gap`. */
  readonly id: string;
  /** `application-recorded` and the like; `gap`: look up again what you follow. */
  readonly type: string;
  readonly data: unknown;
}

export interface EventOptions {
  readonly query?: RequestOf<'streamEvents'>['query'];
  /** Goes on behind this event; without, begins now. */
  readonly lastEventId?: string;
  /** Ends the stream; the loop then ends without an error. */
  readonly signal?: AbortSignal;
}

/** As the gateway says until it says otherwise. */
const RETRY_MS = 3_000;

/** @throws ClientError GATEWAY_REFUSED; a gateway that is not reached is asked again, as often as it takes */
export async function* events(
  client: GatewayClient,
  { query, lastEventId = '', signal }: EventOptions = {},
): AsyncGenerator<StreamEvent, void, undefined> {
  let last = lastEventId;
  let retryMs = RETRY_MS;
  while (!isOver(signal)) {
    try {
      const headers = { accept: 'text/event-stream', ...(last !== '' && { 'last-event-id': last }) };
      const options = { headers, limitMs: 0, ...(signal !== undefined && { signal }) };
      const response = await client.send('streamEvents', query === undefined ? {} : { query }, options);
      for await (const { retry, ...event } of parse(response)) {
        if (retry !== undefined) retryMs = retry;
        if (event.id !== '') last = event.id;
        if (event.data !== undefined) yield event;
      }
    } catch (error) {
      if (isOver(signal)) return;
      if (error instanceof ClientError && error.code !== 'GATEWAY_UNREACHABLE') throw error;
      // Anything else is a connection that broke.
    }
    await pause(retryMs, signal).catch(() => undefined);
  }
}

function isOver(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

interface Block extends StreamEvent {
  readonly retry?: number;
}

async function* parse(response: Response): AsyncGenerator<Block, void, undefined> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const read = await reader?.read();
      if (read === undefined || read.done) return; // a block that is not whole is sent again
      const blocks = (text + read.value).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) yield parseBlock(block);
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

/** HTML Living Standard §9.2.6, of what a gateway writes: lines end with LF. */
function parseBlock(block: string): Block {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    const before = name === 'data' ? fields.get(name) : undefined;
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  const [data, retry] = [fields.get('data'), fields.get('retry')];
  return {
    id: fields.get('id') ?? '',
    type: fields.get('event') ?? 'message',
    data: data === undefined ? undefined : JSON.parse(data),
    ...(retry !== undefined && /^\d+$/.test(retry) && { retry: Number(retry) }),
  };
}
