import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { expect } from 'chai';
import { claimKeys } from '#gateway/client/claim-keys.ts';
import { GatewayClient } from '#gateway/client/client.ts';
import { ClientError } from '#gateway/client/errors.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { CODE } from '../../node/register/fixture.ts';
import { createGateway, type GatewayFixture } from '../fixture.ts';

const SEALED = { office: 'JP', rightType: 'P', applicationNumber: '特願2026-000003' } as const;

/** Every byte that goes either way between a client and a gateway. */
class Wire {
  readonly #pieces: Buffer[] = [];
  readonly #server: Server;

  constructor(gateway: string) {
    this.#server = createServer((client) => {
      const target = connect(Number(new URL(gateway).port), '127.0.0.1');
      for (const [from, to] of [
        [client, target],
        [target, client],
      ] as const) {
        from.on('data', (piece) => this.#pieces.push(Buffer.from(piece)));
        from.on('error', () => to.destroy()).pipe(to);
      }
    });
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
    return `http://127.0.0.1:${address.port}`;
  }

  seen(): string {
    return Buffer.concat(this.#pieces).toString('latin1').toUpperCase();
  }

  close(): void {
    this.#server.close();
  }
}

describe('keys of a claim', () => {
  let gateway: GatewayFixture;
  let wire: Wire;
  let client: GatewayClient;
  beforeEach(async () => {
    gateway = await createGateway();
    wire = new Wire(gateway.url);
    client = new GatewayClient({ baseUrl: await wire.open() });
  });
  afterEach(async () => {
    wire.close();
    await gateway.close();
  });

  it('find the unpublished application, and the access code never leaves', async () => {
    const code = (CODE.match(/.{4}/g) ?? []).join('-').toLowerCase();
    const laterApplication = { office: 'US', rightType: 'P', filingDate: '2026-10-01' } as const;
    const check = async (keys: object): Promise<string | undefined> => {
      const claim = { ...SEALED, filingDate: '2026-03-03', ...keys };
      const body = { laterApplication, priorityClaimBag: [claim] };
      const answer = await client.call('checkPriorityClaims', { body });
      return 'priorityCheckBag' in answer ? answer.priorityCheckBag[0]?.verdict : undefined;
    };
    expect(await check({})).to.equal('not-recorded');
    const keys = await claimKeys(client, SEALED, code);
    expect(await check({ keys })).to.not.equal('not-recorded');

    const seen = wire.seen();
    expect(seen).to.include(keys.sealedKey.toUpperCase()); // the wire is watched
    const secrets = [CODE, code, Buffer.from(CODE).toString('hex'), Buffer.from(CODE).toString('base64')];
    for (const secret of secrets) expect(seen).to.not.include(secret.toUpperCase());
  });

  it('are not made for a number that is none, or of several applications, nor of a code that is none', async () => {
    const failure = (number: object, code: string = CODE) =>
      claimKeys(client, { ...SEALED, ...number }, code).catch((reason: unknown) => reason);
    const errors = [
      await failure({ applicationNumber: '???' }),
      await failure({ office: 'DE', applicationNumber: '2004 000 123', rightType: undefined }),
    ];
    for (const error of errors) {
      expect(error).to.be.instanceOf(ClientError);
      expect((error as ClientError).code).to.equal('NUMBER_NOT_CLEAR');
    }
    const wrong = await failure({}, 'not a code');
    expect(wrong).to.be.instanceOf(ProtocolError);
    expect(String(wrong)).to.not.include('not a code');
  });
});
