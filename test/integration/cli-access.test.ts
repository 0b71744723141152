import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createAuditTrail } from '#node/audit-trail.ts';
import { serveControl } from '#node/control.ts';
import { addKeyChange } from '#node/file-keys.ts';
import { openStore } from '#node/store.ts';
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

  it('writes down who changed keys, whether the node runs or not', async () => {
    const begun = { by: `os:${userInfo().username}`, channel: 'command', outcome: 'begun' };
    const folder = join(data, 'trail');
    mkdirSync(folder);
    const chain = { endpoints: ['http://127.0.0.1:9'] };
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ office: 'JP', chain }));
    const run = async (...args: string[]) => (await ipanchor([...args, '--data', folder])).code;
    expect(await run('access', 'add', 'desk-1', '--role', 'operator', '--role', 'auditor')).to.equal(0);
    expect(await run('signing-key', '--rotate')).to.equal(0);

    const store = await openStore(folder);
    const trail = createAuditTrail(store, () => '2026-03-01T09:30:00Z');
    const control = await serveControl(folder, { keyChange: (given) => addKeyChange(trail, given) });
    expect(await run('access', 'remove', 'desk-2')).to.equal(3);
    expect(await run('access', 'remove', 'desk-1')).to.equal(0);
    await control.close();
    const { rows } = await trail.list({ limit: 10, offset: 0, descending: false });
    await store.close();
    expect(rows.map(({ seq: _, at: __, previous: ___, hash: ____, ...row }) => row)).to.deep.equal([
      { ...begun, operation: 'access add', subject: 'desk-1: operator, auditor' },
      { ...begun, operation: 'signing-key rotate' },
      { ...begun, operation: 'access remove', subject: 'desk-2' },
      {
        ...{ ...begun, operation: 'access remove', subject: 'desk-2' },
        ...{ outcome: 'refused', of: 3, code: 'ACTION_NOT_POSSIBLE' },
      },
      { ...begun, operation: 'access remove', subject: 'desk-1' },
    ]);
  });

  it('changes no key that it cannot write down', async () => {
    const folder = join(data, 'held');
    mkdirSync(folder);
    const chain = { endpoints: ['http://127.0.0.1:9'] };
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ office: 'JP', chain }));
    const store = await openStore(folder);
    const made = await ipanchor(['access', 'add', 'x', '--role', 'auditor', '--data', folder]);
    const rotated = await ipanchor(['signing-key', '--rotate', '--data', folder]);
    await store.close();
    expect([made.code, rotated.code]).to.deep.equal([1, 1]);
    expect(readdirSync(folder).sort()).to.deep.equal(['config.json', 'store']);
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
