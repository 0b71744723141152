/** The Dockerfile and compose.yaml, as far as a machine without a container engine can show that they work. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { GatewayClient } from '#gateway/client/client.ts';
import { parseDockerfile, parseYaml } from './fixtures/compose-file.ts';
import { buildImage, Containers, compose, dockerfile, stateOf } from './fixtures/containers.ts';
import { root } from './start-run.ts';

const LASTING = ['chain', 'office-jp', 'office-us', 'observer'];

describe('what the container files say', () => {
  const text = (name: string) => dockerfile.filter((step) => step.name === name).map((step) => step.text);

  it('is read, and nothing that is not understood is passed over', () => {
    expect(parseYaml('a: [x, "y, z"]\nb:\n  - c=d\ne: {}\n')).to.deep.equal({
      a: ['x', 'y, z'],
      b: ['c=d'],
      e: {},
    });
    for (const wrong of ['a: |\n  b', 'a: *b', 'a: 1\na: 2', '? a', 'a:\n   b: 1\n  c: 2', "a: 'b'"])
      expect(() => parseYaml(wrong), wrong).to.throw(SyntaxError);
    expect(() => parseDockerfile('RUN a \\')).to.throw(SyntaxError);
  });

  it('gives the image packages by the lock file, the same Node, and another user than root', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const image = `node:${packages['node_modules/node'].version}-bookworm-slim`;
    expect(text('FROM')).to.deep.equal([`${image} AS packages`, `${image} AS pages`, image]);
    const installed = text('RUN').filter((command) => command.startsWith('npm'));
    expect(installed).to.deep.equal(['npm ci --omit=dev --ignore-scripts', 'npm ci --ignore-scripts']);
    const names = dockerfile.map(({ name }) => name);
    expect(text('USER')).to.deep.equal(['node']);
    expect(names.lastIndexOf('USER')).to.be.greaterThan(names.lastIndexOf('RUN'));
    expect(names).to.not.include('ADD').and.to.not.include('ARG');
  });

  it('copies no more than is named, and nothing that a secret could be in', () => {
    const copied = text('COPY').flatMap((line) => line.split(' ').slice(0, -1));
    expect(copied.filter((source) => ['.', './', 'secrets', 'test'].includes(source))).to.deep.equal([]);
    const [everything, ...kept] = readFileSync(join(root, '.dockerignore'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(everything).to.equal('*');
    const wanted = copied.filter((source) => !source.startsWith('-') && !source.startsWith('/'));
    const sent = kept.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(new Set(sent)).to.deep.equal(new Set(wanted.map((source) => source.split('/')[0])));
    // What was built on this machine is not what the image builds.
    expect(kept.filter((line) => !line.startsWith('!'))).to.deep.equal(['web/dist']);
    expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).to.include('secrets/');
  });

  it('lets no service write to its root, gain rights, or be reached from another machine', () => {
    expect(Object.keys(compose.services)).to.deep.equal(['keys', ...LASTING]);
    for (const [name, service] of Object.entries(compose.services)) {
      expect(service.read_only, name).to.equal('true');
      expect(service.cap_drop, name).to.deep.equal(['ALL']);
      expect(service.security_opt, name).to.deep.equal(['no-new-privileges:true']);
      for (const port of service.ports ?? []) expect(port, name).to.match(/^127\.0\.0\.1:\d+:8080$/);
    }
    expect(compose.services.chain?.ports).to.equal(undefined);
    expect(compose.services.chain?.networks).to.deep.equal(['chain']);
    expect(compose.networks.chain?.internal).to.equal('true');
  });

  it('gives each office its own key by file, the chain no password, and the observer nothing', () => {
    const secretsOf = (name: string) => compose.services[name]?.secrets ?? [];
    expect(secretsOf('office-jp')).to.deep.equal(['jp-keystore', 'jp-password']);
    expect(secretsOf('office-us')).to.deep.equal(['us-keystore', 'us-password']);
    expect(secretsOf('chain')).to.deep.equal(['jp-keystore', 'us-keystore']);
    expect(secretsOf('observer')).to.deep.equal([]);
    const governed = Object.entries(compose.services).filter(([, { volumes = [] }]) =>
      volumes.some((volume) => volume.startsWith('governor:')),
    );
    expect(governed.map(([name]) => name)).to.deep.equal(['chain']);
    for (const name of LASTING.slice(1))
      expect(compose.services[name]?.volumes).to.include('chain:/chain:ro');
  });
});

describe('the services of compose.yaml, as processes', function () {
  this.timeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-compose-'));
  const containers = new Containers(folder);
  let image: string[];
  after(async () => {
    for (const { child } of containers.running.values()) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('have what they need in the image, and make their keys once, for their owner only', async () => {
    buildImage(folder);
    image = stateOf(folder);
    await containers.once('keys');
    const secrets = join(folder, 'secrets');
    const made = readdirSync(secrets).map((name) => [name, statSync(join(secrets, name)).mtimeMs]);
    expect(made.map(([name]) => name)).to.have.members(
      Object.values(compose.secrets).map(({ file }) => file.replace('./secrets/', '')),
    );
    for (const [name] of made) expect(statSync(join(secrets, String(name))).mode & 0o777).to.equal(0o600);
    await containers.once('keys');
    expect(readdirSync(secrets).map((name) => [name, statSync(join(secrets, name)).mtimeMs])).to.deep.equal(
      made,
    );
  });

  it('come up in the order of their dependencies, and are healthy by their own checks', async () => {
    for (const name of LASTING.slice(1)) await containers.up(name);
    expect([...containers.running.keys()]).to.deep.equal(LASTING);
    const roles: string[] = [];
    for (const name of LASTING.slice(1))
      roles.push((await new GatewayClient({ baseUrl: containers.url(name) }).call('getHealth', {})).role);
    expect(roles).to.deep.equal(['office', 'office', 'observer']);
  });

  it('serve the pages that the image built', async () => {
    const page = await fetch(`${containers.url('observer')}/ja/verify`);
    const script = /src="(\/assets\/[\w.-]+\.js)"/.exec(await page.text())?.[1] ?? 'none';
    expect((await fetch(containers.url('observer') + script)).status).to.equal(200);
  });

  it('take a document at one office, and the observer verifies its receipt', async () => {
    const sample = join(root, 'test', 'documents', 'JP', 'patent-publication.xml');
    copyFileSync(sample, join(containers.path('office-jp', '/data'), 'inbox', 'publication.xml'));
    const receipts = containers.path('office-jp', '/data/receipts');
    const limit = Date.now() + 60_000;
    const receiptFile = () =>
      (existsSync(receipts) ? readdirSync(receipts) : []).find((name) => /receipt/.test(name));
    while (receiptFile() === undefined && Date.now() < limit) await sleep(100);
    const receipt = JSON.parse(readFileSync(join(receipts, receiptFile() ?? 'none'), 'utf8'));
    const observer = new GatewayClient({ baseUrl: containers.url('observer') });
    const { digest } = JSON.parse(receipt.entry);
    const verify = () => observer.call('verifyDocument', { body: { receipt, documentDigestBag: [digest] } });
    let answer = await verify();
    while (answer.verdict !== 'verified' && Date.now() < limit) {
      await sleep(100);
      answer = await verify();
    }
    expect(answer.verdict, JSON.stringify(answer.findingBag)).to.equal('verified');
    const forged = { receipt, documentDigestBag: [digest.replace(/[0-9a-f]{64}$/, '0'.repeat(64))] };
    expect((await observer.call('verifyDocument', { body: forged })).verdict).to.equal('contradicted');
  });

  it('end on SIGTERM, each cleanly, and have written to volumes alone', async () => {
    const codes = await containers.down();
    expect(codes).to.deep.equal(Object.fromEntries(LASTING.map((name) => [name, 0])));
    expect(stateOf(folder)).to.deep.equal(image);
  });
});
