import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { type EmbeddedChain, startEmbeddedChain } from '#node/chain/embedded.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import type { OfficeNode } from '#node/office.ts';
import { OUTBOX, RECEIPTS } from '#node/store/office.ts';
import { LOG_HEADS, RECORDS } from '#node/store/register.ts';
import { owe, rows, sealedRecord, startRegister, type TestRegister } from './fixtures/register.ts';
import { type RpcProxy, startProxy } from './fixtures/rpc-proxy.ts';

describe('two addresses of one chain', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let other: EmbeddedChain;
  let signer: TransactionSigner;
  let a: RpcProxy;
  let b: RpcProxy;
  let node: OfficeNode;
  let documents = 0;

  before(async () => {
    register = await startRegister();
    other = await startEmbeddedChain({ folder: join(register.folder, 'other') });
    signer = await register.admit('JP');
    [a, b] = [await startProxy(register.embedded.url), await startProxy(register.embedded.url)];
    node = await register.open('JP', signer, {
      ...{ url: a.url, others: [b.url], timeoutMs: 500, checkMs: 100 },
      finality: { kind: 'instant' },
    });
    await node.settled();
  });
  after(async () => {
    await node?.close();
    await a?.close();
    await b?.close();
    await other?.stop();
    await register?.close();
  });

  const codes = () => node.chain()?.endpoints.map(({ left }) => left?.code);
  const isInUse = (place: number) => node.chain()?.endpoints[place]?.isInUse === true;

  async function until(holds: () => boolean | undefined): Promise<void> {
    for (let tries = 0; tries < 800 && holds() !== true; tries++) await sleep(25);
    expect(holds(), `${JSON.stringify(node.chain()?.endpoints)} ${register.said.join('\n')}`).to.equal(true);
  }

  async function document(): Promise<void> {
    await owe(node.store, [sealedRecord()]);
    documents += 1;
    node.wake();
  }

  for (const [what, code, trouble] of [
    ['is killed', 'CHAIN_UNREACHABLE', () => (a.down = true)],
    ['is slow', 'CHAIN_SLOW', () => (a.delayMs = 1_000)],
    ['answers with errors', 'CHAIN_ANSWER', () => a.refuse.set('eth_getBlockByNumber', 'no blocks today')],
    ['leads to another chain', 'CHAIN_RESET', () => (a.target = other.url)],
    ['stands still', 'CHAIN_LAGS', async () => (a.behind = await register.chain.provider.getBlockNumber())],
  ] as const) {
    it(`let documents go on when the first ${what}, and are told; it is asked again when it is well`, async () => {
      await until(() => isInUse(0));
      const said = register.said.length;
      await trouble();
      await document();
      await node.settled();
      expect(await rows(node.store.scan(RECEIPTS))).to.have.length(documents);
      await until(() => isInUse(1) && codes()?.[0] === code);
      expect(register.said.slice(said).join('\n'))
        .to.include(`${code}: `)
        .and.to.include(`Asks the chain at ${new URL(b.url).host} now.`);
      Object.assign(a, { down: false, delayMs: 0, target: register.embedded.url, behind: undefined });
      a.refuse.clear();
      await until(() => isInUse(0));
      expect(codes()).to.deep.equal([undefined, undefined]);
      expect(node.problem()).to.equal(undefined);
    });
  }

  it('keep nothing from waiting when both are gone, and from going on when the second is back', async () => {
    a.down = b.down = true;
    await document();
    await until(() => node.problem()?.code === 'CHAIN_UNREACHABLE');
    b.down = false;
    await node.settled();
    expect(node.problem()).to.equal(undefined);
    a.down = false;
    await until(() => isInUse(0));
  });

  it('have every document once: none was sent again for what an address did not say', async () => {
    expect(await rows(node.store.scan(RECORDS))).to.have.length(documents);
    expect(await rows(node.store.scan(LOG_HEADS))).to.have.length(documents);
    expect((await rows(node.store.scan(OUTBOX))).every(({ state }) => state === 'settled')).to.equal(true);
    // A head and a record of each document.
    const sent = await register.chain.provider.getTransactionCount(`0x${signer.address}`);
    expect(sent).to.equal(2 * documents);
  });

  it('are not taken to have lost blocks when they only have fewer: nothing is owed anew', async () => {
    const us = await register.admit('US');
    const alone = await register.open('US', us, { url: b.url, finality: { kind: 'instant' } });
    await owe(alone.store, [sealedRecord()]);
    await alone.settled();
    b.behind = (await register.chain.provider.getBlockNumber()) - 1;
    await owe(alone.store, [sealedRecord()]);
    alone.wake();
    await until(() => alone.problem()?.code === 'CHAIN_LAGS');
    const states = (await rows(alone.store.scan(OUTBOX))).map(({ state }) => state);
    expect(states).to.deep.equal(['settled', 'pending']);
    b.behind = undefined;
    await alone.settled();
    expect(await register.chain.provider.getTransactionCount(`0x${us.address}`)).to.equal(4);
    await alone.close();
  });
});
