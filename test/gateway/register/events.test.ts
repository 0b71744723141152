import { expect } from 'chai';
import { MAX_STREAMS_EACH } from '#gateway/register/events.ts';
import { CURSOR, NOTICES, type Notice } from '#node/store/register.ts';
import { createGateway, type GatewayFixture, problemOf } from '../fixture.ts';

const notice = (office: string, key = 'aa'): Notice => ({
  type: 'application-recorded',
  office,
  key: key.repeat(32),
});

interface Sent {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: Record<string, unknown>;
}

/** Reads so many events, then hangs up. */
async function readEvents(response: Response, count: number): Promise<Sent[]> {
  const sent: Sent[] = [];
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.split(': ', 1)[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
      );
      text = text.slice(end + 2);
      const data = fields.get('data');
      if (data !== undefined)
        sent.push({ id: fields.get('id'), event: fields.get('event'), data: JSON.parse(data) });
      if (sent.length === count) return sent;
    }
  }
  return sent;
}

describe('GET /api/v1/events', () => {
  let gateway: GatewayFixture;
  beforeEach(async () => {
    gateway = await createGateway();
    await gateway.register.write((batch) => {
      for (const [block, notices] of [
        [10, [notice('JP'), notice('US')]],
        [12, [notice('JP', 'bb')]],
        [40, [notice('EP')]],
      ] as const)
        batch.put(NOTICES, block, { block, timestamp: '2026-11-20T10:00:00Z', notices: [...notices] });
    });
  });
  afterEach(() => gateway.close());

  const listen = (last?: string, query = '') =>
    fetch(`${gateway.url}/api/v1/events${query}`, {
      headers: { Accept: 'text/event-stream', ...(last !== undefined && { 'Last-Event-ID': last }) },
    });

  /** Follows one more block, final at once unless said. */
  async function follow(block: number, notices: Notice[], finalized = block): Promise<void> {
    const timestamp = '2026-11-20T10:00:01Z';
    await gateway.register.write((batch) => {
      batch.put(CURSOR, 'cursor', { number: block, hash: 'ee'.repeat(32), timestamp });
      batch.put(NOTICES, block, { block, timestamp, notices });
    });
    gateway.chain = { head: block, finalized };
  }

  it('goes on behind the event that the client has, in the middle of a block too', async () => {
    const events = await readEvents(await listen('10.0'), 3);
    expect(events.map(({ id, data }) => [id, data.office])).to.deep.equal([
      ['10.1', 'US'],
      ['12.0', 'JP'],
      ['40.0', 'EP'],
    ]);
    expect(events[1]).to.deep.equal({
      id: '12.0',
      event: 'application-recorded',
      data: { ...notice('JP', 'bb'), blockNumber: 12, at: '2026-11-20T10:00:00Z' },
    });
  });

  it('begins now without one, and tells what comes', async () => {
    const response = await listen();
    await follow(41, [notice('US', 'cc')]);
    expect((await readEvents(response, 1)).map(({ id }) => id)).to.deep.equal(['41.0']);
  });

  it('tells a client that begins now where it stands, so that it loses nothing if it hears no more', async () => {
    const response = await listen();
    const { value } = (await response.body?.getReader().read()) ?? {};
    const [, id = ''] = /^id: (.+)$/m.exec(new TextDecoder().decode(value)) ?? [];
    await follow(41, [notice('US', 'cc')]);
    expect((await readEvents(await listen(id), 1)).map((event) => event.id)).to.deep.equal(['41.0']);
  });

  it('lets no client take all streams, and counts those that are open alone', async () => {
    const some = await Promise.all(Array.from({ length: MAX_STREAMS_EACH }, () => listen()));
    const refusal = await listen();
    expect((await problemOf(refusal)).code).to.equal('TOO_MANY_REQUESTS');
    expect(refusal.headers.get('Retry-After')).to.equal('60');
    await Promise.all(some.map(({ body }) => body?.cancel()));
    for (let attempt = 0; attempt < 100; attempt++) {
      const response = await listen();
      await response.body?.cancel();
      if (response.ok) return;
    }
    expect.fail('streams that were left still count');
  });

  it('tells nothing before it is final', async () => {
    const response = await listen('40.0');
    await follow(41, [notice('US', 'cc')], 40);
    const reading = readEvents(response, 1);
    let told = false;
    void reading.then(() => {
      told = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(told).to.equal(false);
    gateway.chain = { head: 41, finalized: 41 };
    expect((await reading).map(({ id }) => id)).to.deep.equal(['41.0']);
  });

  it('tells of one office only, or of one type', async () => {
    const events = await readEvents(await listen('0.0', '?office=JP'), 2);
    expect(events.map(({ id }) => id)).to.deep.equal(['10.0', '12.0']);
    expect((await problemOf(await listen(undefined, '?type=rubbish'))).code).to.equal('QUERY_INVALID');
  });

  it('says when events are no longer kept', async () => {
    await follow(60_000, [notice('US', 'cc')]);
    const [gap] = await readEvents(await listen('5.0'), 1);
    expect([gap?.event, gap?.data]).to.deep.equal(['gap', { firstBlock: 10_000 }]);
  });

  it('refuses an id that it never gave', async () => {
    expect((await problemOf(await listen('yesterday'))).code).to.equal('LAST_EVENT_INVALID');
  });

  it('ends its streams when the gateway stops', async () => {
    const response = await listen();
    const started = performance.now();
    await Promise.all([gateway.close(), response.text()]);
    expect(performance.now() - started).to.be.below(2_000);
    gateway = await createGateway();
  });
});
