import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { Wallet } from 'ethers';
import { createKeystore } from '#node/chain/signer.ts';
import { type Config, loadConfig } from '#node/config.ts';
import { openSigner, operatorKey } from '#node/operator-key.ts';
import { newFolder } from './intake/office-fixture.ts';

const pem = (name: string): string => join(import.meta.dirname, '..', 'gateway', 'access', 'pem', name);

describe('operator key', () => {
  const folder = newFolder();
  const wallet = Wallet.createRandom();
  after(() => rmSync(folder, { recursive: true }));

  const configOf = (chain: object): Config => {
    const file = join(folder, 'config.json');
    const content = {
      office: 'JP',
      dataFolder: folder,
      chain: { endpoints: ['http://a.example'], ...chain },
    };
    writeFileSync(file, JSON.stringify(content));
    return loadConfig(file, {});
  };
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: { code: string }) => error.code,
    );

  it('is that of the keystore in the data folder, or that of a signer, which is not asked at the start', async () => {
    const files = { keystore: join(folder, 'key.json'), password: join(folder, 'key.password') };
    const { address } = await createKeystore(files, 'demonstration');
    expect((await operatorKey(configOf({}))).address).to.equal(address);
    const signer = { url: 'http://127.0.0.1:9', account: wallet.address };
    const remote = await operatorKey(configOf({ signer }));
    expect(remote.address).to.equal(wallet.address.slice(2).toLowerCase());
  });

  it('names TLS files that are not there, or are no pair', async () => {
    const of = (tls: object) =>
      code(operatorKey(configOf({ signer: { url: 'https://127.0.0.1:9', account: wallet.address, tls } })));
    expect(await of({ authorities: 'none.pem' })).to.equal('FILE_UNREADABLE');
    expect(await of({ certificate: join(folder, 'config.json') })).to.equal('CONFIG_INVALID');
    expect(await of({ certificate: pem('guest.pem'), key: pem('server.key') })).to.equal('CONFIG_INVALID');
  });

  it('shows the signer its certificate, and trusts no signer of another authority', async () => {
    const subjects: unknown[] = [];
    const [cert, key, ca] = ['signer.pem', 'signer.key', 'ca.pem'].map((name) => readFileSync(pem(name)));
    const options = { cert, key, ca, requestCert: true, rejectUnauthorized: true };
    const https = createServer(options, (request, response) => {
      if (request.socket instanceof TLSSocket) subjects.push(request.socket.getPeerCertificate().subject.CN);
      response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: 1, message: 'not now' } }));
    });
    https.listen(0, '127.0.0.1');
    await once(https, 'listening');
    const { port } = https.address() as AddressInfo; // of a TCP server
    const base = { url: `https://127.0.0.1:${port}`, account: wallet.address, timeoutSeconds: 5 };
    const desk = { certificate: pem('desk.pem'), key: pem('desk.key') };
    const asked = async (tls: object) =>
      code((await openSigner({ ...base, tls }, folder)).sign({ to: wallet.address, gasLimit: 1 }));
    expect(await asked({ ...desk, authorities: pem('signer.pem') })).to.equal('SIGNER_REFUSED');
    expect(subjects).to.deep.equal(['desk', 'desk']);
    expect(await asked({ ...desk, authorities: pem('ca.pem') })).to.equal('SIGNER_UNREACHABLE');
    expect(await asked({ authorities: pem('signer.pem') })).to.equal('SIGNER_UNREACHABLE');
    https.closeAllConnections();
    https.close();
  });
});
