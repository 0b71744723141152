/** A node that is lost and comes back from a copy of its store: a fresh one goes on, an older one says what it lacks. */
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { encodeCall } from '#node/chain/contracts.ts';
import { officeBytes } from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import { verifyOnChain } from '#node/chain-verification.ts';
import type { OfficeService } from '#node/office-service.ts';
import { ipanchor } from './cli-run.ts';
import { handIn, putIn, startService } from './fixtures/office-service.ts';
import { startRegister, type TestRegister } from './fixtures/register.ts';

const JP = officeBytes('JP');

describe('runbook: a node restored from a copy', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let operator: TransactionSigner;
  let service: OfficeService;
  let backup: string;

  /** A document that is in the copy, made while the node runs. */
  beforeEach(async () => {
    register = await startRegister();
    operator = await register.admit('JP');
    service = await startService(register, 'JP', operator);
    await handIn(service, 'JP', 'patent-application.xml');
    backup = join(register.folder, 'JP.backup');
    const { code, stderr } = await ipanchor(['backup', backup, '--data', service.config.dataFolder]);
    expect(code, stderr).to.equal(0);
  });
  afterEach(() => register.close());

  /** The machine is gone; what is kept elsewhere is the configuration, the keys, and the copy. */
  async function loseAndRestore(): Promise<void> {
    const data = service.config.dataFolder;
    await service.close();
    const lost = `${data}-lost`;
    await rename(data, lost);
    await mkdir(data);
    for (const name of ['config.json', 'codes.key']) await cp(join(lost, name), join(data, name));
    await rm(lost, { recursive: true });
    const { code, stderr } = await ipanchor(['restore', backup, '--data', data]);
    expect(code, stderr).to.equal(0);
    service = await startService(register, 'JP', operator);
  }
  const verdictOf = async (receipt = ''): Promise<string> =>
    (await verifyOnChain(register.chain, register.deployment, receipt, undefined)).verdict;

  it('goes on where it was: log, receipts and access codes are there, and the next document is anchored', async () => {
    await loseAndRestore();
    const receipts = await handIn(service, 'JP', 'trademark.xml');
    expect([...receipts.keys()]).to.have.members(['patent-application.xml', 'trademark.xml']);
    for (const receipt of receipts.values()) expect(await verdictOf(receipt)).to.equal('verified');
    const code = await ipanchor(['code', 'JP.P.2025020101', '--data', service.config.dataFolder]);
    expect(code.stdout, code.stderr).to.match(/^[0-9A-Z-]{20,}\n$/);
    await service.close();
  });

  it('says that the log on the chain is longer than the copy, and goes on in the next log', async () => {
    const anchored = (await handIn(service, 'JP', 'trademark.xml')).get('trademark.xml');
    await loseAndRestore();
    await putIn(service, 'JP', 'patent-publication.xml');
    while (service.node.problem()?.code !== 'LOG_DIVERGED') await sleep(50);
    await service.close();

    const close = [JP, 1n, 2n] as const;
    const to = register.deployment.contracts.DocumentLog.address;
    const [asked, confirmed] = (['requestClose', 'confirmClose'] as const).map((method) =>
      encodeCall('DocumentLog', method, ...close),
    );
    await sendAndWait(register.chain, register.adminOf('JP'), { to, data: asked ?? '' });
    await sendAndWait(register.chain, register.governor, { to, data: confirmed ?? '' });
    service = await startService(register, 'JP', operator, { folder: 'JP-log-2', logNumber: 2 });
    const next = await handIn(service, 'JP', 'patent-publication.xml');
    await service.close();
    for (const receipt of [anchored, ...next.values()]) expect(await verdictOf(receipt)).to.equal('verified');
  });
});
