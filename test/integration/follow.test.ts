import { join } from 'node:path';
import { expect } from 'chai';
import { connectChain } from '#node/chain/connection.ts';
import { callRpc } from '#node/chain/json-rpc.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { verifyOnChain } from '#node/chain-verification.ts';
import { NodeError } from '#node/errors.ts';
import { catchUp } from '#node/follow/follower.ts';
import { clearProjection } from '#node/follow/projection.ts';
import { fsck } from '#node/fsck.ts';
import { createObserverNode, type OfficeNode } from '#node/office.ts';
import { OUTBOX, RECEIPTS } from '#node/store/office.ts';
import { AUTHORISATIONS, COUNTS, CURSOR, LOG_HEADS, OFFICES, RECORDS, UNDOS } from '#node/store/register.ts';
import { openVault } from '#node/store/vault.ts';
import { openStore, type Store } from '#node/store.ts';
import { owe, rows, sealedRecord, startRegister, type TestRegister } from './fixtures/register.ts';
import { startProxy } from './fixtures/rpc-proxy.ts';

describe('follow', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let signer: TransactionSigner;

  before(async () => {
    register = await startRegister();
    signer = await register.admit('JP');
  });
  after(() => register.close());

  const head = () => register.chain.provider.getBlockNumber();
  const rpc = (method: string, ...params: unknown[]) => callRpc(register.embedded.url, method, params);

  /** Everything the register says, without the blocks it was said in. */
  async function contents(store: Store): Promise<unknown[]> {
    const timeless = (row: object) =>
      Object.entries(row).filter(([name]) => !/At$|^block|^transaction|^from$|^since$|^history$/.test(name));
    const tables = [
      ...(await rows<object>(store.scan(RECORDS))),
      ...(await rows<object>(store.scan(LOG_HEADS))),
      ...(await rows<object>(store.scan(OFFICES))),
      ...(await rows<object>(store.scan(AUTHORISATIONS))),
      ...(await rows<object>(store.scan(COUNTS))),
    ];
    return tables.map(timeless);
  }

  async function expectWhole(node: OfficeNode, documents: number): Promise<void> {
    await node.settled();
    const items = await rows(node.store.scan(OUTBOX));
    expect(items.map(({ state }) => state)).to.deep.equal(Array(documents).fill('settled'));
    expect((await node.reader.counts()).applications).to.equal(documents);
    const receipts = await rows(node.store.scan(RECEIPTS));
    expect(receipts).to.have.length(documents);
    for (const { text } of receipts) {
      const { verdict, findings } = await verifyOnChain(register.chain, register.deployment, text, undefined);
      expect(verdict, JSON.stringify(findings)).to.equal('verified');
    }
    const cursor = await node.store.get(CURSOR, 'cursor');
    expect(cursor?.hash).to.equal(
      (await register.chain.provider.getBlock(cursor?.number ?? -1))?.hash?.slice(2),
    );
  }

  it('takes back what the chain takes back, up to depth 10, and everything comes again', async () => {
    const node = await register.open('JP', signer);
    let documents = 0;
    for (let round = 0; round < 6; round++) {
      await owe(node.store, [sealedRecord(), sealedRecord()]);
      documents += 2;
      await node.settled();
    }
    const receipts = await rows(node.store.scan(RECEIPTS));
    for (const depth of [1, 2, 5, 10]) {
      await rpc('anvil_rollback', depth);
      await expectWhole(node, documents);
    }
    const now = await rows(node.store.scan(RECEIPTS));
    expect(now.map(({ text }) => text)).to.deep.equal(receipts.map(({ text }) => text));
    await node.close();
  });

  it('follows when other blocks take the place of those taken back', async () => {
    const node = await register.open('JP', signer);
    await node.settled();
    const documents = (await rows(node.store.scan(OUTBOX))).length;
    await owe(node.store, [sealedRecord()]);
    await node.settled();
    await rpc('anvil_rollback', 3);
    await rpc('anvil_mine', '0x7');
    await expectWhole(node, documents + 1);
    await node.close();
  });

  it('finds a reorganisation that happened while it was away', async () => {
    const node = await register.open('JP', signer);
    await owe(node.store, [sealedRecord()]);
    await node.settled();
    const documents = (await rows(node.store.scan(OUTBOX))).length;
    await node.close();
    await rpc('anvil_rollback', 4);
    const again = await register.open('JP', signer);
    await expectWhole(again, documents);
    await again.close();
  });

  it('builds the same register from the first block, one by one or in ranges', async () => {
    const node = await register.open('JP', signer);
    await owe(node.store, [sealedRecord()]);
    await node.settled();
    const expected = await contents(node.store);
    await node.close();
    await rpc('anvil_mine', '0xc8');

    const observer = await createObserverNode({
      dataFolder: join(register.folder, 'observer'),
      access: { url: register.embedded.url },
      deployment: register.deployment,
    });
    await observer.settled();
    expect(await contents(observer.store)).to.deep.equal(expected);
    expect((await observer.reader.asOf())?.blockNumber).to.equal(await head());
    await observer.close();
  });

  it('asks for fewer blocks at once where a range is refused, down to one, and then says so', async () => {
    const proxy = await startProxy(register.embedded.url);
    const { contracts } = register.deployment;
    const chain = await connectChain({ url: proxy.url, finality: { kind: 'instant' } });
    const store = await openStore(join(register.folder, 'narrow'));
    const expected = await openStore(join(register.folder, 'wide'));
    const options = { contracts, firstBlock: contracts.OfficeDirectory.block };
    await catchUp({ ...options, store: expected, chain: register.chain });
    for (const most of [10, 1]) {
      proxy.mostBlocks = most;
      await catchUp({ ...options, store, chain });
      expect(await contents(store), `${most} blocks`).to.deep.equal(await contents(expected));
      await clearProjection(store, -1);
    }
    proxy.mostBlocks = 0;
    const refused = await catchUp({ ...options, store, chain }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(NodeError).with.property('code', 'CHAIN_ANSWER');
    await store.close();
    await expected.close();
    chain.close();
    await proxy.close();
  });

  it('builds it again on demand, in a store that has one, and owes nothing anew', async () => {
    const store = await openStore(join(register.folder, 'JP'));
    const { chain, deployment } = register;
    const options = {
      store,
      chain,
      contracts: deployment.contracts,
      firstBlock: deployment.contracts.OfficeDirectory.block,
    };
    await catchUp(options);
    const expected = await contents(store);
    await clearProjection(store, await head());
    expect(await contents(store)).to.deep.equal([]);
    await catchUp(options);
    expect(await contents(store)).to.deep.equal(expected);
    expect((await rows(store.scan(OUTBOX))).every(({ state }) => state === 'settled')).to.equal(true);
    await store.close();
  });

  it('is compared at one block with what the chain gives, also when the chain grew while no node ran', async () => {
    const store = await openStore(join(register.folder, 'JP'));
    const { chain, deployment } = register;
    const { contracts } = deployment;
    const vault = await openVault(join(register.folder, 'JP'));
    await register.admit('KR');
    const at = (await store.get(CURSOR, 'cursor'))?.number ?? -1;
    expect(at).to.be.below(await head());
    let followed = 0;
    const differences: string[] = [];
    await fsck({
      ...{ store, vault, repair: true },
      async follow(into) {
        await catchUp({ store: into, chain, contracts, firstBlock: contracts.OfficeDirectory.block });
        if (followed++ === 0) await register.admit('CN'); // between following into the one and the other
      },
      onDifference: ({ code, where }) => differences.push(`${code} ${where}`),
    });
    expect(differences.filter((text) => text.startsWith('PROJECTION'))).to.deep.equal([]);
    expect((await store.get(CURSOR, 'cursor'))?.number).to.equal(await head());
    await store.close();
  });

  it('builds it again when the chain took back more than can be undone', async () => {
    const store = await openStore(join(register.folder, 'JP'));
    const { chain, deployment } = register;
    const options = {
      store,
      chain,
      contracts: deployment.contracts,
      firstBlock: deployment.contracts.OfficeDirectory.block,
    };
    await catchUp(options);
    await store.clear(UNDOS);
    await rpc('anvil_rollback', 2);
    await rpc('anvil_mine', '0x1');
    await catchUp(options);
    expect((await store.get(CURSOR, 'cursor'))?.number).to.equal(await head());
    await store.close();
  });
});
