/** An observer as an operator runs it: a process of its own, configured by file and variables, without a key. */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { GatewayClient } from '#gateway/client/client.ts';
import { callRpc } from '#node/chain/json-rpc.ts';
import { openStore } from '#node/store.ts';
import { ipanchor } from './cli-run.ts';
import { startRegister, type TestRegister } from './fixtures/register.ts';
import { type RpcProxy, startProxy } from './fixtures/rpc-proxy.ts';
import { allEnded, cleanUp, launch, type Run } from './start-run.ts';

describe('ipanchor observe', function () {
  this.timeout(60_000);
  let register: TestRegister;
  let proxy: RpcProxy;
  let data: string;
  let run: Run;
  let url: string;

  before(async () => {
    register = await startRegister();
    await register.admit('JP');
    proxy = await startProxy(register.embedded.url);
    data = join(register.folder, 'observer');
    mkdirSync(data);
    configure();
    run = launch(process.execPath, ['node/cli/main.ts', 'observe'], data);
    await run.shows('runs; gateway');
    url = /gateway (http:\S+)/.exec(run.stderr())?.[1] ?? '';
  });
  after(async () => {
    cleanUp(data);
    await proxy?.close();
    await register?.close();
  });

  function configure(own: object = {}, chain: object = {}): void {
    const config = {
      chain: {
        endpoints: [proxy.url],
        contracts: '../deployment.json',
        savedBlockFile: register.embedded.savedBlockFile,
        ...chain,
      },
      gateway: { port: 0 },
      ...own,
    };
    writeFileSync(join(data, 'config.json'), JSON.stringify(config));
  }

  async function ready(status: number): Promise<void> {
    const limit = Date.now() + 15_000;
    for (;;) {
      const response = await fetch(`${url}/readyz`);
      if (response.status === status) return;
      if (Date.now() > limit) throw new Error(`/readyz stays ${response.status}: ${await response.text()}`);
      await sleep(50);
    }
  }

  it('serves a register of its own, as one that holds no key', async () => {
    await ready(200);
    const health = await (await fetch(`${url}/healthz`)).json();
    expect(health).to.include({ status: 'alive', role: 'observer', problem: null });
    const { officeBag } = await new GatewayClient({ baseUrl: url }).call('listOffices', {});
    expect(officeBag.map(({ office }) => office)).to.deep.equal(['JP']);
    // What signs the results of its own checks speaks for no office.
    const keys = readdirSync(data).filter((name) => /key|password|vault/.test(name));
    expect(keys.filter((name) => name !== 'signing-keys.json')).to.deep.equal([]);
  });

  it('is not ready while it cannot ask the chain or is behind it, and is again afterwards', async () => {
    proxy.down = true;
    await ready(503);
    proxy.down = false;
    await ready(200);
    proxy.dropBefore.add('eth_getLogs');
    await callRpc(register.embedded.url, 'anvil_mine', ['0x5']);
    await ready(503);
    expect((await fetch(`${url}/healthz`)).status).to.equal(200);
    proxy.dropBefore.clear();
    await ready(200);
  });

  it('is copied while it runs, and its copy begins where it was, without a replay', async () => {
    const file = join(register.folder, 'observer.backup');
    const made = await ipanchor(['backup', file, '--observer', '--data', data]);
    expect(made.code, made.stderr).to.equal(0);
    expect(made.stdout).to.match(/^\d+ records, as of block \d+, in /);
    const copy = join(register.folder, 'copy');
    mkdirSync(copy);
    copyFileSync(join(data, 'config.json'), join(copy, 'config.json'));
    const restored = await ipanchor(['restore', file, '--observer', '--data', copy]);
    expect(restored.code, restored.stderr).to.equal(0);
    const again = await ipanchor(['restore', file, '--observer', '--data', copy]);
    expect(again.code).to.equal(3);
    expect(again.stderr).to.include('STORE_NOT_EMPTY');

    proxy.dropBefore.add('eth_getLogs'); // it needs none of what was
    const second = launch(process.execPath, ['node/cli/main.ts', 'observe'], copy);
    try {
      await second.shows('runs; gateway');
      const at = /gateway (http:\S+)/.exec(second.stderr())?.[1] ?? '';
      const { officeBag } = await new GatewayClient({ baseUrl: at }).call('listOffices', {});
      expect(officeBag.map(({ office }) => office)).to.deep.equal(['JP']);
      process.kill(second.child.pid ?? 0, 'SIGTERM');
      expect((await second.ended).code, second.stderr()).to.equal(0);
    } finally {
      proxy.dropBefore.clear();
      cleanUp(copy);
    }
  });

  it('refuses keys, and names the fields', async () => {
    configure({ office: 'JP' }, { keystore: 'operator.keystore.json' });
    const { code, stderr } = await ipanchor(['observe'], { IPANCHOR_DATA: data, IPANCHOR_PORT: 'http' });
    configure();
    expect(code).to.equal(2);
    for (const field of ['office', 'chain.keystore', 'gateway.port']) expect(stderr).to.include(`${field}:`);
  });

  it('ends on SIGTERM: a request that was begun is answered, the store is closed, the exit is clean', async () => {
    const body = JSON.stringify({ numberBag: [{ office: 'JP', applicationNumber: '2024-080202' }] });
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const head = ['POST /api/v1/number-readings HTTP/1.1', 'Host: x', 'Content-Type: application/json'];
    socket.write(`${head.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`);
    await sleep(100);
    process.kill(run.child.pid ?? 0, 'SIGTERM');
    await sleep(300);
    const refused = await fetch(`${url}/healthz`).catch((error: Error) => error);
    socket.write(body.slice(9));
    await closed;
    expect(refused).to.be.instanceOf(Error);
    expect(answer).to.match(/^HTTP\/1.1 200 /);
    expect((await run.ended).code, run.stderr()).to.equal(0);
    await allEnded(data, 5);
    await (await openStore(data)).close();
  });

  it('is configured by variables alone, as in a container', async () => {
    const bare = join(register.folder, 'bare');
    mkdirSync(bare);
    const variables = {
      IPANCHOR_CHAIN_ENDPOINTS: register.embedded.url,
      IPANCHOR_CONTRACTS: join(register.folder, 'deployment.json'),
      IPANCHOR_SAVED_BLOCK_FILE: register.embedded.savedBlockFile,
      IPANCHOR_PORT: '0',
    };
    const again = launch(process.execPath, ['node/cli/main.ts', 'observe', '--json'], bare, variables);
    try {
      await again.shows('runs; gateway');
      process.kill(again.child.pid ?? 0, 'SIGINT');
      expect((await again.ended).code, again.stderr()).to.equal(0);
      expect(JSON.parse(again.stdout())).to.deep.equal({ ended: 'SIGINT' });
    } finally {
      cleanUp(bare);
    }
  });
});
