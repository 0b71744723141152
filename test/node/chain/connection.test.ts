import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Chain, connectChain } from '#node/chain/connection.ts';
import { readBlock } from '#node/chain/json-rpc.ts';
import { chainError, currentFees } from '#node/chain/send.ts';
import { readSavedBlock } from '#node/chain/snapshot.ts';
import { NodeError } from '#node/errors.ts';

const hash = `0x${'00'.repeat(32)}`;
const block = { number: '0x0', hash, parentHash: hash, timestamp: '0x0' };
const address = '11'.repeat(20);
/** A block as ethers reads it, under rules before London. */
const full = {
  ...{ ...block, difficulty: '0x2', nonce: '0x0000000000000000', gasLimit: '0x1c9c380', gasUsed: '0x0' },
  ...{ transactions: [], miner: `0x${'00'.repeat(20)}`, extraData: '0x' },
};

describe('chain connection', () => {
  let server: Server;
  let url: string;
  let chain: Chain;
  /** What the chain answers to a method: `result` or `error`, beside the id. */
  let answers: Record<string, object>;

  beforeEach(async () => {
    answers = {
      eth_chainId: { result: '0x7a69' },
      eth_getBlockByNumber: { result: block },
      web3_clientVersion: { result: 'anvil/v1.7.1' },
    };
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
      const { id, method }: { id: number; method: string } = JSON.parse(body);
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answers[method] }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = server.address();
    if (at === null || typeof at === 'string') throw new TypeError('a TCP server has a port');
    url = `http://127.0.0.1:${at.port}`;
    chain = await connectChain({ url });
  });
  afterEach(() => {
    chain.close();
    server.closeAllConnections();
    server.close();
  });

  async function failure(action: Promise<unknown>): Promise<NodeError> {
    const error = await action.then(
      () => undefined,
      (thrown: unknown) => chainError(thrown, address),
    );
    if (!(error instanceof NodeError)) throw new TypeError(`no coded error: ${error}`);
    return error;
  }

  it('says that an error for an answer is one', async () => {
    answers.eth_getLogs = { error: { code: -32005, message: 'rate limited' } };
    const thrown = await chain.provider.send('eth_getLogs', [{}]).catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(NodeError).with.property('code', 'CHAIN_ANSWER');
    expect(thrown).to.have.property('message').that.includes('eth_getLogs').and.includes('rate limited');
  });

  it('says that an answer to nothing that was asked is none', async () => {
    answers.eth_getLogs = { id: 'other', result: [] };
    expect((await failure(chain.provider.send('eth_getLogs', [{}]))).code).to.equal('CHAIN_ANSWER');
    answers.eth_getLogs = {};
    expect((await failure(chain.provider.getBlockNumber())).code).to.equal('CHAIN_ANSWER');
  });

  it('says so of whatever else ethers cannot read', async () => {
    const { provider } = chain;
    for (const result of [{}, [], 7, true, 'block', '0xzz', { number: 'x' }, { hash: 1 }]) {
      for (const method of ['eth_getBlockByNumber', 'eth_getTransactionReceipt', 'eth_getTransactionByHash'])
        answers[method] = { result: typeof result === 'object' ? { ...block, ...result, extra: 1 } : result };
      for (const method of ['eth_getTransactionCount', 'eth_blockNumber', 'eth_call', 'eth_gasPrice'])
        answers[method] = { result: result === 7 ? '7 or so' : result };
      const asked: Record<string, () => Promise<unknown>> = {
        block: () => provider.getBlock('latest'),
        receipt: () => provider.getTransactionReceipt(hash),
        transaction: () => provider.getTransaction(hash),
        count: () => provider.getTransactionCount(`0x${address}`),
        number: () => provider.getBlockNumber(),
        call: () => provider.call({ to: `0x${address}`, data: '0x' }),
        fees: () => currentFees(chain),
      };
      for (const [what, ask] of Object.entries(asked)) {
        const thrown = await ask().catch((error: unknown) => error);
        if (thrown instanceof Error)
          expect(thrown, `${what}: ${thrown.stack}`)
            .to.be.instanceOf(NodeError)
            .with.property('code', 'CHAIN_ANSWER');
      }
      expect((await failure(provider.getTransactionCount(`0x${address}`))).code).to.equal('CHAIN_ANSWER');
      expect((await failure(provider.getTransactionReceipt(hash))).code).to.equal('CHAIN_ANSWER');
    }
  });

  it('asks again while geth cannot say yet whether it knows a transaction', async () => {
    const message = 'transaction indexing is in progress';
    answers.eth_getTransactionReceipt = { error: { code: -32000, message } };
    setTimeout(() => {
      answers.eth_getTransactionReceipt = { result: null };
    }, 50);
    expect(await chain.provider.getTransactionReceipt(hash)).to.equal(null);

    answers.eth_getTransactionReceipt = { error: { code: -32000, message } };
    const hasty = await connectChain({ url, timeoutMs: 50 });
    const error = await failure(hasty.provider.getTransactionReceipt(hash));
    expect(error).to.have.property('code', 'CHAIN_ANSWER');
    hasty.close();
  });

  it('pays nothing where the configuration says so, and where nothing is asked', async () => {
    const free = { type: 0, gasPrice: 0n };
    answers.eth_gasPrice = { result: '0x0' };
    answers.eth_getBlockByNumber = { result: full };
    expect(await currentFees(chain)).to.deep.equal(free);
    answers.eth_gasPrice = { result: '0x1' };
    expect(await currentFees(chain), 'the least that geth can be started with').to.deep.equal(free);
    answers.eth_gasPrice = { result: '0x2' };
    expect(await currentFees(chain)).to.deep.equal({ type: 0, gasPrice: 2n });

    const told = await connectChain({ url, profile: { pricing: 'free' } });
    answers.eth_gasPrice = { error: { code: -32601, message: 'not there' } };
    expect(await currentFees(told)).to.deep.equal(free);
    told.close();
  });

  it('tells a call that was not made from one that a contract refuses', async () => {
    const call = () => failure(chain.provider.call({ to: `0x${address}`, data: '0x' }));
    answers.eth_call = { error: { code: -32005, message: 'rate limited' } };
    expect((await call()).code).to.equal('CHAIN_ANSWER');
    answers.eth_call = { error: { code: 3, message: 'execution reverted', data: '0x12345678' } };
    expect((await call()).code).to.equal('CONTRACT_REVERTED');
    answers.eth_call = { error: { code: -32000, message: 'out of gas' } };
    expect((await call()).code).to.equal('CONTRACT_REVERTED');
  });

  it('still says that an account cannot pay', async () => {
    answers.eth_sendRawTransaction = { error: { code: -32000, message: 'insufficient funds for gas' } };
    const { code, message } = await failure(chain.provider.send('eth_sendRawTransaction', ['0x00']));
    expect(code).to.equal('GAS_SHORT');
    expect(message).to.include(address);
  });

  it('takes nothing else for a block', async () => {
    answers.eth_getBlockByNumber = { result: { number: 7 } };
    expect((await failure(readBlock(url, 7))).code).to.equal('CHAIN_ANSWER');
  });

  it('takes nothing else for the file of the saved block', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ipanchor-saved-'));
    const file = join(folder, 'saved-block.json');
    expect(await readSavedBlock(file)).to.equal(undefined);
    for (const text of ['', '{"number":-1}']) {
      await writeFile(file, text);
      expect((await failure(readSavedBlock(file))).code).to.equal('CHAIN_STATE_DAMAGED');
    }
    await rm(folder, { recursive: true });
  });
});
