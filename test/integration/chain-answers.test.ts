import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { encodeCall } from '#node/chain/contracts.ts';
import { officeBytes, withPrefix } from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { NodeError } from '#node/errors.ts';
import { createObserverNode, type OfficeNode } from '#node/office.ts';
import { OUTBOX, RECEIPTS } from '#node/store/office.ts';
import { OFFICES, RECORDS } from '#node/store/register.ts';
import { owe, rows, sealedRecord, startRegister, type TestRegister } from './fixtures/register.ts';
import { type RpcProxy, startProxy } from './fixtures/rpc-proxy.ts';

describe('answers of a chain', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let signer: TransactionSigner;
  let proxy: RpcProxy;
  let node: OfficeNode;

  before(async () => {
    register = await startRegister();
    signer = await register.admit('JP');
    proxy = await startProxy(register.embedded.url);
    node = await register.open('JP', signer, { url: proxy.url });
    await node.settled();
  });
  after(async () => {
    await proxy.close();
    await register.close();
  });

  async function until(holds: () => boolean): Promise<void> {
    for (let tries = 0; tries < 400 && !holds(); tries++) await sleep(25);
    expect(holds()).to.equal(true);
  }

  let documents = 0;
  for (const [method, result] of [
    ['eth_getBlockByNumber', { number: '0x1', hash: 7 }],
    ['eth_getLogs', [{ topics: 'none' }]],
    ['eth_blockNumber', 'soon'],
    ['eth_getTransactionCount', {}],
    ['eth_getTransactionReceipt', { status: [] }],
    ['eth_gasPrice', 'cheap'],
    ['eth_call', { error: 'none' }],
  ] as const) {
    it(`that make no sense of ${method} are a coded problem, and it is asked again`, async () => {
      proxy.answer.set(method, result);
      await owe(node.store, [sealedRecord()]);
      documents += 1;
      node.wake();
      await until(() => node.problem()?.code === 'CHAIN_ANSWER');
      proxy.answer.clear();
      await node.settled();
      expect(node.problem()).to.equal(undefined);
      expect(await rows(node.store.scan(RECEIPTS))).to.have.length(documents);
      expect((await rows(node.store.scan(OUTBOX))).every(({ state }) => state === 'settled')).to.equal(true);
    });
  }

  it('are not all that can fail: what is not foreseen is told too, whoever waits hears of it, and it goes on', async () => {
    const us = await register.admit('US');
    let fails = true;
    const failing: TransactionSigner = {
      ...us,
      async sign(transaction) {
        if (fails) throw new TypeError('no such thing\nin the software');
        return us.sign(transaction);
      },
    };
    const other = await register.open('US', failing);
    await other.settled();
    await owe(other.store, [sealedRecord()]);
    const heard = await other.settled().catch((error: unknown) => error);
    expect(heard).to.be.instanceOf(NodeError).with.property('code', 'STAGES_FAILED');
    expect(other.problem()).to.include({ code: 'STAGES_FAILED', message: 'TypeError: no such thing' });
    fails = false;
    await other.settled();
    expect(other.problem()).to.equal(undefined);
    expect(await rows(other.store.scan(RECEIPTS))).to.have.length(1);
    await other.close();
  });

  it('that no office should have written stop nobody: a day of no calendar, a text of no characters', async () => {
    const { contracts } = register.deployment;
    const office = officeBytes('JP');
    const key = sealedRecord().key;
    const item = {
      ...{
        key: withPrefix(key),
        seal: withPrefix(key),
        rightType: '0x50',
        profile: 1n,
        filingDate: 20260231n,
      },
    };
    await sendAndWait(register.chain, signer, {
      to: contracts.ApplicationRegister.address,
      data: encodeCall('ApplicationRegister', 'recordSealed', office, [item]),
    });
    const profile = encodeCall('OfficeDirectory', 'setProfile', office, 'https', withPrefix(key));
    await sendAndWait(register.chain, register.adminOf('JP'), {
      to: contracts.OfficeDirectory.address,
      data: profile.replace(Buffer.from('https').toString('hex'), '68c32870ff'),
    });
    await owe(node.store, [sealedRecord()]);
    await node.settled();
    expect((await node.store.get(RECORDS, { office: 'JP', key }))?.filingDate).to.equal('2026-02-31');
    expect((await node.store.get(OFFICES, 'JP'))?.profileUri).to.equal('h\ufffd(p\ufffd');

    const observer = await createObserverNode({
      dataFolder: join(register.folder, 'observer'),
      access: { url: register.embedded.url },
      deployment: register.deployment,
    });
    await observer.settled();
    const followed = await rows(observer.store.scan(RECORDS));
    await observer.close();
    expect(followed).to.deep.equal(await rows(node.store.scan(RECORDS)));
  });
});
