/** An upgrade is a new contract and a recorded hand-over: what the old one holds stays true, and nothing is moved. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { AbiCoder, encodeBytes32String } from 'ethers';
import { DocumentLogBytecode } from '#node/chain/abi.generated.ts';
import { encodeCall } from '#node/chain/contracts.ts';
import { codeHashAt, type Deployment } from '#node/chain/deploy.ts';
import { officeBytes, plain, withPrefix } from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { verifyOnChain } from '#node/chain-verification.ts';
import { createObserverNode } from '#node/office.ts';
import { verifyDocument } from '#node/register/verification.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { parseEntry, parseLogId } from '#protocol/entry.ts';
import { parseReceipt } from '#protocol/receipt.ts';
import { leafHash } from '#protocol/tree.ts';
import { handIn, startService } from './fixtures/office-service.ts';
import { startRegister, type TestRegister } from './fixtures/register.ts';

const NAME = encodeBytes32String('DocumentLog');

describe('runbook: upgrade by hand-over', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let operator: TransactionSigner;

  before(async () => {
    register = await startRegister();
    operator = await register.admit('JP');
  });
  after(() => register.close());

  const send = (by: TransactionSigner, to: string | null, data: string) =>
    sendAndWait(register.chain, by, { to, data });
  const list = (target: string) =>
    send(
      register.governor,
      register.deployment.contracts.OfficeDirectory.address,
      encodeCall('OfficeDirectory', 'listContract', NAME, withPrefix(target)),
    );
  const stepsOf = async (deployment: Deployment, receipt: string) => {
    const { verdict, findings } = await verifyOnChain(register.chain, deployment, receipt, undefined);
    const failed = findings.filter(({ result }) => result !== 'holds' && result !== 'note');
    return [verdict, ...failed.map(({ code }) => code)];
  };

  it('keeps receipts of the old contract true, by the old trust and by the new', async () => {
    const { chain, deployment, governor, folder } = register;
    const old = deployment.contracts.DocumentLog;
    let service = await startService(register, 'JP', operator);
    const before = [...(await handIn(service, 'JP', 'trademark.xml')).values()][0] ?? '';
    await service.close();

    const argument = AbiCoder.defaultAbiCoder().encode(
      ['address'],
      [withPrefix(deployment.contracts.OfficeDirectory.address)],
    );
    const created = await send(governor, null, `${DocumentLogBytecode}${plain(argument)}`);
    const address = plain(created.contractAddress ?? '0x');
    const successor: Deployment = {
      ...deployment,
      contracts: {
        ...deployment.contracts,
        DocumentLog: {
          ...{ address, block: created.blockNumber, transaction: plain(created.hash) },
          codeHash: await codeHashAt(chain, address),
        },
      },
    };
    await writeFile(join(folder, 'successor.json'), JSON.stringify(successor));

    // Until the vote lists them, each contract is trusted by its own deployment file alone.
    expect((await stepsOf(successor, before)).slice(0, 2)).to.deep.equal(['contradicted', 'LOG_EXPECTED']);
    await list(old.address);
    await list(address);
    expect(await stepsOf(successor, before)).to.deep.equal(['verified']);
    expect(await stepsOf(deployment, before)).to.deep.equal(['verified']);

    service = await startService(register, 'JP', operator, { folder: 'JP-2', contracts: 'successor.json' });
    const after = (await handIn(service, 'JP', 'patent-publication.xml')).get('patent-publication.xml') ?? '';
    await service.close();
    expect(parseLogId(parseEntry(parseReceipt(after).entry).log)).to.include({
      address: withPrefix(address),
      logNumber: 1,
    });
    expect(await stepsOf(successor, after)).to.deep.equal(['verified']);
    expect(await stepsOf(deployment, after)).to.deep.equal(['verified']);

    // A gateway follows one of them, and does not say no to what it cannot see.
    const access = { url: register.embedded.url };
    const observer = await createObserverNode({
      dataFolder: join(folder, 'observer'),
      access,
      deployment: successor,
    });
    await observer.settled();
    const trusted = {
      ...{ reader: observer.reader, chainId: String(deployment.chainId), documentLog: withPrefix(address) },
      finalized: await chain.finalBlock(),
    };
    expect((await verifyDocument(trusted, { receipt: before })).verdict).to.equal('incomplete');
    expect((await verifyDocument(trusted, { receipt: after })).verdict).to.equal('verified');
    await observer.close();

    // What was anchored in the old contract is revoked there, also after the hand-over.
    const leaf = withPrefix(toHex(leafHash(utf8(parseReceipt(before).entry))));
    const revoke = encodeCall('DocumentLog', 'revoke', officeBytes('JP'), leaf, 2n, `0x${'0'.repeat(64)}`);
    await send(operator, old.address, revoke);
    expect(await stepsOf(successor, before)).to.deep.equal(['contradicted', 'NOT_REVOKED']);
    expect(await stepsOf(successor, after)).to.deep.equal(['verified']);
  });

  it('does not take the word of a receipt for a contract that the vote did not list', async () => {
    const { deployment, governor, chain } = register;
    // A copy of the contract whose directory is the thief's own would confirm anything.
    const forged = await send(
      governor,
      null,
      `${DocumentLogBytecode}${plain(
        AbiCoder.defaultAbiCoder().encode(
          ['address'],
          [withPrefix(deployment.contracts.DocumentLog.address)],
        ),
      )}`,
    );
    const address = plain(forged.contractAddress ?? '0x');
    expect(await codeHashAt(chain, address)).to.match(/^[0-9a-f]{64}$/);
    const service = await startService(register, 'JP', operator);
    const [receipt = ''] = (await handIn(service, 'JP')).values();
    await service.close();
    const of = receipt.replaceAll(deployment.contracts.DocumentLog.address, address);
    expect(of).to.not.equal(receipt);
    expect((await stepsOf(deployment, of)).slice(0, 2)).to.deep.equal(['contradicted', 'LOG_EXPECTED']);
  });
});
