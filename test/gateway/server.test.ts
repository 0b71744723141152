import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect } from 'chai';
import { GatewayError } from '#gateway/errors.ts';
import { problemSchema } from '#gateway/problem.ts';
import { serve } from '#gateway/server.ts';

describe('serve', () => {
  const hello = createServer((_request, response) => response.end('hello'));
  const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('names a port that is in use', async () => {
    await new Promise<void>((resolve) => hello.listen(0, '127.0.0.1', resolve));
    const { port } = hello.address() as AddressInfo; // a TCP server
    const error = await thrownBy(serve(() => undefined, { host: '127.0.0.1', port }));
    hello.close();
    expect(error).to.be.instanceOf(GatewayError).with.property('code', 'PORT_IN_USE');
    expect(String(error)).to.include(String(port));
  });

  it('names a host that is none of this machine', async () => {
    const error = await thrownBy(serve(() => undefined, { host: '192.0.2.1', port: 0 }));
    expect(error).to.be.instanceOf(GatewayError).with.property('code', 'ADDRESS_UNAVAILABLE');
  });

  it('lets a running answer end, takes no new connection, and closes once', async () => {
    let release = (): void => undefined;
    const begun = new Promise<void>((started) => {
      release = started;
    });
    const server = await serve(
      (_request, response) => {
        release();
        setTimeout(() => response.end('whole'), 50);
      },
      { host: '127.0.0.1', port: 0 },
    );
    const running = fetch(server.url);
    await begun;
    const closed = Promise.all([server.close(), server.close()]);
    expect(await (await running).text()).to.equal('whole');
    await closed;
    expect(await thrownBy(fetch(server.url))).to.be.instanceOf(TypeError);
  });

  it('cuts a client that asks and does not read', async () => {
    const answer = Buffer.alloc(32 * 2 ** 20);
    let listener: RequestListener = () => undefined;
    const cut = new Promise((resolve) => {
      listener = (_request, response) => response.once('close', resolve).end(answer);
    });
    const server = await serve(
      (...asked) => listener(...asked),
      { host: '127.0.0.1', port: 0 },
      undefined,
      50,
    );
    const client = connect(Number(new URL(server.url).port), '127.0.0.1');
    client.on('error', () => undefined).pause();
    client.write('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n');
    await cut;
    expect(client.bytesRead).to.be.below(answer.length);
    client.destroy();
    await server.close();
  });

  it('answers what is no HTTP, and what Node refuses by itself, as a problem', async () => {
    const server = await serve((_request, response) => response.end(), { host: '127.0.0.1', port: 0 });
    const said = (text: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text));
        let answer = '';
        socket.on('data', (piece) => {
          answer += piece;
        });
        socket.on('close', () => resolve(answer));
      });
    for (const [text, status, code] of [
      ['hello\r\n\r\n', 400, 'REQUEST_MALFORMED'],
      ['CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n', 400, 'REQUEST_MALFORMED'],
      ['GET / HTTP/1.1\r\n\r\n', 400, 'REQUEST_MALFORMED'],
      [`GET / HTTP/1.1\r\nHost: a.example\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
    ] as const) {
      const [head = '', body = ''] = (await said(text)).split('\r\n\r\n');
      expect(head).to.include(`HTTP/1.1 ${status} `).and.include('application/problem+json');
      expect(problemSchema.parse(JSON.parse(body))).to.include({ code, status });
    }
    const unmet = 'GET / HTTP/1.1\r\nHost: a.example\r\nExpect: more\r\nConnection: close\r\n\r\n';
    expect(await said(unmet)).to.include('HTTP/1.1 200 ');
    expect(await said('GET / HTTP/1.0\r\n\r\n')).to.include('HTTP/1.1 200 ');
    const left = connect({ port: Number(new URL(server.url).port), allowHalfOpen: true });
    left.write('CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n');
    await once(left.resume(), 'end');
    await server.close(); // also of a client that does not end its half
    left.destroy();
  });
});
