import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { openSigner, type ResultSigner } from '#gateway/checks/signing.ts';
import { ipanchor } from './cli-run.ts';
import { cleanUp, scratchFolder } from './start-run.ts';

const RESULT = {
  iat: Date.parse('2026-11-20T10:00:05Z') / 1000,
  question: {},
  asOf: { blockNumber: 40, blockTime: '2026-11-20T10:00:00Z' },
  priorityCheckBag: [{ verdict: 'confirmed' }],
};

describe('signed results on the command line', function () {
  this.timeout(60_000);
  const data = scratchFolder();
  const [result, kept, other, damaged] = ['check.jws', 'keys.json', 'other.json', 'damaged.json'].map(
    (name) => join(data, name),
  ) as [string, string, string, string];
  let signer: ResultSigner;

  before(async () => {
    const folder = join(data, 'observer');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'config.json'),
      JSON.stringify({ chain: { endpoints: ['http://127.0.0.1:9'] } }),
    );
    signer = await openSigner(join(folder, 'signing-keys.json'));
    writeFileSync(result, `${await signer.sign(RESULT)}\n`);
    writeFileSync(kept, JSON.stringify({ keys: signer.keys }));
    writeFileSync(other, JSON.stringify({ keys: (await openSigner(join(data, 'others.json'))).keys }));
    writeFileSync(damaged, '{"keys":');
  });
  after(() => cleanUp(data));

  const signingKey = (...args: string[]) =>
    ipanchor(['signing-key', ...args, '--observer', '--data', join(data, 'observer')]);

  it('are verified with the keys that were kept, and nothing else', async () => {
    const { code, stdout, stderr } = await ipanchor(['verify-result', result, '--keys', kept]);
    expect(code, stderr).to.equal(0);
    expect(stdout.split('\n')).to.deep.equal([
      `signed by key ${signer.keys[0]?.kid}, 2026-11-20T10:00:05Z`,
      '  confirmed',
      '  as of block 40, 2026-11-20T10:00:00Z',
      '',
    ]);
    const { outcome, result: payload } = JSON.parse(
      (await ipanchor(['verify-result', result, '--keys', kept, '--json'])).stdout,
    );
    expect({ outcome, payload }).to.deep.equal({ outcome: 'holds', payload: RESULT });
  });

  it('are verified after the key was replaced, with the keys that the gateway publishes', async () => {
    const rotated = await signingKey('--rotate');
    expect(rotated.code, rotated.stderr).to.equal(0);
    const [signs, signed] = rotated.stdout.trim().split('\n');
    expect(signs).to.match(/^[\w-]{43} {2}signs$/);
    expect(signed).to.equal(`${signer.keys[0]?.kid}  signed`);
    const published = (await signingKey('--json')).stdout;
    expect(published).to.not.include('"d"');
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/here/api/v1/keys' ? 200 : 404;
      response.setHeader('Content-Type', 'application/json').end(published);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/here`;
    for (const keys of [url, `${url}/api/v1/keys`]) {
      const { code, stderr } = await ipanchor(['verify-result', result, '--keys', keys]);
      expect(code, stderr).to.equal(0);
    }
    await once(server.close(), 'close');
    expect((await ipanchor(['verify-result', result, '--keys', url])).code).to.equal(1);
  });

  it('end with 3 when they were changed, 4 by a key that is not there, 2 without usable keys, 1 without file', async () => {
    const changed = join(data, 'changed.jws');
    writeFileSync(
      changed,
      readFileSync(result, 'utf8').replace(/\.(.)/, (_, one) => (one === 'e' ? '.f' : '.e')),
    );
    const runs = await Promise.all([
      ipanchor(['verify-result', changed, '--keys', kept]),
      ipanchor(['verify-result', result, '--keys', other]),
      ipanchor(['verify-result', result, '--keys', damaged]),
      ipanchor(['verify-result', join(data, 'none.jws'), '--keys', kept]),
    ]);
    expect(runs.map(({ code }) => code)).to.deep.equal([3, 4, 2, 1]);
  });
});
