import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { callRpc } from '#node/chain/json-rpc.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { verifyOnChain } from '#node/chain-verification.ts';
import { createOfficeNode } from '#node/office.ts';
import { OUTBOX, RECEIPTS, TRANSACTIONS } from '#node/store/office.ts';
import { LOG_HEADS, RECORDS } from '#node/store/register.ts';
import { parseReceipt } from '#protocol/receipt.ts';
import {
  openRecord,
  owe,
  rows,
  sealedRecord,
  startRegister,
  type TestRegister,
} from './fixtures/register.ts';

describe('anchor', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let signer: TransactionSigner;

  beforeEach(async () => {
    register = await startRegister();
    signer = await register.admit('JP');
  });
  afterEach(() => register.close());

  it('brings one document to a receipt that the chain confirms', async () => {
    const node = await register.open('JP', signer);
    await owe(node.store, [sealedRecord()]);
    await node.settled();
    const [name] = await readdir(join(register.folder, 'JP', 'receipts'));
    const text = await readFile(join(register.folder, 'JP', 'receipts', name ?? ''), 'utf8');
    expect(parseReceipt(text)).to.include({ leafIndex: 0, treeSize: 1 });
    const verification = await verifyOnChain(register.chain, register.deployment, text, undefined);
    expect(verification.verdict).to.equal('verified', JSON.stringify(verification.findings));
    expect(await node.reader.counts()).to.deep.equal({ applications: 1, claims: 0 });
  });

  it('brings 1,000 documents in few transactions', async () => {
    const node = await register.open('JP', signer);
    const actions = Array.from({ length: 1_000 }, (_, i) =>
      i % 2 === 0 ? sealedRecord() : openRecord('JP', `2026${String(i).padStart(6, '0')}`),
    );
    await owe(node.store, actions);
    await node.settled();
    expect(await rows(node.store.scan(RECEIPTS))).to.have.length(1_000);
    expect((await rows(node.store.scan(OUTBOX))).filter(({ state }) => state !== 'settled')).to.deep.equal(
      [],
    );
    expect(await rows(node.store.scan(RECORDS))).to.have.length(1_000);
    expect(await rows(node.store.scan(TRANSACTIONS))).to.deep.equal([]);
    expect(await rows(node.store.scan(LOG_HEADS))).to.have.length(1);
    expect(await register.chain.provider.getBlockNumber()).to.be.below(20);
  });

  it('pays more, with the same nonce, when the chain does not take a transaction', async () => {
    const { embedded, folder, deployment, chain } = register;
    const rpc = (method: string, ...params: unknown[]) => callRpc(embedded.url, method, params);
    await rpc('evm_setAutomine', false);
    const node = await createOfficeNode({
      ...{ dataFolder: join(folder, 'JP'), office: 'JP', signer, deployment },
      access: { url: embedded.url, finality: { kind: 'saved', file: embedded.savedBlockFile } },
      ...{ publicFromFiling: new Set(), maxAgeMs: 20, bumpAfterMs: 100 },
    });
    await owe(node.store, [sealedRecord()]);
    const bumped = async () =>
      (await rows(node.store.scan(TRANSACTIONS))).some(({ replaced }) => replaced.length > 1);
    while (!(await bumped())) await sleep(50);
    const [first] = await rows(node.store.scan(TRANSACTIONS));
    expect(first?.nonce).to.equal(0);
    await rpc('evm_setAutomine', true);
    await rpc('anvil_mine', '0x1');
    await node.settled();
    expect(await chain.provider.getTransactionCount(`0x${signer.address}`)).to.equal(2);
    expect(await rows(node.store.scan(RECEIPTS))).to.have.length(1);
    await node.close();
  });
});
