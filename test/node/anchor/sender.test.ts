import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Transaction, Wallet } from 'ethers';
import { raisedFees, Sender } from '#node/anchor/sender.ts';
import { type Chain, connectChain } from '#node/chain/connection.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { TRANSACTIONS } from '#node/store/office.ts';
import { openStore, type Store } from '#node/store.ts';

const hash = `0x${'00'.repeat(32)}`;
const wallet = new Wallet(`0x${'07'.repeat(32)}`);
const signer: TransactionSigner = {
  address: wallet.address.slice(2).toLowerCase(),
  sign: (request) => wallet.signTransaction(request),
};
const legacy = (gasPrice: bigint) => Transaction.from({ type: 0, gasPrice });

describe('anchor fees', () => {
  it('never pays more than nothing for free gas', () => {
    expect(raisedFees({ type: 0, gasPrice: 0n }, legacy(0n))).to.equal(undefined);
    expect(raisedFees({ type: 0, gasPrice: 0n }, legacy(1n))).to.equal(undefined);
  });

  it('pays what is asked where gas is no longer free', () => {
    expect(raisedFees({ type: 0, gasPrice: 5n }, legacy(0n))).to.deep.equal({ type: 0, gasPrice: 5n });
    const current = { type: 2, maxFeePerGas: 20n, maxPriorityFeePerGas: 2n } as const;
    expect(raisedFees(current, legacy(0n))).to.deep.equal({ type: 0, gasPrice: 20n });
  });

  it('pays an eighth more, and not for ever', () => {
    const current = { type: 2, maxFeePerGas: 1_000n, maxPriorityFeePerGas: 0n } as const;
    let old = Transaction.from({ type: 2, maxFeePerGas: 1_000n, maxPriorityFeePerGas: 0n });
    expect(raisedFees(current, old)).to.deep.equal({
      type: 2,
      maxFeePerGas: 1_126n,
      maxPriorityFeePerGas: 1n,
    });
    let raises = 0;
    for (let fees = raisedFees(current, old); fees !== undefined; fees = raisedFees(current, old)) {
      old = Transaction.from({ ...fees });
      raises += 1;
    }
    expect(raises).to.equal(17);
    expect(Number(old.maxFeePerGas)).to.be.at.most(8_000);
  });
});

describe('anchor sender', () => {
  let server: Server;
  let chain: Chain;
  let store: Store;
  let folder: string;
  /** What the chain says to a transaction of this price; undefined takes it. */
  let refusal: (price: bigint) => string | undefined;
  let sent: bigint[];
  let price: string;

  beforeEach(async () => {
    [sent, price] = [[], '0x64'];
    const block = { number: '0x0', hash, parentHash: hash, timestamp: '0x0', difficulty: '0x0' };
    const head = { ...block, nonce: '0x0000000000000000', gasLimit: '0x0', gasUsed: '0x0', transactions: [] };
    const answer = (method: string, [raw]: string[]): object => {
      if (method === 'eth_chainId') return { result: '0x7a69' };
      if (method === 'web3_clientVersion') return { result: 'besu/v26.7.0' };
      if (method === 'eth_getTransactionCount') return { result: '0x0' };
      if (method === 'eth_gasPrice') return { result: price };
      if (method !== 'eth_sendRawTransaction')
        return { result: { ...head, miner: `0x${'00'.repeat(20)}`, extraData: '0x' } };
      const paid = Transaction.from(raw ?? '').gasPrice ?? 0n;
      sent.push(paid);
      const message = refusal(paid);
      return message === undefined ? { result: hash } : { error: { code: -32000, message } };
    };
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
      const { id, method, params }: { id: number; method: string; params: string[] } = JSON.parse(body);
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer(method, params) }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = server.address();
    if (at === null || typeof at === 'string') throw new TypeError('a TCP server has a port');
    chain = await connectChain({ url: `http://127.0.0.1:${at.port}` });
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-sender-'));
    store = await openStore(folder);
  });
  afterEach(async () => {
    chain.close();
    server.closeAllConnections();
    server.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  const newSender = () => new Sender({ store, chain, signer, now: () => '2026-03-02T00:00:00Z' });
  const send = () =>
    newSender()
      .send({ to: '11'.repeat(20), data: '0x', gas: 21_000, what: 'test', items: [] })
      .catch((error: unknown) => error);
  const kept = async () => {
    const intent = await store.get(TRANSACTIONS, 0);
    return (
      intent && { price: Transaction.from(`0x${intent.raw}`).gasPrice, replaced: intent.replaced.length }
    );
  };

  it('goes back to what the account can pay', async () => {
    refusal = (paid) => (paid > 100n ? 'insufficient funds' : sent.length === 1 ? 'underpriced' : undefined);
    expect(await send()).to.have.property('code', 'GAS_SHORT');
    expect(await kept()).to.deep.equal({ price: 100n, replaced: 1 });
    await newSender().attend();
    expect(sent).to.deep.equal([100n, 113n, 100n]);
  });

  // A pool that has another transaction of the same nonce, and an account that cannot pay more for its own.
  it('ends when neither more nor less is taken', async () => {
    refusal = (paid) => (paid > 100n ? 'insufficient funds' : 'replacement transaction underpriced');
    expect(await send()).to.have.property('code', 'GAS_SHORT');
    expect(sent).to.deep.equal([100n, 113n]);
  });

  for (const [what, message] of [
    ['a transaction that a reorganisation gave back has its nonce', 'replacement transaction underpriced'],
    ['the pool has not seen those before it', 'Transaction nonce is too distant from current sender nonce'],
    ['the pool has it', 'already known'],
  ] as const) {
    for (const asked of ['0x0', '0x1']) {
      it(`keeps it and blames nobody when ${what}, where gas costs ${Number(asked)} wei`, async () => {
        price = asked;
        refusal = () => message;
        expect(await send()).to.have.property('nonce', 0);
        expect(sent).to.deep.equal([0n]);
        expect(await kept()).to.deep.equal({ price: 0n, replaced: 0 });
      });
    }
  }

  it('pays more than another of its nonce that waits in the pool, where gas has a price', async () => {
    refusal = (paid) => (paid < 120n ? 'replacement transaction underpriced' : undefined);
    expect(await send()).to.have.property('nonce', 0);
    expect(sent).to.deep.equal([100n, 113n, 128n]);
  });

  it('pays nothing where geth names 1 wei and takes nothing', async () => {
    price = '0x1';
    refusal = () => undefined;
    await send();
    expect(sent).to.deep.equal([0n]);
  });

  it('pays 1 wei where paying nothing is refused', async () => {
    price = '0x1';
    refusal = (paid) => (paid === 0n ? 'transaction underpriced' : undefined);
    await send();
    expect(sent).to.deep.equal([0n, 1n]);
    expect(await kept()).to.deep.equal({ price: 1n, replaced: 1 });
  });

  it('says that the chain takes no free transaction, and keeps it', async () => {
    price = '0x0';
    refusal = () => 'transaction underpriced';
    expect(await send()).to.have.property('code', 'CHAIN_ANSWER');
    expect(sent).to.deep.equal([0n]);
    expect(await kept()).to.deep.equal({ price: 0n, replaced: 0 });
  });
});
