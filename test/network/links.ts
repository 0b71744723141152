/**
 * A TCP proxy for each direction in which a node dials another, so that links can be cut. A cut link carries nothing and
 * keeps its connections, as a network that loses every packet does.
 */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

interface Link {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly server: Server;
  readonly sockets: Set<Socket>;
}

export class Links {
  readonly #links: Link[] = [];
  #groups: readonly (readonly string[])[] = [];

  /** @returns the port where `from` reaches `to`, which listens on `port` */
  async add(from: string, to: string, port: number): Promise<number> {
    const sockets = new Set<Socket>();
    const server = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.on('data', (data) => void other.write(data));
        one.on('error', () => undefined);
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
        if (this.#isCut(link)) one.pause();
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
    const link: Link = { from, to, port: address.port, server, sockets };
    this.#links.push(link);
    return link.port;
  }

  /** Only nodes of one group reach each other. */
  partition(...groups: readonly (readonly string[])[]): void {
    this.#groups = groups;
    for (const link of this.#links) {
      for (const socket of link.sockets) {
        if (this.#isCut(link)) socket.pause();
        else socket.resume();
      }
    }
  }

  heal(): void {
    this.partition();
  }

  close(): void {
    for (const { server, sockets } of this.#links) {
      server.close();
      for (const socket of sockets) socket.destroy();
    }
  }

  #isCut({ from, to }: Link): boolean {
    const groupOf = (name: string) => this.#groups.findIndex((group) => group.includes(name));
    return this.#groups.length > 0 && groupOf(from) !== groupOf(to);
  }
}
