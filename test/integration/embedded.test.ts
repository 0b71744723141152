import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { type EmbeddedChain, startEmbeddedChain } from '#node/chain/embedded.ts';
import { freePort, kill } from '#node/chain/engine-process.ts';
import { callRpc, readBlock } from '#node/chain/json-rpc.ts';
import { processesWith, processStart } from '#node/chain/processes.ts';
import { readSavedBlock, stateFile } from '#node/chain/snapshot.ts';

const program = fileURLToPath(new URL('fixtures/embedded-chain.ts', import.meta.url));

describe('the embedded chain', function () {
  this.timeout(120_000);
  let folder: string;
  let chain: EmbeddedChain | undefined;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-chain-'));
  });

  afterEach(async () => {
    await chain?.stop().catch(() => undefined);
    chain = undefined;
    for (const child of children.splice(0)) if (child.pid !== undefined) kill(child.pid);
    await until(async () => (await engines()).length === 0);
    await rm(folder, { recursive: true, force: true });
  });

  const engines = () => processesWith(`--cache-path ${join(folder, 'engine-cache')}`);
  const mine = (url: string, blocks = 1) => callRpc(url, 'anvil_mine', [`0x${blocks.toString(16)}`]);
  const height = async (url: string) => (await readBlock(url, 'latest'))?.number;

  /** Grows the state so that a save takes long enough to be interrupted. */
  async function fill(url: string, accounts: number): Promise<void> {
    const body = 'ab'.repeat(5_000);
    for (let i = 1; i <= accounts; i++) {
      await callRpc(url, 'anvil_setCode', [
        `0x${i.toString(16).padStart(40, '0')}`,
        `0x${i.toString(16).padStart(4, '0')}${body}`,
      ]);
    }
  }

  /** A process of its own that runs the chain; gives its url. */
  async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    if (child.stdout === null) throw new TypeError('no output');
    const [url] = await once(createInterface({ input: child.stdout }), 'line');
    return { child, url };
  }

  it('goes on after a stop with the same blocks, chain id and genesis', async () => {
    chain = await startEmbeddedChain({ folder });
    const { chainId } = chain;
    await mine(chain.url, 3);
    const before = [await readBlock(chain.url, 0), await readBlock(chain.url, 3)];
    await chain.stop();
    chain = await startEmbeddedChain({ folder });
    expect(await callRpc(chain.url, 'eth_chainId')).to.equal(`0x${chainId.toString(16)}`);
    expect([await readBlock(chain.url, 0), await readBlock(chain.url, 'latest')]).to.deep.equal(before);
  });

  it('keeps one block 0 through many starts', async () => {
    chain = await startEmbeddedChain({ folder });
    const first = await readBlock(chain.url, 0);
    for (let start = 0; start < 5; start++) {
      await mine(chain.url);
      await chain.stop();
      chain = await startEmbeddedChain({ folder });
      expect(await readBlock(chain.url, 0)).to.deep.equal(first);
    }
    const state: { blocks: { header: { number: string } }[] } = JSON.parse(
      await readFile(stateFile(folder), 'utf8'),
    );
    expect(state.blocks.filter(({ header }) => header.number === '0x0')).to.have.length(1);
  });

  it('keeps real time after a pause', async () => {
    chain = await startEmbeddedChain({ folder });
    await chain.stop();
    await sleep(2_100);
    chain = await startEmbeddedChain({ folder });
    await mine(chain.url);
    const { timestamp = 0 } = (await readBlock(chain.url, 'latest')) ?? {};
    expect(Math.abs(timestamp - Date.now() / 1000)).to.be.below(2);
  });

  it('tells two chains made in the same second apart', async () => {
    const other = await mkdtemp(join(tmpdir(), 'ipanchor-chain-'));
    chain = await startEmbeddedChain({ folder });
    const second = await startEmbeddedChain({ folder: other });
    const hashes = [await readBlock(chain.url, 0), await readBlock(second.url, 0)].map(
      (block) => block?.hash,
    );
    await second.stop();
    await rm(other, { recursive: true });
    expect(hashes[0]).to.not.equal(hashes[1]);
    expect(second.chainId).to.not.equal(chain.chainId);
  });

  it('names a block as saved only when a restart brings it back', async () => {
    chain = await startEmbeddedChain({ folder });
    const { savedBlockFile, url } = chain;
    await mine(url, 2);
    await until(async () => (await readSavedBlock(savedBlockFile))?.number === 2);
    await mine(url);
    kill(chain.enginePid);
    await until(async () => (await height(url).catch(() => undefined)) !== undefined);
    expect(await height(url)).to.be.oneOf([2, 3]);
    await until(async () => (await readSavedBlock(savedBlockFile))?.number === (await height(url)));
  });

  it('restarts its engine when that is killed, on the same port and with its accounts funded', async () => {
    chain = await startEmbeddedChain({ folder });
    const { url, enginePid } = chain;
    const account = '0x00000000000000000000000000000000000000aa';
    await chain.fund(account);
    kill(enginePid);
    await until(
      async () => (await callRpc(url, 'eth_getBalance', [account, 'latest']).catch(() => '0x0')) !== '0x0',
    );
    expect(chain.enginePid).to.not.equal(enginePid);
  });

  it('survives kill -9 of its engine at any instant of a save', async () => {
    chain = await startEmbeddedChain({ folder });
    await fill(chain.url, 1_000);
    await mine(chain.url);
    await chain.save();
    for (let round = 0; round < 4; round++) {
      const { url } = chain;
      const { savedBlockFile } = chain;
      await until(async () => (await readSavedBlock(savedBlockFile)) !== undefined);
      const saved = (await readSavedBlock(savedBlockFile))?.number ?? 0;
      await mine(url);
      const save = chain.save().catch(() => undefined);
      await sleep(round * 40);
      kill(chain.enginePid);
      await save;
      await until(async () => (await height(url).catch(() => undefined)) !== undefined);
      expect(await height(url)).to.be.within(saved, saved + 1);
    }
  });

  it('survives kill -9 of the whole process at any instant of a save, and leaves no engine', async () => {
    for (let round = 0; round < 4; round++) {
      const { child, url } = await startElsewhere();
      if (round === 0) await fill(url, 1_000);
      await mine(url);
      await sleep(100 + round * 60);
      child.kill('SIGKILL');
      await until(async () => (await engines()).length === 0);
      expect((await readdir(folder)).includes('chain.json')).to.equal(true);
    }
    chain = await startEmbeddedChain({ folder });
    await chain.save();
    const saved = await readSavedBlock(chain.savedBlockFile);
    expect((await readBlock(chain.url, 'latest'))?.hash).to.equal(saved?.hash);
  });

  it('ends an engine that an earlier start left when its guard died too', async () => {
    const { child } = await startElsewhere();
    const [guard, engine] = (await engines()).sort((a, b) => a - b);
    if (guard === undefined || engine === undefined || child.pid === undefined)
      throw new TypeError('two expected');
    for (const pid of [child.pid, guard]) process.kill(pid, 'SIGSTOP');
    kill(guard);
    kill(child.pid);
    await sleep(300);
    expect(await processStart(engine), 'the engine is left').to.be.a('string');
    chain = await startEmbeddedChain({ folder });
    expect(await processStart(engine)).to.equal(undefined);
  });

  it('replaces the engine when only its guard is killed', async () => {
    chain = await startEmbeddedChain({ folder });
    const { url, enginePid } = chain;
    const guard = (await engines()).find((pid) => pid !== enginePid);
    if (guard === undefined) throw new TypeError('no guard');
    kill(guard);
    await until(async () => (await processStart(enginePid)) === undefined);
    await until(async () => (await height(url).catch(() => undefined)) !== undefined);
  });

  it('refuses a folder whose chain another process runs', async () => {
    await startElsewhere();
    await rejects(startEmbeddedChain({ folder }), 'CHAIN_FOLDER_IN_USE');
    expect(await engines()).to.have.length(2);
  });

  it('refuses a port in use', async () => {
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    await rejects(startEmbeddedChain({ folder, port }), 'PORT_IN_USE');
    server.close();
    chain = await startEmbeddedChain({ folder, port });
  });

  for (const [damage, bytes] of [
    ['cut', '{"block":{"number":"0x3"'],
    ['empty', ''],
    ['foreign', '{"a":1}'],
  ] as const) {
    it(`names a saved state that is ${damage}`, async () => {
      chain = await startEmbeddedChain({ folder });
      await chain.stop();
      await writeFile(stateFile(folder), bytes);
      await rejects(startEmbeddedChain({ folder }), 'CHAIN_STATE_DAMAGED');
    });
  }
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error('waited 30 s in vain');
}

async function rejects(promise: Promise<unknown>, code: string): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.have.property('code', code);
}
