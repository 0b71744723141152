import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { ChainAccess } from '#node/chain/connection.ts';
import { encodeCall } from '#node/chain/contracts.ts';
import { startEmbeddedChain } from '#node/chain/embedded.ts';
import { officeBytes, withPrefix } from '#node/chain/encoding.ts';
import { kill } from '#node/chain/engine-process.ts';
import { callRpc } from '#node/chain/json-rpc.ts';
import { sendAndWait } from '#node/chain/send.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import type { OfficeNode } from '#node/office.ts';
import { ENTRIES, OUTBOX, RECEIPTS, TRANSACTIONS } from '#node/store/office.ts';
import { CURSOR, LOG_HEADS, RECORDS } from '#node/store/register.ts';
import { fromHex, toHex } from '#protocol/bytes.ts';
import { nodeHash } from '#protocol/tree.ts';
import { owe, rows, sealedRecord, startRegister, type TestRegister } from './fixtures/register.ts';
import { type RpcProxy, startProxy } from './fixtures/rpc-proxy.ts';

describe('anchor in trouble', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let signer: TransactionSigner;
  let proxy: RpcProxy;

  before(async () => {
    register = await startRegister();
  });
  after(() => register.close());
  beforeEach(async () => {
    proxy = await startProxy(register.embedded.url);
  });
  afterEach(async () => {
    await proxy.close();
    next += 1;
  });

  /** A new office for each case: the chain goes on, the stores do not mix. */
  let next = 0;
  /** One for each test. */
  const OFFICES = 'JP US EP DE FR GB CN KR EM WO AT CH SE NO FI DK BE'.split(' ');
  async function newOffice(access: Partial<ChainAccess> = {}): Promise<OfficeNode> {
    signer = await register.admit(office());
    return register.open(office(), signer, { url: proxy.url, ...access });
  }
  const office = (): string => {
    const code = OFFICES[next];
    if (code === undefined) throw new RangeError('there are more tests than offices');
    return code;
  };

  async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
    for (let tries = 0; tries < 400 && !(await holds()); tries++) await sleep(50);
    expect(await holds()).to.equal(true);
  }

  /** Every item settled, every head there once, every entry with one receipt, and nothing under way. */
  async function expectWhole(node: OfficeNode, documents: number): Promise<void> {
    await node.settled();
    const { store } = node;
    expect((await rows(store.scan(OUTBOX))).map(({ state }) => state)).to.deep.equal(
      Array(documents).fill('settled'),
    );
    expect(await rows(store.scan(RECEIPTS))).to.have.length(documents);
    expect(await rows(store.scan(TRANSACTIONS))).to.deep.equal([]);
    expect(await rows(store.scan(RECORDS, { prefix: `${office()}/` }))).to.have.length(documents);
  }

  /** How many transactions of the office are in the chain. */
  const sentBy = ({ address }: TransactionSigner) =>
    register.chain.provider.getTransactionCount(`0x${address}`);

  for (const [step, trouble] of [
    ['kept and not sent', () => proxy.dropBefore.add('eth_sendRawTransaction')],
    ['sent, the answer lost', () => proxy.dropAfter.add('eth_sendRawTransaction')],
    ['in a block, not followed', () => proxy.dropBefore.add('eth_getLogs')],
    ['followed, not final', () => proxy.dropBefore.add('eth_getTransactionReceipt')],
  ] as const) {
    it(`sends nothing twice when it ends with a transaction ${step}`, async () => {
      const node = await newOffice();
      await node.settled();
      trouble();
      await owe(node.store, [sealedRecord(), sealedRecord()]);
      await until(async () => (await rows(node.store.scan(TRANSACTIONS))).length > 0);
      await sleep(500);
      await node.close();
      const kept = await register.open(office(), signer);
      await expectWhole(kept, 2);
      expect(await sentBy(signer), 'one batch and one head').to.equal(2);
      expect(await rows(kept.store.scan(LOG_HEADS, { prefix: `${office()}/` }))).to.have.length(1);
      await kept.close();
    });
  }

  it('says that the chain cannot be reached, takes documents, and goes on', async () => {
    proxy.down = true;
    const node = await newOffice();
    await owe(node.store, [sealedRecord()]);
    await until(() => node.problem()?.code === 'CHAIN_UNREACHABLE');
    proxy.down = false;
    await expectWhole(node, 1);
    expect(node.problem()).to.equal(undefined);
    await node.close();
  });

  it('says that the chain is slow, and goes on', async () => {
    const node = await newOffice({ timeoutMs: 300 });
    await node.settled();
    proxy.delayMs = 600;
    await owe(node.store, [sealedRecord()]);
    await until(() => node.problem()?.code === 'CHAIN_SLOW');
    proxy.delayMs = 0;
    await expectWhole(node, 1);
    await node.close();
  });

  it('says that the chain stands when no block comes for long, and goes on with the next', async () => {
    const node = await newOffice({ profile: { standsAfterSeconds: 1 } });
    await until(() => node.problem()?.code === 'CHAIN_STANDS');
    const { number } = (await node.store.get(CURSOR, 'cursor')) ?? {};
    expect(node.problem()?.message).to.match(new RegExp(`^block ${number} of \\d{4}-.* for \\d s$`));
    await owe(node.store, [sealedRecord()]);
    await expectWhole(node, 1);
    await until(() => register.said.includes('Goes on after CHAIN_STANDS.'));
    await node.close();
  });

  for (const method of ['eth_getLogs', 'eth_call', 'eth_sendRawTransaction']) {
    it(`says that the chain answers ${method} with an error, and goes on`, async () => {
      const node = await newOffice();
      await node.settled();
      await owe(node.store, [sealedRecord()]);
      proxy.refuse.set(method, 'rate limited');
      await until(() => node.problem()?.code === 'CHAIN_ANSWER');
      expect(node.problem()?.message).to.include('rate limited');
      proxy.refuse.clear();
      await expectWhole(node, 1);
      expect(node.problem()).to.equal(undefined);
      await node.close();
    });
  }

  it('works, slowly, on a chain that always takes its time', async () => {
    const node = await newOffice();
    proxy.delayMs = 60;
    await owe(node.store, [sealedRecord()]);
    await expectWhole(node, 1);
    await node.close();
  });

  it('sends again what a killed engine lost', async () => {
    const node = await newOffice();
    for (let round = 1; round <= 3; round++) {
      await owe(node.store, [sealedRecord()]);
      await sleep(round * 60);
      kill(register.embedded.enginePid);
    }
    await until(async () => (await callRpc(register.embedded.url, 'eth_chainId').catch(() => '')) !== '');
    await expectWhole(node, 3);
    await node.close();
  });

  it('stops for good, and changes nothing, when the chain is another one', async () => {
    const node = await newOffice();
    await owe(node.store, [sealedRecord()]);
    await expectWhole(node, 1);
    const other = await startEmbeddedChain({ folder: join(register.folder, 'other') });
    proxy.target = other.url;
    await until(() => node.problem()?.code === 'CHAIN_RESET');
    expect(await rows(node.store.scan(RECORDS, { prefix: `${office()}/` }))).to.have.length(1);
    await node.close();
    const again = await register.open(office(), signer, { url: proxy.url });
    await until(() => again.problem()?.code === 'CHAIN_RESET');
    await again.close();
    await other.stop();
  });

  it('says that the account cannot pay, and goes on when it can', async () => {
    const node = await newOffice();
    await node.settled();
    const account = `0x${signer.address}`;
    await callRpc(register.embedded.url, 'anvil_setBalance', [account, '0x1']);
    await owe(node.store, [sealedRecord()]);
    await until(() => node.problem()?.code === 'GAS_SHORT');
    expect(node.problem()?.message).to.include(signer.address);
    await register.embedded.fund(account);
    await expectWhole(node, 1);
    await node.close();
  });

  it('goes on with the register when another holder of its key has spoilt its log', async () => {
    const node = await newOffice();
    await owe(node.store, [sealedRecord()]);
    await expectWhole(node, 1);
    const first = (await rows(node.store.scan(ENTRIES)))[0]?.leafHash ?? '';
    const foreign = sealedRecord().key;
    const root = withPrefix(toHex(nodeHash(fromHex(first), fromHex(foreign))));
    const append = [officeBytes(office()), 1n, 2n, root, [withPrefix(foreign)]] as const;
    const to = register.deployment.contracts.DocumentLog.address;
    const data = encodeCall('DocumentLog', 'append', ...append);
    await sendAndWait(register.chain, signer, { to, data });
    // As long as the foreign head, and then longer.
    for (const documents of [2, 3]) {
      await owe(node.store, [sealedRecord()]);
      const recorded = async () => (await rows(node.store.scan(RECORDS, { prefix: `${office()}/` }))).length;
      await until(async () => (await recorded()) === documents);
      await until(() => node.problem()?.code === 'LOG_DIVERGED');
    }
    expect(await rows(node.store.scan(RECEIPTS))).to.have.length(1);
    await node.close();
  });

  it('issues receipts for what is final while it may send nothing', async () => {
    const node = await newOffice();
    await node.settled();
    proxy.refuse.set('eth_getTransactionReceipt', 'rate limited'); // the anchor asks for it, receipts need none
    await owe(node.store, [sealedRecord()]);
    await until(() => node.problem()?.code === 'CHAIN_ANSWER');
    await until(async () => (await rows(node.store.scan(RECEIPTS))).length === 1);
    expect(node.problem()?.code).to.equal('CHAIN_ANSWER');
    proxy.refuse.clear();
    await expectWhole(node, 1);
    await node.close();
  });

  it('waits while its office may not write', async () => {
    signer = register.governor; // no key of this office
    const node = await register.open(office(), signer, { url: proxy.url });
    await owe(node.store, [sealedRecord()]);
    await until(() => node.problem()?.code === 'CONTRACT_REVERTED');
    expect(node.problem()?.message).to.include('OfficeKeyUnauthorised');
    expect((await rows(node.store.scan(OUTBOX)))[0]?.state).to.equal('pending');
    await node.close();
  });
});
