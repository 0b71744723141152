import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Transaction } from 'ethers';
import { createKeystore, type KeystoreFiles, openKeystore } from '#node/chain/signer.ts';

describe('chain signer', () => {
  let folder: string;
  let files: KeystoreFiles;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-keys-'));
    files = { keystore: join(folder, 'key.json'), password: join(folder, 'password') };
  });
  afterEach(() => rm(folder, { recursive: true }));

  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: { code: string }) => error.code,
    );

  it('opens the key that it made, and signs with it', async () => {
    const made = await createKeystore(files, 'demonstration');
    const opened = await openKeystore(files);
    expect(opened.address)
      .to.equal(made.address)
      .and.match(/^[0-9a-f]{40}$/);
    const raw = await opened.sign({
      to: `0x${'11'.repeat(20)}`,
      nonce: 0,
      gasLimit: 21_000,
      gasPrice: 0,
      type: 0,
      chainId: 7,
    });
    expect(Transaction.from(raw).from?.toLowerCase()).to.equal(`0x${made.address}`);
  });

  it('keeps both files from other users, and no key in plain text', async () => {
    await createKeystore(files, 'demonstration');
    for (const file of Object.values(files)) expect((await stat(file)).mode & 0o777).to.equal(0o600);
    expect(JSON.parse(await readFile(files.keystore, 'utf8'))).to.include({ version: 3 });
  });

  it('names what keeps it from opening', async () => {
    expect(await code(openKeystore(files))).to.equal('KEYSTORE_MISSING');
    await createKeystore(files, 'demonstration');
    const password = await readFile(files.password, 'utf8');
    await writeFile(files.password, 'wrong');
    expect(await code(openKeystore(files))).to.equal('KEYSTORE_INVALID');
    await writeFile(files.password, password);
    await chmod(files.keystore, 0o644);
    expect(await code(openKeystore(files))).to.equal('KEYSTORE_OPEN');
    await chmod(files.keystore, 0o600);
    await writeFile(files.keystore, '{}');
    expect(await code(openKeystore(files))).to.equal('KEYSTORE_INVALID');
  });
});
