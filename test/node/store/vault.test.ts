import { chmodSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openVault, Vault } from '#node/store/vault.ts';
import { newFolder } from '../intake/office-fixture.ts';

const K = '7ZQ4M2XK0H9TR6WBD3CF';
const ID = 'JP.P.2025020101';

describe('vault', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const codeOf = async (action: () => unknown): Promise<string> => {
    try {
      await action();
      return 'none';
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
  };

  it('opens what it sealed, after a restart too, and keeps its key to itself', async () => {
    const row = (await openVault(folder)).seal(ID, K, 'issued');
    expect((await openVault(folder)).open(ID, row)).to.equal(K);
    expect(statSync(join(folder, 'codes.key')).mode & 0o777).to.equal(0o600);
    expect(JSON.stringify(row)).not.to.contain(Buffer.from(K).toString('hex'));
  });

  it('never seals twice alike', () => {
    const vault = new Vault(new Uint8Array(32));
    expect(vault.seal(ID, K, 'issued')).not.to.deep.equal(vault.seal(ID, K, 'issued'));
  });

  it('opens no row of another application, another key, or that was changed', async () => {
    const vault = await openVault(folder);
    const row = vault.seal(ID, K, 'issued');
    const changed = { ...row, box: row.box.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) };
    for (const open of [
      () => vault.open('JP.P.2025020102', row),
      () => new Vault(new Uint8Array(32)).open(ID, row),
      () => vault.open(ID, changed),
    ]) {
      expect(await codeOf(open)).to.equal('VAULT_KEY_INVALID');
    }
  });

  it('refuses a key file that others can read, or that is cut short', async () => {
    await openVault(folder);
    chmodSync(join(folder, 'codes.key'), 0o644);
    expect(await codeOf(() => openVault(folder))).to.equal('VAULT_KEY_INVALID');
    writeFileSync(join(folder, 'codes.key'), 'short');
    chmodSync(join(folder, 'codes.key'), 0o600);
    expect(await codeOf(() => openVault(folder))).to.equal('VAULT_KEY_INVALID');
  });
});
