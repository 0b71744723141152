import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ipanchor } from './cli-run.ts';
import { cleanUp, scratchFolder } from './start-run.ts';

describe('the command line for API keys', function () {
  this.timeout(60_000);
  const data = scratchFolder();
  const file = join(data, 'access-keys.json');
  before(() => {
    const chain = { endpoints: ['http://127.0.0.1:9'] };
    writeFileSync(join(data, 'config.json'), JSON.stringify({ office: 'JP', dataFolder: data, chain }));
  });
  after(() => cleanUp(data));
  const access = (...args: string[]) => ipanchor(['access', ...args, '--data', data]);

  it('makes a key and shows it once, lists it without, and removes it', async () => {
    const made = await access('add', 'desk-1', '--role', 'operator', '--role', 'auditor');
    expect(made.code, made.stderr).to.equal(0);
    const key = made.stdout.trim();
    expect(key).to.match(/^ipa_[A-Za-z0-9_-]{43}$/);
    expect(readFileSync(file, 'utf8')).to.not.include(key);
    const { keys } = JSON.parse((await access('list', '--json')).stdout);
    expect(keys).to.have.length(1);
    expect(keys[0]).to.deep.include({ name: 'desk-1', roles: ['operator', 'auditor'], lastUsedAt: null });
    expect((await access('list')).stdout)
      .to.include('last used never')
      .and.not.include(key);
    expect((await access('add', 'desk-1', '--role', 'auditor')).code).to.equal(3);
    expect((await access('remove', 'desk-1')).code).to.equal(0);
    expect((await access('remove', 'desk-1')).code).to.equal(3);
    expect(JSON.parse(readFileSync(file, 'utf8')).keys).to.deep.equal([]);
  });

  it('makes keys of an observer too', async () => {
    const folder = join(data, 'observer');
    mkdirSync(folder);
    const chain = { endpoints: ['http://127.0.0.1:9'] };
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ chain }));
    const made = await ipanchor(['access', 'add', 'x', '--role', 'auditor', '--observer', '--data', folder]);
    expect(made.code, made.stderr).to.equal(0);
    expect(existsSync(join(folder, 'access-keys.json'))).to.equal(true);
  });

  it('names what is wrong, and makes nothing of it', async () => {
    const wrong = [
      ['add', 'x'],
      ['add', 'x', '--role', 'boss'],
      ['add', 'a b', '--role', 'auditor'],
      ['add', 'anonymous', '--role', 'auditor'],
      ['give'],
      ['list', 'x'],
    ];
    for (const args of wrong) expect((await access(...args)).code, args.join(' ')).to.equal(2);
    expect(existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).keys).to.deep.equal([]);
  });
});
