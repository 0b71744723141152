/** Keys that the command line makes: encrypted, readable by their owner alone, and never over another. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openKeystore } from '#node/chain/signer.ts';
import { ipanchor } from './cli-run.ts';

describe('ipanchor keys new', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-cli-keys-'));
  after(() => rmSync(folder, { recursive: true }));
  const path = (name: string): string => join(folder, name);
  const made = (name: string, ...args: string[]) => ipanchor(['keys', 'new', path(name), ...args]);

  it('makes a key and its password, tells the address, and neither password nor key', async () => {
    const { code, stdout, stderr } = await made('a.json', '--password-file', path('a.password'));
    expect(code, stderr).to.equal(0);
    const files = { keystore: path('a.json'), password: path('a.password') };
    const { address } = await openKeystore(files);
    expect(stdout).to.match(new RegExp(`^0x${address}\n`));
    for (const file of Object.values(files)) expect(statSync(file).mode & 0o777).to.equal(0o600);
    const password = readFileSync(files.password, 'utf8').trim();
    expect(password).to.have.length.greaterThan(20);
    expect(stdout + stderr).to.not.include(password);
    const again = await made('a.json', '--password-file', path('a.password'));
    expect(again).to.include({ code: 3 });
    expect(again.stderr).to.include('KEYSTORE_EXISTS');
    expect((await openKeystore(files)).address).to.equal(address);
  });

  it('takes a password that is there, unless others can read it', async () => {
    writeFileSync(path('kept.password'), 'kept by a person\n', { mode: 0o600 });
    expect((await made('b.json', '--password-file', path('kept.password'))).code).to.equal(0);
    await openKeystore({ keystore: path('b.json'), password: path('kept.password') });
    expect(readFileSync(path('kept.password'), 'utf8')).to.equal('kept by a person\n');
    chmodSync(path('kept.password'), 0o644);
    const refused = await made('c.json', '--password-file', path('kept.password'));
    expect([refused.code, refused.stderr.includes('KEYSTORE_OPEN')]).to.deep.equal([1, true]);
  });

  it('asks on a terminal alone: a password in a pipe, an argument or a variable is none', async () => {
    const piped = await ipanchor(
      ['keys', 'new', path('d.json')],
      { IPANCHOR_PASSWORD: 'x' },
      'piped\npiped\n',
    );
    expect([piped.code, piped.stderr.includes('PASSWORD_MISSING')]).to.deep.equal([2, true]);
    expect((await made('d.json', '--password', 'x')).code).to.equal(2);
    expect(() => statSync(path('d.json'))).to.throw();
  });
});
