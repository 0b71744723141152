import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { Transaction } from 'ethers';
import { createKeystore, type KeystoreFiles, openKeystore, writeKeystore } from '#node/chain/signer.ts';

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
    expect(await code(openKeystore(files))).to.equal('KEYSTORE_PASSWORD');
    await writeFile(files.password, password);
    for (const file of Object.values(files)) {
      await chmod(file, 0o640);
      expect(await code(openKeystore(files))).to.equal('KEYSTORE_OPEN');
      await chmod(file, 0o600);
    }
    const { version: _, ...other } = JSON.parse(await readFile(files.keystore, 'utf8'));
    const { Crypto: crypto, ...rest } = other;
    const broken = { ...rest, version: 3, Crypto: { ...crypto, kdf: 'other' } };
    for (const content of ['{}', '', JSON.stringify(broken)]) {
      await writeFile(files.keystore, content);
      expect(await code(openKeystore(files)), content).to.equal('KEYSTORE_INVALID');
    }
  });

  it('never repeats a password', async () => {
    await createKeystore(files, 'demonstration');
    await writeFile(files.password, 'hunter2-secret');
    const error = await openKeystore(files).catch((caught: unknown) => caught);
    expect(inspect(error, { depth: 9 })).to.not.include('hunter2');
  });

  it('never makes a key over another, nor a password over its password', async () => {
    const { address } = await createKeystore(files, 'demonstration');
    expect(await code(createKeystore(files, 'demonstration'))).to.equal('KEYSTORE_EXISTS');
    expect(await code(writeKeystore(files.keystore, 'x', 'demonstration'))).to.equal('KEYSTORE_EXISTS');
    expect((await openKeystore(files)).address).to.equal(address);
  });

  it('makes no key with an empty password', async () => {
    expect(await code(writeKeystore(files.keystore, '', 'demonstration'))).to.equal('PASSWORD_MISSING');
    expect(await code(openKeystore(files))).to.equal('KEYSTORE_MISSING');
  });

  it('reads a password file with any line end, and a password with spaces at its ends', async () => {
    const { address } = await writeKeystore(files.keystore, ' two words ', 'demonstration');
    for (const end of ['', '\n', '\r\n', '\nmore\n']) {
      await writeFile(files.password, ` two words ${end}`, { mode: 0o600 });
      expect((await openKeystore(files)).address).to.equal(address);
    }
  });
});
