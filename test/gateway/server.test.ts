import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { GatewayError } from '#gateway/errors.ts';
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
});
