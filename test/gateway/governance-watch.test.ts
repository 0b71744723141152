import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { watchGovernance } from '#gateway/governance-watch.ts';
import type { Deployment } from '#node/chain/deploy.ts';

const HASH = 'ab'.repeat(32);
const contract = (digit: string) => ({ address: digit.repeat(40), codeHash: HASH });
const DEPLOYMENT = {
  ...{ chainId: 31337, genesisHash: HASH },
  contracts: {
    ...{ OfficeDirectory: contract('1'), ApplicationRegister: contract('2') },
    ...{ PriorityRegister: contract('3'), DocumentLog: contract('4') },
  },
} as unknown as Deployment;

/** A chain that one account governs: no code is where the directory says who does. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  eth_chainId: '0x7a69',
  web3_clientVersion: 'geth/v1',
  eth_blockNumber: '0x14',
  eth_getBlockByNumber: {
    ...{ number: '0x14', hash: `0x${HASH}`, parentHash: `0x${HASH}`, timestamp: '0x0' },
    ...{ mixHash: `0x${'00'.repeat(32)}`, extraData: `0x${'00'.repeat(97)}` },
  },
  eth_call: `0x${'5'.repeat(40).padStart(64, '0')}`,
  eth_getCode: '0x',
};

describe('watchGovernance', () => {
  let delay = 0;
  let calls = 0;
  const engine = createServer((request, response) => {
    let text = '';
    request.on('data', (piece) => {
      text += piece;
    });
    request.on('end', () => {
      const { id, method } = JSON.parse(text);
      calls += method === 'eth_call' ? 1 : 0;
      const answer = JSON.stringify({ jsonrpc: '2.0', id, result: ANSWERS[method] });
      setTimeout(() => response.end(answer), delay);
    });
  });
  let url = '';
  before(async () => {
    await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
    const { port } = engine.address() as AddressInfo; // a TCP server
    url = `http://127.0.0.1:${port}`;
  });
  after(() => {
    engine.closeAllConnections();
    engine.close();
  });
  afterEach(() => {
    delay = 0;
    calls = 0;
  });

  it('reads once for many who ask', async () => {
    const watch = watchGovernance({ url }, DEPLOYMENT);
    const all = await Promise.all(Array.from({ length: 20 }, () => watch.reading()));
    expect(all[0]).to.include({ blockNumber: 20, votes: undefined });
    expect(all[0]?.readAt.getTime()).to.be.within(Date.now() - 5_000, Date.now());
    expect(new Set([...all, await watch.reading()]).size).to.equal(1);
    expect(calls).to.equal(1);
    watch.close();
  });

  it('makes nobody wait long for a slow chain, and has the reading later', async () => {
    delay = 300; // of each of six questions, one after the other
    const watch = watchGovernance({ url }, DEPLOYMENT);
    const start = performance.now();
    expect(await watch.reading()).to.equal(undefined);
    expect(performance.now() - start).to.be.within(900, 1_400);
    for (let reading = await watch.reading(); reading === undefined; ) reading = await watch.reading();
    expect(calls).to.equal(1);
    watch.close();
  });

  it('reads anew in time, and leaves a chain that answers slowly most of its time', async () => {
    const watch = watchGovernance({ url }, DEPLOYMENT, 1);
    const first = await watch.reading();
    let next = first;
    while (next === first) next = await watch.reading();
    expect(next?.blockNumber).to.equal(20);
    delay = 50;
    while (next === (await watch.reading()));
    const before = calls;
    for (let asked = 0; asked < 20; asked++) await watch.reading();
    expect(calls).to.equal(before);
    watch.close();
  });

  it('has none of another chain', async () => {
    const watch = watchGovernance({ url }, { ...DEPLOYMENT, genesisHash: 'cd'.repeat(32) });
    expect(await watch.reading()).to.equal(undefined);
    expect(calls).to.equal(0);
    watch.close();
  });
});
