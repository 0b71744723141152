/** GET /api/v1/events: what changes in the register, as server-sent events, resumable by Last-Event-ID. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { NOTICE_TYPES } from '#node/store/register.ts';
import { GatewayError } from '../errors.ts';
import type { Sources } from '../freshness.ts';
import { clientOf } from '../limits.ts';
import { type Operation, operation } from '../operation.ts';
import { unavailable } from '../problem.ts';
import * as schema from '../schema.ts';
import { EventFeed, type EventPlace, type RegisterEvent } from './event-feed.ts';

/** Each holds a connection; the second is for one client, lest it take all. */
const MAX_STREAMS = 500;
export const MAX_STREAMS_EACH = 50;

/** Behind every event of a block, in nine digits as ids have them. */
const LAST_INDEX = 999_999_999;

/** Proxies end connections that are silent for a minute. */
const HEARTBEAT_MS = 15_000;

const MEDIA_TYPE = 'text/event-stream';

const query = z.strictObject({
  office: schema.office.optional().describe('only what this office wrote, or what was written about it'),
  type: z.enum(NOTICE_TYPES).optional().describe('only events of this type'),
});

/** @param closing ends every stream, so that the gateway can stop */
export function eventOperations(sources: Sources, closing: AbortSignal): Operation[] {
  const feed = new EventFeed(sources);
  const clients = new Map<string, number>();
  return [
    operation({
      method: 'get',
      path: '/api/v1/events',
      id: 'streamEvents',
      tag: 'register',
      summary: 'What changes in the register, as it becomes final',
      description:
        'Server-sent events. `id` is `<block>.<index>`; with it in the header Last-Event-ID the stream goes on behind that event. Without, it begins now. An event `gap` says that older events are no longer kept: look up again what you follow. The data of each event is a JSON object: type, office, key, applicationId where the chain names it, blockNumber, at.',
      access: 'anyone',
      problems: ['LAST_EVENT_INVALID', 'TOO_MANY_STREAMS', 'REGISTER_UNAVAILABLE'],
      produces: [MEDIA_TYPE],
      momentary: true,
      query,
      handle: async ({ request, response, query: { office, type } }) => {
        const wanted = (event: RegisterEvent) =>
          (office === undefined || event.office === office) && (type === undefined || event.type === type);
        countStream(clients, request, response);
        await stream(feed, sources, { request, response, wanted, closing });
        return undefined;
      },
    }),
  ];
}

/** @throws GatewayError TOO_MANY_REQUESTS when the client has as many streams as one may */
function countStream(clients: Map<string, number>, request: Request, response: Response): void {
  const client = clientOf(request, response);
  const open = clients.get(client) ?? 0;
  if (open >= MAX_STREAMS_EACH) {
    const headers = { 'Retry-After': '60' };
    throw new GatewayError('TOO_MANY_REQUESTS', `more than ${MAX_STREAMS_EACH} streams at once`, { headers });
  }
  clients.set(client, open + 1);
  response.once('close', () => {
    const left = (clients.get(client) ?? 1) - 1;
    if (left === 0) clients.delete(client);
    else clients.set(client, left);
  });
}

interface Stream {
  readonly request: Request;
  readonly response: Response;
  readonly wanted: (event: RegisterEvent) => boolean;
  readonly closing: AbortSignal;
}

async function stream(feed: EventFeed, sources: Sources, { request, response, wanted, closing }: Stream) {
  if (feed.listeners >= MAX_STREAMS || closing.aborted) {
    const headers = { 'Retry-After': '60' };
    throw new GatewayError('TOO_MANY_STREAMS', 'the gateway serves as many streams as it can', { headers });
  }
  const at = await sources.reader.asOf();
  if (at === undefined) throw unavailable();
  const last = placeOf(request.get('Last-Event-ID'));
  const after = last ?? { block: at.blockNumber, index: LAST_INDEX };
  const from = await sources.reader.noticesFrom();
  response
    .status(200)
    .set({ 'Content-Type': MEDIA_TYPE, 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  if (request.method === 'HEAD') return void response.end();
  // An id without data tells a client that begins now where it stands, so that nothing is lost if the stream breaks.
  response.write(`retry: 3000\n${last === undefined ? `id: ${after.block}.${after.index}\n` : ''}\n`);
  if (after.block < from) response.write(`event: gap\ndata: {"firstBlock":${from}}\n\n`);
  const subscription = feed.subscribe({
    after,
    take: (event, place) => !wanted(event) || response.write(eventText(event, place)),
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  const end = (): void => void response.end();
  closing.addEventListener('abort', end);
  response.on('drain', () => subscription.resume());
  response.once('close', () => {
    clearInterval(heartbeat);
    subscription.end();
    closing.removeEventListener('abort', end);
  });
}

function eventText(event: RegisterEvent, { block, index }: EventPlace): string {
  return `id: ${block}.${index}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** @throws GatewayError LAST_EVENT_INVALID */
function placeOf(id: string | undefined): EventPlace | undefined {
  if (id === undefined || id === '') return undefined;
  const [, block, index] = /^(\d{1,15})\.(\d{1,9})$/.exec(id) ?? [];
  if (block === undefined || index === undefined)
    throw new GatewayError('LAST_EVENT_INVALID', 'Last-Event-ID is no id of an event of this stream');
  return { block: Number(block), index: Number(index) };
}
