import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import express from 'express';
import { openAccess } from '#gateway/access/authenticate.ts';
import { distinguishedName } from '#gateway/access/certificates.ts';
import { tlsOptions } from '#gateway/access/tls.ts';
import { GatewayError } from '#gateway/errors.ts';
import { type GatewayServer, serve } from '#gateway/server.ts';
import { ACCESS } from '#node/config.ts';

const folder = fileURLToPath(new URL('pem', import.meta.url));
const SUBJECT = 'CN=desk,O=Office\\, of Examples,C=JP';
const CERTIFICATES = [{ subject: SUBJECT, name: 'the desk', roles: ['operator' as const] }];
const LOOPBACK = { host: '127.0.0.1', port: 0 };

/** Says who calls, or with which code he is refused. */
function answering(config: ReturnType<typeof ACCESS.parse>, folder: string): express.Express {
  const access = openAccess(config, folder);
  const app = express();
  app.use(async (incoming, response) => {
    try {
      const caller = await access.authenticate(incoming);
      response.send(caller === undefined ? 'nobody' : `${caller.name}: ${[...caller.roles]}`);
    } catch (error) {
      response.send(error instanceof GatewayError ? `${error.code} ${error.message}` : String(error));
    }
  });
  return app;
}

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('client certificates', () => {
  let server: GatewayServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const pem = (name: string): Buffer => readFileSync(join(folder, name));
  function ask(options: object): Promise<string> {
    const url = new URL(server?.url ?? '');
    const send = url.protocol === 'https:' ? request : plainRequest;
    return new Promise((resolve, reject) => {
      send(url, { agent: false, ...options }, (response) => resolve(textOf(response)))
        .on('error', reject)
        .end();
    });
  }

  it('are written as RFC 4514 has it', () => {
    expect(distinguishedName('C=JP\nO=Office\\, of Examples\nCN=desk')).to.equal(SUBJECT);
  });

  it('tell who calls, where the gateway ends TLS itself', async () => {
    const tls = { certificate: 'server.pem', key: 'server.key', clientAuthorities: 'ca.pem' };
    const config = ACCESS.parse({ tls, certificates: CERTIFICATES });
    server = await serve(answering(config, folder), LOOPBACK, await tlsOptions(tls, folder));
    expect(server.url).to.match(/^https:/);
    const as = (name: string) =>
      ask({
        ca: pem('ca.pem'),
        cert: pem(`${name}.pem`),
        key: pem(`${name}.key`),
        checkServerIdentity: () => undefined,
      });
    expect(await as('desk')).to.equal('the desk: operator');
    expect(await as('guest')).to.match(/^CREDENTIALS_INVALID .*listed/);
    expect(await as('false')).to.match(/^CREDENTIALS_INVALID .*authority/);
    expect(await ask({ ca: pem('ca.pem'), checkServerIdentity: () => undefined })).to.equal('nobody');
  });

  it('tell who calls, by the word of a proxy, and by nobody else’s', async () => {
    const proxy = (address: string) => ({ addresses: [address], subjectHeader: 'X-Client-Subject' });
    const start = async (address: string) => {
      const config = ACCESS.parse({ proxy: proxy(address), certificates: CERTIFICATES });
      server = await serve(answering(config, folder), LOOPBACK);
    };
    const named = (subject: string) => ask({ headers: { 'X-Client-Subject': subject } });
    await start('127.0.0.0/8');
    expect(await named(SUBJECT)).to.equal('the desk: operator');
    expect(await named('CN=guest')).to.match(/^CREDENTIALS_INVALID/);
    expect(await named(`${SUBJECT}, ${SUBJECT}`)).to.match(/^CREDENTIALS_INVALID/);
    expect(await named('')).to.equal('nobody');
    for (const [site, caller] of [
      ['same-origin', 'the desk: operator'],
      ['none', 'the desk: operator'],
      ['same-site', 'nobody'],
      ['cross-site', 'nobody'],
    ] as const)
      expect(await ask({ headers: { 'X-Client-Subject': SUBJECT, 'Sec-Fetch-Site': site } })).to.equal(
        caller,
      );
    await server?.close();
    await start('10.0.0.1');
    expect(await named(SUBJECT)).to.match(/^CREDENTIALS_INVALID .*proxy/);
    expect(await ask({})).to.equal('nobody');
  });

  it('are asked for only where TLS can be served', async () => {
    for (const wrong of [
      { certificate: 'none.pem' },
      { key: 'desk.key' },
      { clientAuthorities: 'README.md' },
    ]) {
      const tls = { certificate: 'server.pem', key: 'server.key', ...wrong };
      const error: unknown = await tlsOptions(tls, folder).catch((thrown: unknown) => thrown);
      expect(error, JSON.stringify(wrong))
        .to.be.instanceOf(GatewayError)
        .with.property('code', 'TLS_INVALID');
    }
  });
});
