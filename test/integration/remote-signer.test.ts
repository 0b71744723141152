/** A node whose key is in a signer of another process: what the signer does wrong never reaches the chain. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { Wallet } from 'ethers';
import { callRpc } from '#node/chain/json-rpc.ts';
import { loadConfig } from '#node/config.ts';
import type { OfficeNode } from '#node/office.ts';
import { changeKey, ROLES, readOfficeKeys } from '#node/office-keys.ts';
import { operatorKey } from '#node/operator-key.ts';
import { RECEIPTS } from '#node/store/office.ts';
import { ipanchor } from './cli-run.ts';
import type { SignerMode } from './fixtures/http-signer.ts';
import { owe, rows, sealedRecord, startRegister, type TestRegister } from './fixtures/register.ts';

const program = join(import.meta.dirname, 'fixtures', 'http-signer.ts');

describe('a signer in another process', function () {
  this.timeout(120_000);
  const wallet = Wallet.createRandom();
  let register: TestRegister;
  let node: OfficeNode;
  let signer: { url: string; child: ChildProcess };

  async function startSigner(
    port = 0,
    { privateKey }: { privateKey: string } = wallet,
  ): Promise<typeof signer> {
    const file = join(register.folder, 'signer.key');
    writeFileSync(file, privateKey);
    const child = spawn(process.execPath, [program, file, String(port)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [told] = await once(child.stdout, 'data');
    return { ...JSON.parse(String(told)), child };
  }
  async function stopSigner({ child } = signer): Promise<void> {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  before(async () => {
    register = await startRegister();
    await register.admit('JP');
    signer = await startSigner();
    await register.embedded.fund(wallet.address);
    const account = wallet.address.slice(2).toLowerCase();
    for (const role of ROLES)
      await changeKey(register, register.adminOf('JP'), 'JP', account, { type: 'grant', role });
    const file = join(register.folder, 'config.json');
    const named = { url: signer.url, account: wallet.address, timeoutSeconds: 0.5 };
    const chain = { endpoints: [register.embedded.url], signer: named };
    writeFileSync(file, JSON.stringify({ office: 'JP', dataFolder: register.folder, chain }));
    node = await register.open('JP', await operatorKey(loadConfig(file, {})));
  });
  after(async () => {
    await stopSigner();
    await register.close();
  });

  const behave = (mode: SignerMode) => callRpc(signer.url, 'signer_mode', [mode]);
  const receipts = async (): Promise<number> => (await rows(node.store.scan(RECEIPTS))).length;
  const sent = (): Promise<number> => register.chain.provider.getTransactionCount(wallet.address);
  async function problem(code: string): Promise<void> {
    const limit = Date.now() + 30_000;
    while (node.problem()?.code !== code) {
      if (Date.now() > limit) expect.fail(`${code} expected, ${node.problem()?.code} met`);
      await sleep(20);
    }
  }

  it('signs what the node asks: documents get their receipts, and the key never leaves it', async () => {
    await owe(node.store, [sealedRecord(), sealedRecord()]);
    await node.settled();
    expect(await receipts()).to.equal(2);
    expect(await sent()).to.equal(2);
  });

  const wrongs: [SignerMode, string][] = [
    ['changes data', 'SIGNER_DEVIATES'],
    ['changes to', 'SIGNER_DEVIATES'],
    ['other key', 'SIGNER_DEVIATES'],
    ['refuses', 'SIGNER_REFUSED'],
    ['slow', 'SIGNER_SLOW'],
    ['not JSON', 'SIGNER_ANSWER'],
  ];
  for (const [mode, code] of wrongs) {
    it(`that ${mode.includes(' key') ? 'signs with another key' : mode} sends nothing, and what waits goes on`, async () => {
      const [had, nonce] = [await receipts(), await sent()];
      await behave(mode);
      await owe(node.store, [sealedRecord()]);
      await problem(code);
      expect(await sent()).to.equal(nonce);
      expect(await receipts()).to.equal(had);
      await behave('honest');
      await node.settled();
      expect(await receipts()).to.equal(had + 1);
      expect(await sent()).to.equal(nonce + 2);
      expect(node.problem()).to.equal(undefined);
    });
  }

  it('signs for an admin as well: a key is granted without a keystore, and not when the signer deviates', async () => {
    const { keystore, password } = register.filesOf(register.adminOf('JP'));
    const json = readFileSync(keystore, 'utf8');
    const admin = await Wallet.fromEncryptedJson(json, readFileSync(password, 'utf8').trim());
    const adminSigner = await startSigner(0, admin);
    const file = join(register.folder, 'admin-signer.json');
    writeFileSync(file, JSON.stringify({ url: adminSigner.url, account: admin.address }));
    const contracts = join(register.folder, 'deployment.json');
    const place = ['--chain', register.embedded.url, '--contracts', contracts, '--office', 'JP'];
    const grant = (role = 'recorder') =>
      ipanchor(['keys', 'grant', `0x${'77'.repeat(20)}`, '--role', role, '--signer', file, ...place]);
    await callRpc(adminSigner.url, 'signer_mode', ['changes to']);
    const refused = await grant();
    expect([refused.code, refused.stderr.includes('SIGNER_DEVIATES')]).to.deep.equal([3, true]);
    await callRpc(adminSigner.url, 'signer_mode', ['honest']);
    const granted = await grant();
    expect(granted.code, granted.stderr).to.equal(0);
    await stopSigner(adminSigner);
    const down = await grant('registrar');
    expect([down.code, down.stderr.includes('SIGNER_UNREACHABLE')]).to.deep.equal([1, true]);
    const { keys } = await readOfficeKeys(register, 'JP');
    expect(keys.filter(({ key }) => key === '77'.repeat(20)).map(({ role }) => role)).to.deep.equal([
      'recorder',
    ]);
  });

  it('that is killed is waited for, and found again when it is back', async () => {
    const had = await receipts();
    const { port } = new URL(signer.url);
    await stopSigner();
    await owe(node.store, [sealedRecord()]);
    await problem('SIGNER_UNREACHABLE');
    signer = await startSigner(Number(port));
    await node.settled();
    expect(await receipts()).to.equal(had + 1);
  });
});
