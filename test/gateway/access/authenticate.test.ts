import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Request } from 'express';
import { type Access, openAccess } from '#gateway/access/authenticate.ts';
import { makeKey, writeKeys } from '#gateway/access/key-file.ts';
import { GatewayError } from '#gateway/errors.ts';
import { ACCESS } from '#node/config.ts';

describe('authentication', () => {
  let folder: string;
  let access: Access;
  const { text, kept } = makeKey('desk', ['operator'], new Date());

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ipanchor-access-'));
    await writeKeys(join(folder, 'access-keys.json'), [kept]);
    access = openAccess(ACCESS.parse({}), folder);
  });
  after(async () => {
    await access.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function callerOf(headers: Readonly<Record<string, string>>): Promise<string> {
    const get = (name: string): string | undefined => headers[name];
    try {
      const caller = await access.authenticate({ get, headers: {}, socket: {} } as unknown as Request);
      return caller?.name ?? 'nobody';
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      expect(error.headers['WWW-Authenticate']).to.match(/^Bearer /);
      expect(error.message).to.not.include(text);
      return error.code;
    }
  }

  it('lets anyone be nobody, and the holder of a key be somebody', async () => {
    expect(await callerOf({})).to.equal('nobody');
    expect(await callerOf({ 'X-Api-Key': text })).to.equal('desk');
  });

  it('takes no credentials that are wrong for none at all', async () => {
    const wrong: readonly Readonly<Record<string, string>>[] = [
      { 'X-Api-Key': '' },
      { 'X-Api-Key': `${text}x` },
      { Authorization: '' },
      { Authorization: `Basic ${text}` },
      { Authorization: `Bearer ${text}` },
      { Authorization: 'Bearer' },
      { Authorization: 'Bearer a b' },
      { 'X-Api-Key': text, Authorization: 'Bearer abc' },
    ];
    for (const headers of wrong)
      expect(await callerOf(headers), JSON.stringify(headers)).to.equal('CREDENTIALS_INVALID');
  });
});
