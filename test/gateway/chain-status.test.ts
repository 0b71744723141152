import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { watchChain } from '#gateway/chain-status.ts';

/** A chain of 20 blocks whose last 12 are not final, as far as a gateway asks it. */
const GENESIS = 'ab'.repeat(32);
const ANSWERS: Readonly<Record<string, unknown>> = {
  eth_chainId: '0x7a69',
  web3_clientVersion: 'geth/v1',
  eth_blockNumber: '0x14',
  eth_getBlockByNumber: {
    number: '0x14',
    hash: `0x${GENESIS}`,
    parentHash: `0x${GENESIS}`,
    timestamp: '0x0',
    // As Clique seals it: final 12 blocks later.
    mixHash: `0x${'00'.repeat(32)}`,
    extraData: `0x${'00'.repeat(97)}`,
  },
};

describe('watchChain', () => {
  let delay = 0;
  let asked = 0;
  const engine = createServer((request, response) => {
    let text = '';
    request.on('data', (piece) => {
      text += piece;
    });
    request.on('end', () => {
      const call = [JSON.parse(text)].flat();
      asked += call.filter(({ method }) => method === 'eth_blockNumber').length;
      const answers = call.map(({ id, method }) => ({ jsonrpc: '2.0', id, result: ANSWERS[method] }));
      setTimeout(() => response.end(JSON.stringify(text.startsWith('[') ? answers : answers[0])), delay);
    });
  });
  let url = '';
  before(async () => {
    await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
    const { port } = engine.address() as AddressInfo; // a TCP server
    url = `http://127.0.0.1:${port}`;
  });
  after(() => engine.close());
  afterEach(() => {
    delay = 0;
    asked = 0;
  });

  it('tells head and finality, asking once for many requests', async () => {
    const watch = watchChain({ url }, { chainId: 31337, genesisHash: GENESIS });
    const all = await Promise.all(Array.from({ length: 20 }, () => watch.status()));
    expect(all[0]).to.deep.equal({ head: 20, finalized: 8 });
    expect(new Set(all).size).to.equal(1);
    expect(asked).to.equal(1);
    watch.close();
  });

  it('gives up on a slow chain soon, and on another chain at once', async () => {
    const other = watchChain({ url }, { chainId: 31337, genesisHash: 'cd'.repeat(32) });
    expect(await other.status()).to.equal(undefined);
    delay = 1_500;
    const start = performance.now();
    const slow = watchChain({ url }, { chainId: 31337, genesisHash: GENESIS });
    expect(await slow.status()).to.equal(undefined);
    expect(performance.now() - start).to.be.within(900, 1_400);
    slow.close();
  });

  it('finds a chain that came up later', async () => {
    const late = createServer((request, response) => engine.emit('request', request, response));
    await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve));
    const { port } = late.address() as AddressInfo; // a TCP server
    await new Promise((resolve) => late.close(resolve));
    const watch = watchChain({ url: `http://127.0.0.1:${port}` }, { chainId: 31337, genesisHash: GENESIS });
    expect(await watch.status()).to.equal(undefined);
    await new Promise<void>((resolve) => late.listen(port, '127.0.0.1', resolve));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await watch.status()).to.deep.equal({ head: 20, finalized: 8 });
    watch.close();
    late.closeAllConnections();
    late.close();
  });
});
