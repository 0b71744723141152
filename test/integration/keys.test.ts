/** The keys of an office while it works: rotated without a gap, cut off by one transaction, in a signer of its own. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { encodeCall } from '#node/chain/contracts.ts';
import { officeBytes, withPrefix } from '#node/chain/encoding.ts';
import { callRpc } from '#node/chain/json-rpc.ts';
import { sendAndWait } from '#node/chain/send.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { verifyOnChain } from '#node/chain-verification.ts';
import type { OfficeNode } from '#node/office.ts';
import { receiptsOf as receiptsOfEntries } from '#node/own-documents.ts';
import { OUTBOX, RECEIPTS, TRANSACTIONS } from '#node/store/office.ts';
import { LOG_HEADS, RECORDS } from '#node/store/register.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { parseReceipt } from '#protocol/receipt.ts';
import { leafHash } from '#protocol/tree.ts';
import { ipanchor, type Ran } from './cli-run.ts';
import { startService } from './fixtures/office-service.ts';
import { owe, rows, sealedRecord, startRegister, type TestRegister } from './fixtures/register.ts';

const JP = officeBytes('JP');
const NOTHING = `0x${'0'.repeat(64)}`;

describe('keys of an office', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let operator: TransactionSigner;

  beforeEach(async () => {
    register = await startRegister();
    operator = await register.admit('JP');
  });
  afterEach(() => register.close());

  const place = (): string[] => [
    ...['--chain', register.embedded.url, '--contracts', join(register.folder, 'deployment.json')],
    ...['--office', 'JP'],
  ];
  /** `ipanchor keys …`, signed by this account: that of the admin, unless another is given. */
  function keys(args: readonly string[], by = register.adminOf('JP')): Promise<Ran> {
    const { keystore, password } = register.filesOf(by);
    return ipanchor(['keys', ...args, ...place(), '--keystore', keystore, '--password-file', password]);
  }
  async function done(ran: Promise<Ran>): Promise<ReturnType<typeof JSON.parse>> {
    const { code, stdout, stderr } = await ran;
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout);
  }
  const listed = () => done(ipanchor(['keys', 'list', ...place(), '--json']));
  const address = (key: TransactionSigner): string => withPrefix(key.address);
  const receiptsOf = async (node: OfficeNode): Promise<string[]> =>
    (await rows(node.store.scan(RECEIPTS))).map(({ text }) => text);
  const verdictOf = async (receipt: string) => {
    const { verdict, findings } = await verifyOnChain(
      register.chain,
      register.deployment,
      receipt,
      undefined,
    );
    return [verdict, ...findings.filter(({ result }) => result === 'unknown').map(({ code }) => code)];
  };
  const send = (contract: 'DocumentLog' | 'ApplicationRegister', data: string) =>
    sendAndWait(register.chain, operator, { to: register.deployment.contracts[contract].address, data });

  it('are rotated while documents flow: none is lost, none is anchored twice', async () => {
    const next = await register.newKey();
    let node = await register.open('JP', operator);
    let fed = 0;
    let isFlowing = true;
    let isOpen = Promise.resolve();
    const flowing = (async () => {
      while (isFlowing) {
        await isOpen;
        await owe(node.store, [sealedRecord()]);
        fed += 1;
        await sleep(20);
      }
    })();
    expect((await keys(['rotate', address(operator), address(next)])).code).to.equal(0);
    const both = (await listed()).keys.filter(({ state }: { state: string }) => state === 'valid');
    expect(both).to.have.length(4);
    // The node comes back with the new key while its transactions with the old one are under way.
    const restart = async (): Promise<void> => {
      await node.close();
      node = await register.open('JP', next);
    };
    await sleep(200);
    isOpen = restart();
    await isOpen;
    expect((await keys(['revoke', address(operator)])).code).to.equal(0);
    await sleep(300);
    isFlowing = false;
    await flowing;
    await node.settled();
    expect(fed).to.be.greaterThan(10);
    const receipts = await receiptsOf(node);
    expect(receipts).to.have.length(fed);
    for (const receipt of receipts) expect(await verdictOf(receipt)).to.deep.equal(['verified']);
    expect(await rows(node.store.scan(RECORDS))).to.have.length(fed);
    expect((await rows(node.store.scan(OUTBOX))).filter(({ state }) => state !== 'settled')).to.deep.equal(
      [],
    );
    expect(await rows(node.store.scan(TRANSACTIONS))).to.deep.equal([]);
    const writers = (await rows(node.store.scan(LOG_HEADS))).map(({ key }) => key);
    expect(writers[0]).to.equal(operator.address);
    expect(writers.at(-1)).to.equal(next.address);
    expect(writers.lastIndexOf(operator.address)).to.be.lessThan(writers.indexOf(next.address));
    expect((await listed()).keys.map(({ state }: { state: string }) => state)).to.deep.equal([
      ...['ended', 'ended', 'valid', 'valid'],
    ]);
  });

  it('are changed in a node that runs on: documents are taken and anchored all the while', async () => {
    const next = await register.newKey();
    const service = await startService(register, 'JP', operator);
    const { node } = service;
    const data = ['--data', service.config.dataFolder];
    let [fed, isFlowing] = [0, true];
    const flowing = (async () => {
      for (; isFlowing; fed++) {
        await owe(node.store, [sealedRecord()]);
        await sleep(20);
      }
    })();
    expect((await keys(['rotate', address(operator), address(next)])).code).to.equal(0);
    const file = join(service.config.dataFolder, 'config.json');
    const config = JSON.parse(await readFile(file, 'utf8'));
    const { keystore, password } = register.filesOf(next);
    Object.assign(config.chain, { keystore, passwordFile: `${password}.none` });
    await writeFile(file, JSON.stringify(config));
    // What does not open changes nothing: the node goes on with the key that it has.
    expect((await ipanchor(['keys', 'use', ...data])).stderr).to.include('KEYSTORE_MISSING');
    await writeFile(file, JSON.stringify({ ...config, chain: { ...config.chain, passwordFile: password } }));
    const used = await done(ipanchor(['keys', 'use', ...data, '--json']));
    expect(used).to.deep.equal({ key: address(next) });
    expect((await keys(['revoke', address(operator)])).code).to.equal(0);
    await sleep(300);
    isFlowing = false;
    await flowing;
    await service.settled();
    const receipts = await receiptsOf(node);
    expect(receipts).to.have.length(fed);
    expect(await verdictOf(receipts.at(-1) ?? '')).to.deep.equal(['verified']);
    expect(await rows(node.store.scan(RECORDS))).to.have.length(fed);
    const writers = (await rows(node.store.scan(LOG_HEADS))).map(({ key }) => key);
    expect(new Set(writers)).to.deep.equal(new Set([operator.address, next.address]));
    expect(writers.at(-1)).to.equal(next.address);
    await service.close();
    expect((await done(ipanchor(['keys', 'use', ...data, '--json']))).key).to.equal(null);
  });

  it('are changed while a transaction of the old one has the nonce that the new one begins with', async () => {
    const rpc = (method: string, ...params: unknown[]) => callRpc(register.embedded.url, method, params);
    const next = await register.newKey();
    await keys(['rotate', address(operator), address(next)]);
    await rpc('evm_setAutomine', false);
    let node = await register.open('JP', operator);
    await owe(node.store, [sealedRecord()]);
    while ((await rows(node.store.scan(TRANSACTIONS))).length < 2) await sleep(20);
    await node.close();
    node = await register.open('JP', next);
    await owe(node.store, [sealedRecord()]);
    await sleep(500);
    // Nothing of the new key is sent before the old one's is through.
    expect((await rows(node.store.scan(TRANSACTIONS))).map(({ nonce }) => nonce)).to.deep.equal([0, 1]);
    await rpc('evm_setAutomine', true);
    await rpc('anvil_mine', '0x1');
    await node.settled();
    for (const receipt of await receiptsOf(node))
      expect(await verdictOf(receipt)).to.deep.equal(['verified']);
    expect(await rows(node.store.scan(RECORDS))).to.have.length(2);
    const writers = (await rows(node.store.scan(LOG_HEADS))).map(({ key }) => key);
    expect(writers).to.deep.equal([operator.address, next.address]);
  });

  it('are cut off by one transaction: what came before holds, what came after is reported', async () => {
    const { chain, deployment } = register;
    let node = await register.open('JP', operator);
    await owe(node.store, [sealedRecord(), sealedRecord()]);
    await node.settled();
    const since = (await chain.provider.getBlockNumber()) + 1;
    await sleep(1_100); // a revocation and the mark are compared by time
    const [good = '', revoked = ''] = await receiptsOf(node);
    const leaf = withPrefix(toHex(leafHash(utf8(parseReceipt(revoked).entry))));
    await send('DocumentLog', encodeCall('DocumentLog', 'revoke', JP, leaf, 3n, NOTHING)); // by the thief
    await owe(node.store, [sealedRecord()]); // by the office, which does not know yet
    await node.settled();
    const doubted = (await receiptsOf(node))[2] ?? '';
    expect(await verdictOf(doubted)).to.deep.equal(['verified']);

    const admin = withPrefix(register.adminOf('JP').address);
    const before = await chain.provider.getTransactionCount(admin);
    const cut = await done(keys(['compromised', address(operator), '--since', String(since), '--json']));
    expect(await chain.provider.getTransactionCount(admin)).to.equal(before + 1);
    expect(cut.written.map(({ event }: { event: string }) => event)).to.have.members([
      ...['EntryRevoked', 'HeadAppended', 'SealedRecorded'],
    ]);
    expect(await verdictOf(good)).to.deep.equal(['verified']);
    expect(await verdictOf(revoked)).to.deep.equal(['incomplete', 'NOT_REVOKED']);
    expect(await verdictOf(doubted)).to.deep.equal(['incomplete', 'KEY_TRUSTED']);

    const { DocumentLog } = deployment.contracts;
    const again = encodeCall('DocumentLog', 'revoke', JP, `0x${'ab'.repeat(32)}`, 3n, NOTHING);
    const refused = await sendAndWait(chain, operator, { to: DocumentLog.address, data: again }).catch(
      (error: { where?: string }) => error.where,
    );
    expect(refused).to.equal('OfficeKeyUnauthorised');

    // Documents are taken on; they wait, the node says why, and a new key brings them to the chain.
    await owe(node.store, [sealedRecord()]);
    while (node.problem()?.code !== 'CONTRACT_REVERTED') await sleep(50);
    expect(node.problem()?.message).to.include('OfficeKeyUnauthorised');
    expect((await receiptsOfEntries(node.store, { index: 2, renew: true })).receipts[0]?.text).to.equal(null);
    await node.close();
    const next = await register.newKey();
    expect((await keys(['grant', address(next)])).code).to.equal(0);
    node = await register.open('JP', next);
    await node.settled();
    expect(await verdictOf((await receiptsOf(node))[3] ?? '')).to.deep.equal(['verified']);
    // What was anchored under doubt stands under the next head of a trusted key too.
    const renewed = async (index: number) =>
      (await receiptsOfEntries(node.store, { index, renew: true })).receipts[0]?.text ?? '';
    expect(parseReceipt(await renewed(2)).treeSize).to.equal(4);
    expect(await verdictOf(await renewed(2))).to.deep.equal(['verified']);
    const [first] = (await listed()).keys;
    expect(first).to.include({ state: 'ended', compromisedSince: since });
  });

  it('are refused in words before anything is sent', async () => {
    const [admin, next] = [register.adminOf('JP'), await register.newKey()];
    const said = async (args: string[], by?: TransactionSigner) => {
      const { code, stderr } = await keys(args, by);
      return `${code} ${stderr}`;
    };
    expect(await said(['grant', address(next)], next)).to.match(/^3 .*is not the admin of JP/);
    expect(await said(['grant', address(admin)])).to.match(/^3 .*keep the two apart/);
    expect(await said(['revoke', address(operator)])).to.match(/^3 .*nobody is recorder or registrar/);
    expect(await said(['revoke', address(next)])).to.match(/^3 .*is no key now/);
    expect(await said(['rotate', address(next), address(operator)])).to.match(/^3 .*has no role/);
    expect(await said(['compromised', address(next), '--since', '1'])).to.match(/^3 .*was never a key/);
    expect(await said(['compromised', address(operator), '--since', '999999'])).to.match(
      /^3 .*OfficeDirectoryInvalidMark/,
    );
    expect(await said(['compromised', address(operator)])).to.match(/^2 .*--since/);
    expect(await said(['grant', '0x12'])).to.match(/^2 .*KEY/);
    expect(await said(['grant', address(next), '--role', 'admin'])).to.match(/^2 .*--role/);
    const { keystore } = register.filesOf(admin);
    const { password } = register.filesOf(next);
    const wrong = ['--keystore', keystore, '--password-file', password];
    const { code, stderr } = await ipanchor(['keys', 'grant', address(next), ...place(), ...wrong]);
    expect([code, stderr.includes('KEYSTORE_PASSWORD')]).to.deep.equal([3, true]);
    expect(await said(['burn', address(next)])).to.match(/^2 .*say new/);
    expect((await listed()).keys).to.have.length(2);
    expect((await keys(['revoke', address(operator), '--last', '--role', 'registrar'])).code).to.equal(0);
  });

  it('are the admin and the operator apart: a node says so when it signs with the key of its admin', async () => {
    const admin = register.adminOf('JP');
    const node = await register.open('JP', admin);
    while (!register.said.some((line) => line.includes('is the admin of JP'))) await sleep(20);
    await node.close();
    register.said.length = 0;
    const apart = await register.open('JP', operator);
    await owe(apart.store, [sealedRecord()]);
    await apart.settled();
    expect(register.said.join()).to.not.include('admin');
  });

  it('are traced from a time on, and the time of no block is none', async () => {
    const node = await register.open('JP', operator);
    await owe(node.store, [sealedRecord()]);
    await node.settled();
    const trace = (since: string) =>
      ipanchor(['keys', 'written', address(operator), '--since', since, ...place()]);
    const all = await trace('2020-01-01T00:00:00Z');
    expect(all.stdout)
      .to.match(/SealedRecorded [0-9a-f]{64} .*\n/)
      .and.to.match(/HeadAppended 1 /);
    expect(await trace('2120-01-01T00:00:00Z')).to.include({ code: 3 });
    expect(await trace('2026-13-01T00:00:00Z')).to.include({ code: 2 });
  });
});
