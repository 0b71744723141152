import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { Endpoints } from '#node/chain/endpoints.ts';
import { NodeError } from '#node/errors.ts';

const hash = (byte: string): string => `0x${byte.repeat(32)}`;
const EXPECTED = { chainId: 31337, genesisHash: 'aa'.repeat(32) };
const CHECK_MS = 10;

/** One address of a chain: what it says of itself, and the trouble that it makes. */
class Fake {
  chainId = 31337;
  genesis = 'aa';
  head = 100;
  trouble: 'none' | 'down' | 'slow' | 'error' | 'html' = 'none';
  readonly #server: Server;
  url = '';

  constructor() {
    this.#server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
      if (this.trouble === 'down') return void request.socket.destroy();
      if (this.trouble === 'slow') await sleep(1_500);
      if (this.trouble === 'html') return void response.end('<html>');
      const { id, method, params } = JSON.parse(body);
      const error = { code: -32603, message: 'internal' };
      const answer = this.trouble === 'error' ? { error } : { result: this.#result(method, params) };
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
    });
  }

  #result(method: string, [tag]: string[]): unknown {
    if (method === 'eth_chainId') return `0x${this.chainId.toString(16)}`;
    const number = tag === 'latest' ? `0x${this.head.toString(16)}` : '0x0';
    return {
      number,
      hash: hash(tag === 'latest' ? 'bb' : this.genesis),
      parentHash: hash('00'),
      timestamp: '0x1',
    };
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const at = this.#server.address();
    if (at === null || typeof at === 'string') throw new TypeError('a TCP server has a port');
    this.url = `http://127.0.0.1:${at.port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe('chain endpoints', () => {
  let a: Fake;
  let b: Fake;
  let said: string[];
  let opened: Endpoints[];
  /** Long for a machine that has other things to do; where an answer is to be late, short. */
  let timeoutMs: number;

  beforeEach(async () => {
    [a, b, said, opened, timeoutMs] = [new Fake(), new Fake(), [], [], 2_000];
    await Promise.all([a.listen(), b.listen()]);
  });
  afterEach(() => {
    for (const endpoints of opened) endpoints.close();
    a.close();
    b.close();
  });

  async function open(...urls: [string, ...string[]]): Promise<Endpoints> {
    const say = (line: string): void => void said.push(line);
    const endpoints = await Endpoints.open({
      urls,
      expected: EXPECTED,
      timeoutMs,
      checkMs: CHECK_MS,
      say,
    });
    opened.push(endpoints);
    return endpoints;
  }

  async function until(endpoints: Endpoints, holds: () => boolean): Promise<void> {
    for (let tries = 0; tries < 500 && !holds(); tries++) {
      await sleep(2);
      endpoints.refresh();
    }
    expect(holds(), said.join('\n')).to.equal(true);
  }

  const failure = (code: 'CHAIN_ANSWER' | 'CHAIN_RESET' | 'CHAIN_UNREACHABLE') =>
    new NodeError(code, 'of a test');
  const codes = (endpoints: Endpoints) => endpoints.states.map(({ left }) => left?.code);

  it('are used in their order', async () => {
    const endpoints = await open(a.url, b.url);
    expect(endpoints.url).to.equal(a.url);
    expect(endpoints.states).to.deep.equal([
      { place: new URL(a.url).host, isInUse: true },
      { place: new URL(b.url).host, isInUse: false },
    ]);
    expect(said).to.deep.equal([]);
  });

  for (const [what, code, trouble] of [
    ['cannot be reached', 'CHAIN_UNREACHABLE', () => (a.trouble = 'down')],
    ['is slow', 'CHAIN_SLOW', () => Object.assign(a, { trouble: 'slow' })],
    ['answers with errors', 'CHAIN_ANSWER', () => (a.trouble = 'error')],
    ['is no chain at all', 'CHAIN_ANSWER', () => (a.trouble = 'html')],
    ['is of another chain', 'CHAIN_RESET', () => (a.chainId = 1)],
    ['begins with another block', 'CHAIN_RESET', () => (a.genesis = 'cc')],
    ['lags', 'CHAIN_LAGS', () => (a.head = 90)],
  ] as const) {
    it(`leave one that ${what}, say so once, and take it again when it is well`, async () => {
      if (code === 'CHAIN_SLOW') timeoutMs = 400;
      const endpoints = await open(a.url, b.url);
      trouble();
      await until(endpoints, () => endpoints.url === b.url);
      expect(codes(endpoints)).to.deep.equal([code, undefined]);
      expect(said[0]).to.match(
        new RegExp(`^${code}: ${new URL(a.url).host}.*; the address is left until it is well`),
      );
      expect(said[1]).to.equal(`Asks the chain at ${new URL(b.url).host} now.`);
      Object.assign(a, { trouble: 'none', chainId: 31337, genesis: 'aa', head: 100 });
      await until(endpoints, () => endpoints.url === a.url);
      expect(said.slice(2)).to.deep.equal([
        `The chain address ${new URL(a.url).host} is well again.`,
        `Asks the chain at ${new URL(a.url).host} now.`,
      ]);
    });

    it(`begin with the other when the first ${what}`, async () => {
      if (code === 'CHAIN_SLOW') timeoutMs = 400;
      trouble();
      const endpoints = await open(a.url, b.url);
      expect(endpoints.url).to.equal(b.url);
      expect(codes(endpoints)).to.deep.equal([code, undefined]);
    });
  }

  it('follow a chain that took blocks back everywhere', async () => {
    const endpoints = await open(a.url, b.url);
    a.head = b.head = 97;
    for (let looks = 0; looks < 5; looks++) {
      await sleep(CHECK_MS);
      endpoints.refresh();
    }
    expect(codes(endpoints)).to.deep.equal([undefined, undefined]);
  });

  it('are left at the word of who works with them, for longer each time', async () => {
    const endpoints = await open(a.url, b.url);
    const away: number[] = [];
    for (let time = 0; time < 3; time++) {
      expect(endpoints.leave(failure('CHAIN_ANSWER'))).to.equal(undefined);
      expect(endpoints.url).to.equal(b.url);
      const since = performance.now();
      await until(endpoints, () => endpoints.url === a.url);
      away.push(performance.now() - since);
    }
    for (const [time, least] of [2, 4, 8].entries()) expect(away[time]).to.be.at.least(least * CHECK_MS - 2);
  });

  for (const [what, code, isBrokenOff, trouble] of [
    ['is slow, when another is well', 'CHAIN_SLOW', true, () => (a.trouble = 'slow')],
    ['is slow, as the other is', 'CHAIN_SLOW', false, () => (a.trouble = b.trouble = 'slow')],
    ['lags', 'CHAIN_LAGS', false, () => (a.head = 90)],
  ] as const) {
    it(`${isBrokenOff ? 'break off' : 'let finish'} the work at one that ${what}`, async () => {
      if (code === 'CHAIN_SLOW') timeoutMs = 400;
      const endpoints = await open(a.url, b.url);
      trouble();
      const met = new Set<unknown>();
      for (let tries = 0; tries < 500 && met.size === 0; tries++) {
        await sleep(2);
        try {
          endpoints.assertWorth();
          if (!isBrokenOff && codes(endpoints)[0] !== undefined) break;
        } catch (error) {
          met.add(error instanceof NodeError && error.code);
        }
      }
      expect(codes(endpoints)[0]).to.equal(code);
      expect([...met]).to.deep.equal(isBrokenOff ? [code] : []);
      expect(endpoints.url, 'changes only between pieces of work').to.equal(a.url);
    });
  }

  it('say what keeps the work from going on when none is well', async () => {
    const endpoints = await open(a.url, b.url);
    a.trouble = b.trouble = 'down';
    const refused = failure('CHAIN_UNREACHABLE');
    expect(endpoints.leave(refused)).to.equal(undefined);
    expect(endpoints.leave(refused)).to.equal(refused);
    b.trouble = 'none';
    await until(endpoints, () => endpoints.url === b.url && codes(endpoints)[1] === undefined);
  });

  it('are of another chain only when all are', async () => {
    const endpoints = await open(a.url, b.url);
    expect(endpoints.leave(failure('CHAIN_UNREACHABLE'))).to.equal(undefined);
    expect(endpoints.leave(failure('CHAIN_RESET'))).to.have.property('code', 'CHAIN_UNREACHABLE');
    expect(endpoints.url, 'not the one of another chain').to.equal(a.url);
    expect(endpoints.leave(failure('CHAIN_RESET'))).to.have.property('code', 'CHAIN_RESET');

    a.chainId = 1;
    b.trouble = 'down';
    expect(await open(a.url, b.url).catch((error: unknown) => error)).to.have.property(
      'code',
      'CHAIN_UNREACHABLE',
    );
    b.trouble = 'none';
    b.chainId = 1;
    expect(await open(a.url, b.url).catch((error: unknown) => error)).to.have.property('code', 'CHAIN_RESET');
  });

  it('are of the chain of the first that answers, where none is expected', async () => {
    a.trouble = 'down';
    const endpoints = await Endpoints.open({ urls: [a.url, b.url], timeoutMs });
    opened.push(endpoints);
    expect(endpoints.identity).to.deep.equal(EXPECTED);
    expect(endpoints.url).to.equal(b.url);
  });

  it('that are alone are never left', async () => {
    const endpoints = await open(a.url);
    a.trouble = 'down';
    const refused = failure('CHAIN_UNREACHABLE');
    expect(endpoints.leave(refused)).to.equal(refused);
    await sleep(CHECK_MS);
    endpoints.refresh();
    expect(codes(endpoints)).to.deep.equal([undefined]);
    expect(said).to.deep.equal([]);
  });
});
