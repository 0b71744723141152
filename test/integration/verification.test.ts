/** The command line asks the contracts, the gateway its projection: of one receipt both must say the same. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { untilFinal } from '#node/chain/connection.ts';
import { encodeCall } from '#node/chain/contracts.ts';
import { officeBytes, withPrefix } from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { verifyOnChain } from '#node/chain-verification.ts';
import { createObserverNode } from '#node/office.ts';
import { verifyDocument } from '#node/register/verification.ts';
import { RECEIPTS } from '#node/store/office.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { parseReceipt, writeReceipt } from '#protocol/receipt.ts';
import { inclusionPath, leafHash, subtrees } from '#protocol/tree.ts';
import { membership } from '../../scripts/start/membership.ts';
import { owe, rows, sealedRecord, startRegister, type TestRegister } from './fixtures/register.ts';

const US = officeBytes('US');
const NOTHING = `0x${'0'.repeat(64)}`;
/** Steps that only a register takes: the contracts alone do not lead from an entry to its record. */
const ONLY_REGISTER = ['APPLICATION_RECORDED', 'NOT_WITHDRAWN'];

describe('verification by command line and gateway', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let signer: TransactionSigner; // admin and operator of US
  let receipts: Record<'first' | 'under good head' | 'above good head' | 'revoked' | 'by thief', string>;

  const send = async (by: TransactionSigner, contract: 'DocumentLog' | 'OfficeDirectory', data: string) =>
    (await sendAndWait(register.chain, by, { to: register.deployment.contracts[contract].address, data }))
      .blockNumber;
  const revoke = (entry: string) => {
    const leaf = withPrefix(toHex(leafHash(utf8(entry))));
    return send(signer, 'DocumentLog', encodeCall('DocumentLog', 'revoke', US, leaf, 1n, NOTHING));
  };

  before(async () => {
    register = await startRegister();
    const { chain, deployment, governor } = register;
    signer = await register.admit('JP');
    await membership(chain, deployment, governor).admit('US', signer, signer.address);
    await untilFinal(chain, await chain.provider.getBlockNumber());
    const node = await register.open('US', signer);
    for (const documents of [4, 2]) {
      await owe(node.store, Array.from({ length: documents }, sealedRecord));
      await node.settled();
    }
    const texts = (await rows(node.store.scan(RECEIPTS))).map(({ text }) => text);
    await node.close();
    const all = texts.map(parseReceipt);
    const [head = expect.fail()] = all.slice(-1);
    const hashAt = subtrees(all.map(({ entry }) => leafHash(utf8(entry))));
    const [first = '', second = '', third = ''] = texts;
    receipts = {
      first,
      revoked: second,
      'by thief': third,
      'above good head': texts[5] ?? '',
      'under good head': writeReceipt({
        ...{ ...head, entry: all[3]?.entry ?? '', leafIndex: 3 },
        inclusionPath: inclusionPath(3, 6, hashAt).map(toHex),
      }),
    };
    await revoke(all[1]?.entry ?? '');
    await sleep(1_100); // blocks of one second cannot be told apart by their time
    const since = await revoke(all[2]?.entry ?? '');
    const mark = encodeCall(
      'OfficeDirectory',
      'markCompromised',
      US,
      withPrefix(signer.address),
      BigInt(since),
    );
    await send(signer, 'OfficeDirectory', mark);
    await send(signer, 'DocumentLog', encodeCall('DocumentLog', 'requestClose', US, 1n, 4n));
    const closed = await send(governor, 'DocumentLog', encodeCall('DocumentLog', 'confirmClose', US, 1n, 4n));
    await untilFinal(chain, closed);
  });
  after(() => register.close());

  const expected = [
    ['first', 'HEAD_IN_FORCE', 'holds'],
    ['under good head', 'HEAD_IN_FORCE', 'holds'],
    ['above good head', 'HEAD_IN_FORCE', 'fails'],
    ['revoked', 'NOT_REVOKED', 'fails'],
    ['by thief', 'NOT_REVOKED', 'unknown'],
  ] as const;
  it('says the same of every step that both take', async () => {
    const { chain, deployment, folder, embedded } = register;
    const options = { dataFolder: join(folder, 'observer'), access: { url: embedded.url }, deployment };
    const observer = await createObserverNode(options);
    await observer.settled();
    const trusted = {
      ...{ reader: observer.reader, chainId: String(deployment.chainId) },
      documentLog: withPrefix(deployment.contracts.DocumentLog.address),
      finalized: await chain.finalBlock(),
    };
    for (const [name, code, result] of expected) {
      const receipt = receipts[name];
      const byChain = (await verifyOnChain(chain, deployment, receipt, undefined)).findings;
      const byRegister = (await verifyDocument(trusted, { receipt })).findings;
      expect(byChain, name).to.deep.equal(byRegister.filter((one) => !ONLY_REGISTER.includes(one.code)));
      expect(byChain.find((one) => one.code === code)?.result, name).to.equal(result);
    }
    await observer.close();
  });
});
