import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { expect } from 'chai';
import { type ClientOptions, GatewayClient } from '#gateway/client/client.ts';
import { ClientError } from '#gateway/client/errors.ts';
import { createGateway, type GatewayFixture, readmeExample } from '../fixture.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** Answers as told, one answer after the other, and keeps what came. */
class Scripted {
  readonly seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  readonly answers: Answer[] = [];
  readonly #server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const { method = '', url = '', headers } = request;
    this.seen.push({ method, url, headers, body });
    const answer = this.answers.shift();
    if (answer === undefined) response.destroy();
    else answer(request, response, body);
  });

  async client(options: Partial<ClientOptions> = {}): Promise<GatewayClient> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
    return new GatewayClient({ baseUrl: `http://127.0.0.1:${address.port}`, ...options });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  };
};
const problem = { type: '/p', title: 't', status: 503, detail: 'no block', code: 'REGISTER_UNAVAILABLE' };

async function failure(promise: Promise<unknown>): Promise<ClientError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ClientError)) throw new TypeError(`not refused: ${String(error)}`);
  return error;
}

describe('the client against a gateway', () => {
  let gateway: GatewayFixture;
  let client: GatewayClient;
  before(async () => {
    gateway = await createGateway();
    client = new GatewayClient({ baseUrl: gateway.url });
  });
  after(() => gateway.close());

  it('asks what the README asks, and is answered', async () => {
    const body = readmeExample('priority-checks request') as never; // the contract check of the fixture holds it
    const answer = await client.call('checkPriorityClaims', { body });
    if (!('priorityCheckBag' in answer)) throw new TypeError('an answer to JSON has checks');
    expect(answer.priorityCheckBag[0]?.verdict).to.equal('confirmed');
  });

  it('fills paths and queries', async () => {
    const { officeBag } = await client.call('listOffices', { query: { limit: '1', sort: '-office' } });
    expect(officeBag.map(({ office }) => office)).to.deep.equal(['US']);
    const one = await client.call('getOffice', { params: { code: 'JP' } });
    expect(one).to.have.nested.property('asOf.blockNumber', 40);
  });

  it('gives the problem of a refusal, each bad value by name', async () => {
    const body = { numberBag: [{ office: 'Japan', applicationNumber: '' }] };
    const error = await failure(client.call('readNumbers', { body }));
    expect(error.code).to.equal('GATEWAY_REFUSED');
    expect(error.problem).to.include({ status: 400, code: 'BODY_INVALID' });
    expect(error.fields.map(({ field }) => field)).to.include.members(['numberBag[0].office']);
    expect(
      (await failure(client.call('getOffice', { params: { code: 'KR/../JP' } }))).problem?.status,
    ).to.equal(404);
  });
});

describe('the client on the wire', () => {
  let server: Scripted;
  beforeEach(() => {
    server = new Scripted();
  });
  afterEach(() => server.close());

  it('waits as long as the gateway says, and asks again for the same', async () => {
    const client = await server.client({ credentials: { apiKey: 'k1' }, language: 'fr' });
    server.answers.push(
      json(503, problem, { 'retry-after': '0' }),
      json(429, problem, { 'retry-after': '0' }),
    );
    server.answers.push(json(200, { numberReadingBag: [] }));
    await client.call('readNumbers', { body: { numberBag: [] } });
    expect(server.seen.map(({ body }) => body)).to.deep.equal(Array(3).fill('{"numberBag":[]}'));
    for (const { headers } of server.seen)
      expect(headers).to.include({ 'x-api-key': 'k1', 'accept-language': 'fr', accept: 'application/json' });
  });

  it('does not wait longer than it was told, nor without being told for how long', async () => {
    const client = await server.client({ patienceMs: 1_000 });
    server.answers.push(json(503, problem, { 'retry-after': '2' }), json(503, problem));
    for (const _ of [1, 2]) {
      const error = await failure(client.call('getStatistics', {}));
      expect([error.code, error.problem?.code]).to.deep.equal(['GATEWAY_REFUSED', 'REGISTER_UNAVAILABLE']);
    }
    expect(server.seen).to.have.length(2);
  });

  it('does not ask again after any other refusal', async () => {
    const client = await server.client();
    server.answers.push(json(400, { ...problem, status: 400 }, { 'retry-after': '0' }));
    await failure(client.call('getStatistics', {}));
    expect(server.seen).to.have.length(1);
  });

  it('tells what did not answer from what refused, and from what is no gateway', async () => {
    const client = await server.client({ limitMs: 200 });
    server.answers.push((_request, response) => response.destroy());
    server.answers.push(() => undefined); // says nothing
    server.answers.push((_request, response) => response.end('<html>'));
    server.answers.push((_request, response) => response.writeHead(502).end('<html>'));
    const codes: string[] = [];
    for (const _ of [1, 2, 3, 4]) codes.push((await failure(client.call('getStatistics', {}))).code);
    expect(codes).to.deep.equal([...Array(3).fill('GATEWAY_UNREACHABLE'), 'GATEWAY_REFUSED']);
  });

  it('shows its credentials to no other host', async () => {
    const client = await server.client({ credentials: { token: async () => 'secret' } });
    server.answers.push((_request, response) =>
      response.writeHead(307, { location: 'http://elsewhere.example/' }).end(),
    );
    expect((await failure(client.call('getStatistics', {}))).code).to.equal('GATEWAY_UNREACHABLE');
    expect(server.seen[0]?.headers.authorization).to.equal('Bearer secret');
    expect((await failure(client.follow('http://elsewhere.example/job'))).code).to.equal('GATEWAY_REFUSED');
    expect(server.seen).to.have.length(1);
  });

  it('ends when it is told to, also while it waits', async () => {
    const client = await server.client();
    const ending = new AbortController();
    server.answers.push((...given) => {
      json(503, problem, { 'retry-after': '20' })(...given);
      setTimeout(() => ending.abort(new RangeError('enough')), 20);
    });
    const reason = await client.call('getStatistics', {}, { signal: ending.signal }).catch((error) => error);
    expect(reason).to.be.instanceOf(RangeError);
  });
});
