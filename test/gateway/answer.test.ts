import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import express, { type Response } from 'express';
import { sendReply } from '#gateway/answer.ts';
import { type Operation, Reply } from '#gateway/operation.ts';
import { type GatewayServer, serve } from '#gateway/server.ts';

/** All that an answer looks at. */
const OPERATION = { method: 'get' } as unknown as Operation;

describe('an answer that waits for the others of its turn', () => {
  let server: GatewayServer;
  let socket: Socket;
  /** What happens between an answer and its sending. */
  let meanwhile: (response: Response) => void;

  beforeEach(async () => {
    meanwhile = () => undefined;
    const app = express();
    app.get('/:name', ({ params }, response) => {
      sendReply(OPERATION, new Reply({ name: params.name }), response);
      meanwhile(response);
    });
    server = await serve(app, { host: '127.0.0.1', port: 0 });
    socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
  });
  afterEach(async () => {
    socket.destroy();
    await server.close();
  });

  const ask = (...names: string[]) =>
    socket.write(names.map((name) => `GET /${name} HTTP/1.1\r\nHost: gateway.example\r\n\r\n`).join(''));

  async function namesUntilEnd(): Promise<string[]> {
    let text = '';
    for await (const piece of socket) text += piece;
    return [...text.matchAll(/"name":"(\w+)"/g)].map(([, name = '']) => name);
  }

  it('is not lost when the gateway stops meanwhile, and keeps its order on one connection', async () => {
    meanwhile = () => void server.close();
    ask('first', 'second', 'third');
    expect(await namesUntilEnd()).to.deep.equal(['first', 'second', 'third']);
  });

  it('is dropped without a fault when its client has gone', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    meanwhile = (response) => {
      response.once('error', (error) => expect.fail(String(error)));
      response.destroy();
      setImmediate(() => setImmediate(() => resolve(response)));
    };
    ask('gone');
    expect((await promise).writableFinished).to.equal(false);
    expect(await namesUntilEnd()).to.deep.equal([]);
  });
});
