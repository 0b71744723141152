import { expect } from 'chai';
import { GatewayClient } from '#gateway/client/client.ts';
import { ClientError } from '#gateway/client/errors.ts';
import { events, type StreamEvent } from '#gateway/client/events.ts';
import { NOTICES, type Notice } from '#node/store/register.ts';
import { createGateway } from '../fixture.ts';

/** A platform whose fetch gives these bodies one after the other, each in pieces; then nothing answers. */
function playing(bodies: readonly (readonly string[])[]): { client: GatewayClient; last: (string | null)[] } {
  const last: (string | null)[] = [];
  const rest = [...bodies];
  const fetch = async (_url: unknown, init: RequestInit = {}) => {
    last.push(new Headers(init.headers).get('last-event-id'));
    const pieces = rest.shift();
    if (pieces === undefined) throw new TypeError('connection refused');
    return new Response(ReadableStream.from(pieces.map((piece) => new TextEncoder().encode(piece))));
  };
  return { client: new GatewayClient({ baseUrl: 'http://gateway.example', fetch: fetch as never }), last };
}

async function take(stream: AsyncIterable<StreamEvent>, count: number): Promise<StreamEvent[]> {
  const taken: StreamEvent[] = [];
  for await (const event of stream) if (taken.push(event) === count) break;
  return taken;
}

describe('the events of a gateway', () => {
  it('come from behind the last one that is known', async () => {
    const gateway = await createGateway();
    const notice = (office: string): Notice => ({
      type: 'application-recorded',
      office,
      key: 'aa'.repeat(32),
    });
    await gateway.register.write((batch) => {
      batch.put(NOTICES, 10, {
        ...{ block: 10, timestamp: '2026-11-20T10:00:00Z' },
        notices: [notice('JP'), notice('US')],
      });
    });
    const client = new GatewayClient({ baseUrl: gateway.url });
    const all = await take(events(client, { lastEventId: '9.0' }), 2);
    expect(all.map(({ id }) => id)).to.deep.equal(['10.0', '10.1']);
    const [us] = await take(events(client, { lastEventId: '9.0', query: { office: 'US' } }), 1);
    expect(us).to.deep.include({ id: '10.1', type: 'application-recorded' });
    expect(us?.data).to.include({ office: 'US', blockNumber: 10 });
    await gateway.close();
  });

  it('are taken up where a stream broke, whatever the pieces', async () => {
    const { client, last } = playing([
      ['retry: 1\n\nid: 1.0\nevent: a\nda', 'ta: {"n":1}\n', '\n: still here\n\nid: 1.1\ndata: {"lost'],
      ['id: 1.1\nevent: b\ndata: {\ndata: "n":2}\n\n'],
      ['event: gap\ndata: {"firstBlock":7}\n\n'],
    ]);
    const told = await take(events(client), 3);
    expect(told).to.deep.equal([
      { id: '1.0', type: 'a', data: { n: 1 } },
      { id: '1.1', type: 'b', data: { n: 2 } },
      { id: '', type: 'gap', data: { firstBlock: 7 } },
    ]);
    expect(last).to.deep.equal([null, '1.0', '1.1']);
  });

  it('end when they are told to, and go on asking a gateway that is away until then', async () => {
    const { client, last } = playing([['retry: 1\n\n']]);
    const ending = new AbortController();
    setTimeout(() => ending.abort(), 50);
    expect(await take(events(client, { signal: ending.signal }), 1)).to.deep.equal([]);
    expect(last.length).to.be.greaterThan(2);
  });

  it('end with the refusal of an id that is none', async () => {
    const gateway = await createGateway();
    const client = new GatewayClient({ baseUrl: gateway.url });
    const error = await take(events(client, { lastEventId: 'x' }), 1).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ClientError);
    expect((error as ClientError).problem?.code).to.equal('LAST_EVENT_INVALID');
    await gateway.close();
  });
});
