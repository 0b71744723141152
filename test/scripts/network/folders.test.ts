import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { networkFiles, writeNetwork } from '../../../scripts/network/folders.ts';
import { planNetwork } from '../../../scripts/network/plan.ts';
import { samplePlan, sampleShared } from '../../node/network/sample-network.ts';

describe('files of a network', () => {
  const filesOf = async (engine: 'geth' | 'besu', seed = 'sample') => {
    const plan = samplePlan(engine, ['JP', 'EP'], seed);
    return networkFiles(plan, sampleShared(plan), '# Sample\n');
  };

  for (const engine of ['geth', 'besu'] as const) {
    it(`are the same from one seed, and share no secret with those from another (${engine})`, async () => {
      const files = await filesOf(engine);
      expect(await filesOf(engine)).to.deep.equal(files);
      const secrets = new Set(files.filter(({ isSecret }) => isSecret).map(({ text }) => text));
      const others = (await filesOf(engine, 'other')).filter(({ isSecret }) => isSecret);
      expect(others.filter(({ text }) => secrets.has(text))).to.deep.equal([]);
    });

    it(`give each secret to one office, in no page and no other file (${engine})`, async () => {
      const files = await filesOf(engine);
      const secrets = files.filter(({ isSecret }) => isSecret);
      expect(secrets).to.not.be.empty;
      for (const { path, text } of secrets) {
        const secret = text.trim().replace(/^0x/, '');
        const holders = files.filter((file) => file.text.includes(secret)).map((file) => file.path);
        expect(holders).to.deep.equal([path]);
      }
    });

    it(`list every secret in the office's SECRETS.md, with what it is for (${engine})`, async () => {
      const files = await filesOf(engine);
      const page = files.find(({ path }) => path === 'EP/SECRETS.md')?.text ?? '';
      for (const { path } of files.filter((file) => file.isSecret && file.path.startsWith('EP/'))) {
        expect(page).to.match(new RegExp(`\`${path.slice(3)}\`: [a-z]`));
      }
    });
  }

  it('have no key in common when there is no seed', () => {
    const [one, other] = [1, 2].map(() => planNetwork({ engine: 'geth', offices: ['JP'] }));
    expect(one?.offices[0]?.admin.address).to.not.equal(other?.offices[0]?.admin.address);
    expect(one?.chainId).to.not.equal(other?.chainId);
  });

  it('give every node of go-ethereum five peers, with few offices too, and each port once', () => {
    for (const offices of [['JP'], ['JP', 'EP'], ['JP', 'EP', 'US'], ['JP', 'EP', 'US', 'KR', 'CN']]) {
      const nodes = planNetwork({ engine: 'geth', offices, seed: 's' }).offices.flatMap(
        (office) => office.nodes,
      );
      expect(nodes.length).to.be.greaterThan(5);
      const ports = nodes.flatMap(({ port, httpPort, authPort }) => [
        port,
        authPort,
        ...(httpPort ? [httpPort] : []),
      ]);
      expect(new Set(ports).size).to.equal(ports.length);
    }
  });

  describe('on disk', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'ipanchor-folders-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it('are readable by their owner alone where they are secret', async () => {
      await writeNetwork(join(folder, 'new'), await filesOf('geth'));
      const mode = (file: string): string => (statSync(join(folder, 'new', file)).mode & 0o777).toString(8);
      expect(mode('JP/validator/geth/nodekey')).to.equal('600');
      expect(mode('JP')).to.equal('700');
      expect(mode('JP/genesis.json')).to.equal('644');
    });

    it('are written nowhere where there is something', async () => {
      mkdirSync(join(folder, 'old'));
      writeFileSync(join(folder, 'old', 'key'), 'the only one');
      const error = await writeNetwork(join(folder, 'old'), await filesOf('geth')).catch((thrown) => thrown);
      expect(error).to.include({ code: 'NETWORK_FOLDER_NOT_EMPTY' });
      expect(existsSync(join(folder, 'old', 'JP'))).to.equal(false);
    });
  });
});
