import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openApiKeys } from '#gateway/access/api-keys.ts';
import { findKey, makeKey, readKeys, readUses, writeKeys } from '#gateway/access/key-file.ts';
import { GatewayError } from '#gateway/errors.ts';

const AT = new Date('2026-11-20T10:00:00Z');

describe('API keys', () => {
  let folder: string;
  let path: string;
  let time: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ipanchor-keys-'));
    path = join(folder, 'access-keys.json');
    time = AT.getTime();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const now = (): Date => new Date(time);
  async function codeOf(work: Promise<unknown>): Promise<string> {
    const error: unknown = await work.then(() => undefined).catch((thrown: unknown) => thrown);
    return error instanceof GatewayError ? error.code : 'none';
  }

  it('are never kept, only what tells them again', async () => {
    const [first, second] = [makeKey('desk', ['operator'], AT), makeKey('desk', ['operator'], AT)];
    expect(first.text)
      .to.match(/^ipa_[A-Za-z0-9_-]{43}$/)
      .and.not.equal(second.text);
    await writeKeys(path, [first.kept, second.kept]);
    expect(statSync(path).mode & 0o777).to.equal(0o600);
    const text = readFileSync(path, 'utf8');
    expect(text).to.not.include(first.text.slice(4));
    const keys = await readKeys(path);
    expect(findKey(keys, second.text)).to.deep.equal(second.kept);
    for (const wrong of [
      '',
      first.text.slice(0, -1),
      `${first.text}A`,
      first.kept.digest,
      makeKey('x', ['auditor'], AT).text,
    ])
      expect(findKey(keys, wrong), wrong).to.equal(undefined);
  });

  it('tell who calls, from the moment they are there until they are removed', async () => {
    const access = openApiKeys(path, now);
    const { text, kept } = makeKey('desk', ['operator', 'auditor'], AT);
    expect(await codeOf(access.callerOf(text))).to.equal('CREDENTIALS_INVALID');
    await writeKeys(path, [kept]);
    time += 1000;
    const caller = await access.callerOf(text);
    expect(caller.name).to.equal('desk');
    expect([...caller.roles]).to.deep.equal(['operator', 'auditor']);
    await writeKeys(path, []);
    time += 1000;
    expect(await codeOf(access.callerOf(text))).to.equal('CREDENTIALS_INVALID');
    await access.close();
  });

  it('admit nobody while their file is no such file, and say that this is not about the key', async () => {
    const { text, kept } = makeKey('desk', ['operator'], AT);
    await writeKeys(path, [kept]);
    const access = openApiKeys(path, now);
    await access.callerOf(text);
    for (const damaged of ['{"v":1,"keys":[', '{"v":2,"keys":[]}', '{"v":1,"keys":[{"name":"x"}]}']) {
      writeFileSync(path, damaged);
      time += 1000;
      expect(await codeOf(access.callerOf(text)), damaged).to.equal('ACCESS_UNAVAILABLE');
    }
    await access.close();
  });

  it('write down when each was used last, at most once a minute and at the end', async () => {
    const [desk, old] = [makeKey('desk', ['operator'], AT), makeKey('old', ['auditor'], AT)];
    await writeKeys(path, [desk.kept, old.kept]);
    writeFileSync(
      `${path}.last-use`,
      JSON.stringify({
        [old.kept.digest]: '2026-01-01T00:00:00Z',
        ['00'.repeat(32)]: '2026-01-01T00:00:00Z',
      }),
    );
    const access = openApiKeys(path, now);
    await access.callerOf(desk.text);
    expect(Object.keys(await readUses(path))).to.have.length(2);
    await access.close();
    expect(await readUses(path)).to.deep.equal({
      [old.kept.digest]: '2026-01-01T00:00:00Z',
      [desk.kept.digest]: AT.toISOString(),
    });
  });
});
