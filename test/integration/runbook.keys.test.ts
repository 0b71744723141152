/** Keys and members that are lost, and a log that a thief spoilt: the procedures of docs/operating.md, carried out. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { encodeCall } from '#node/chain/contracts.ts';
import { officeBytes, withPrefix } from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { verifyOnChain } from '#node/chain-verification.ts';
import type { NodeError } from '#node/errors.ts';
import { changeKey, type KeyChange, ROLES } from '#node/office-keys.ts';
import { utf8 } from '#protocol/bytes.ts';
import { parseReceipt } from '#protocol/receipt.ts';
import { consistencyPath, leafHash, rootAt, subtrees } from '#protocol/tree.ts';
import { handIn, putIn, startService } from './fixtures/office-service.ts';
import { startRegister, type TestRegister } from './fixtures/register.ts';

const JP = officeBytes('JP');

describe('runbook: keys', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let operator: TransactionSigner;

  beforeEach(async () => {
    register = await startRegister();
    operator = await register.admit('JP');
  });
  afterEach(() => register.close());

  async function change(by: TransactionSigner, key: TransactionSigner, ...types: KeyChange['type'][]) {
    for (const type of types) {
      const changes: KeyChange[] =
        type === 'cut off'
          ? [{ type, since: await register.chain.provider.getBlockNumber() }]
          : ROLES.map((role) => ({ type, role }));
      for (const one of changes) await changeKey(register, by, 'JP', key.address, one);
    }
  }
  const send = (by: TransactionSigner, contract: 'OfficeDirectory' | 'DocumentLog', data: string) =>
    sendAndWait(register.chain, by, { to: register.deployment.contracts[contract].address, data });
  /** The first log of the office, at a size that its admin asks for and the vote confirms. */
  async function close(goodSize: bigint): Promise<void> {
    const asked = [JP, 1n, goodSize] as const;
    await send(register.adminOf('JP'), 'DocumentLog', encodeCall('DocumentLog', 'requestClose', ...asked));
    await send(register.governor, 'DocumentLog', encodeCall('DocumentLog', 'confirmClose', ...asked));
  }
  const refusal = (promise: Promise<unknown>): Promise<string | undefined> =>
    promise.then(
      () => 'taken',
      (error: NodeError) => error.where,
    );
  const verdictOf = async (receipt = ''): Promise<string> =>
    (await verifyOnChain(register.chain, register.deployment, receipt, undefined)).verdict;

  it('a lost operator key: the admin grants another, and the same data folder goes on with it', async () => {
    let service = await startService(register, 'JP', operator);
    await handIn(service, 'JP', 'trademark.xml');
    await service.close();
    await rm(register.filesOf(operator).password); // lost: nothing opens the keystore any more
    const failed = await startService(register, 'JP', operator).catch((error: NodeError) => error.code);
    expect(failed).to.equal('KEYSTORE_MISSING');

    const next = await register.newKey();
    await change(register.adminOf('JP'), next, 'grant');
    await change(register.adminOf('JP'), operator, 'end');
    service = await startService(register, 'JP', next);
    const receipts = await handIn(service, 'JP', 'patent-publication.xml');
    expect([...receipts.keys()]).to.have.members(['trademark.xml', 'patent-publication.xml']);
    for (const receipt of receipts.values()) expect(await verdictOf(receipt)).to.equal('verified');
    await service.close();
  });

  it('a lost admin key: the vote names another, whose grants count, and the old one counts no more', async () => {
    const [lost, next] = [register.adminOf('JP'), await register.newKey()];
    const named = encodeCall('OfficeDirectory', 'replaceAdmin', JP, withPrefix(next.address));
    expect(await refusal(send(next, 'OfficeDirectory', named))).to.equal('OfficeDirectoryNotGovernor');
    await send(register.governor, 'OfficeDirectory', named);
    const another = await register.newKey();
    expect(await refusal(change(lost, another, 'grant'))).to.equal('OfficeDirectoryNotAdmin');
    await change(next, another, 'grant');
    await change(next, operator, 'end');
    const service = await startService(register, 'JP', another);
    const receipts = await handIn(service, 'JP', 'trademark.xml');
    expect(await verdictOf(receipts.get('trademark.xml'))).to.equal('verified');
    await service.close();
  });

  it('a stolen admin key: any key of the office freezes the change of admin, and the vote names another', async () => {
    const [stolen, thief] = [register.adminOf('JP'), await register.newKey()];
    await send(
      stolen,
      'OfficeDirectory',
      encodeCall('OfficeDirectory', 'proposeAdmin', JP, withPrefix(thief.address)),
    );
    await send(operator, 'OfficeDirectory', encodeCall('OfficeDirectory', 'freeze', JP));
    const accept = encodeCall('OfficeDirectory', 'acceptAdmin', JP);
    expect(await refusal(send(thief, 'OfficeDirectory', accept))).to.equal('OfficeDirectoryFrozen');
    const next = await register.newKey();
    await send(
      register.governor,
      'OfficeDirectory',
      encodeCall('OfficeDirectory', 'replaceAdmin', JP, withPrefix(next.address)),
    );
    expect(await refusal(change(stolen, thief, 'grant'))).to.equal('OfficeDirectoryNotAdmin');
    await send(register.governor, 'OfficeDirectory', encodeCall('OfficeDirectory', 'thaw', JP));
  });

  it('a spoilt log: closed at its last good head, and its documents go on in the next', async () => {
    const { deployment, chain } = register;
    let service = await startService(register, 'JP', operator);
    const [good = ''] = (await handIn(service, 'JP', 'trademark.xml')).values();
    // The thief's head holds a leaf that nobody else knows, so that the office cannot extend it.
    const leaves = [leafHash(utf8(parseReceipt(good).entry)), randomBytes(32)];
    const hashAt = subtrees(leaves);
    const [root, path] = [rootAt(2, hashAt), consistencyPath(1, 2, hashAt)];
    const [rootHex, proof] = [hex(root), path.map(hex)];
    await send(operator, 'DocumentLog', encodeCall('DocumentLog', 'append', JP, 1n, 2n, rootHex, proof));
    await putIn(service, 'JP', 'patent-publication.xml');
    while (service.node.problem()?.code !== 'LOG_DIVERGED') await sleep(50);
    await service.close();

    const [admin, next] = [register.adminOf('JP'), await register.newKey()];
    await change(admin, operator, 'cut off');
    await change(admin, next, 'grant');
    await close(1n);

    service = await startService(register, 'JP', next, { folder: 'JP-log-2', logNumber: 2 });
    const receipts = await handIn(service, 'JP', 'patent-publication.xml');
    const again = receipts.get('patent-publication.xml') ?? '';
    expect(parseReceipt(again).entry).to.include('/JP/2"');
    expect(await verdictOf(again)).to.equal('verified');
    expect(await verdictOf(good)).to.equal('verified');
    const { findings } = await verifyOnChain(
      chain,
      deployment,
      JSON.stringify({ ...JSON.parse(good), treeSize: 2, inclusionPath: [hex(leaves[1] ?? root).slice(2)] }),
      undefined,
    );
    expect(findings.find(({ code }) => code === 'HEAD_IN_FORCE')?.result).to.equal('holds');
    await service.close();
    // The folder of the closed log stays what it was: bound to it.
    const other = await startService(register, 'JP', next, { folder: 'JP', logNumber: 2 }).catch(
      (error: NodeError) => error.code,
    );
    expect(other).to.equal('STORE_OF_ANOTHER_OFFICE');
  });

  it('a lost node without a copy: its log is closed where it stood, and the next one opens', async () => {
    let service = await startService(register, 'JP', operator);
    const [lost = ''] = (await handIn(service, 'JP', 'trademark.xml')).values();
    await service.close();
    await rm(service.config.dataFolder, { recursive: true });

    // Begun anew as if nothing had been, it would contradict what stands on the chain, and says so.
    service = await startService(register, 'JP', operator);
    await putIn(service, 'JP', 'patent-publication.xml');
    while (service.node.problem()?.code !== 'LOG_DIVERGED') await sleep(50);
    await service.close();
    await close(1n);
    service = await startService(register, 'JP', operator, { folder: 'JP-log-2', logNumber: 2 });
    const receipts = await handIn(service, 'JP', 'patent-publication.xml');
    await service.close();
    for (const receipt of [lost, ...receipts.values()]) expect(await verdictOf(receipt)).to.equal('verified');
    expect(receipts.size).to.equal(1);
  });

  it('an office that leaves: what it anchored stays true, and it writes no more', async () => {
    const service = await startService(register, 'JP', operator);
    const [receipt] = (await handIn(service, 'JP', 'trademark.xml')).values();
    await service.close();
    await send(register.governor, 'OfficeDirectory', encodeCall('OfficeDirectory', 'remove', JP));
    expect(await verdictOf(receipt)).to.equal('verified');
    const leaf = `0x${'ab'.repeat(32)}`;
    const revoke = encodeCall('DocumentLog', 'revoke', JP, leaf, 5n, `0x${'0'.repeat(64)}`);
    expect(await refusal(send(operator, 'DocumentLog', revoke))).to.equal('OfficeKeyUnauthorised');
    // A custodian whom the vote named revokes for it.
    const custodian = await register.newKey();
    await send(
      register.governor,
      'DocumentLog',
      encodeCall('DocumentLog', 'nameCustodian', JP, withPrefix(custodian.address)),
    );
    expect(await refusal(send(custodian, 'DocumentLog', revoke))).to.equal('taken');
  });
});

const hex = (bytes: Uint8Array): string => withPrefix(Buffer.from(bytes).toString('hex'));
