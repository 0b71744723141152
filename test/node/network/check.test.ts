import { chmodSync, copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkNetwork } from '#node/network/check.ts';
import type { NetworkError } from '#node/network/errors.ts';
import { type SampleFolder, samplePlan, writeSample } from './sample-network.ts';

describe('check of the files of a network', function () {
  this.timeout(20_000);
  let whole: SampleFolder;
  let sample: SampleFolder;
  let folder: string;

  before(async () => {
    whole = await writeSample();
  });

  beforeEach(() => {
    folder = `${whole.folder}-tried`;
    cpSync(whole.folder, folder, { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  after(() => whole.remove());

  const path = (file: string): string => join(folder, file);
  const change = (file: string, from: string | RegExp, to: string): void => {
    const text = readFileSync(path(file), 'utf8');
    expect(text).to.match(
      typeof from === 'string' ? new RegExp(from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : from,
    );
    writeFileSync(path(file), text.replace(from, to));
  };
  const edit = (file: string, how: (value: never) => void): void => {
    const value = JSON.parse(readFileSync(path(file), 'utf8'));
    how(value as never);
    writeFileSync(path(file), `${JSON.stringify(value, null, 2)}\n`);
  };
  /** `CODE file` of each finding, each once. */
  const found = async (place = folder, others: string[] = []): Promise<string[]> => {
    const { findings } = await checkNetwork(place, others);
    return [...new Set(findings.map(({ code, file }) => `${code} ${file}`))];
  };

  it('finds nothing wrong in what the generator writes, whole or one office', async () => {
    const { offices, findings } = await checkNetwork(folder);
    expect({ offices, findings }).to.deep.equal({ offices: ['JP', 'EP', 'US'], findings: [] });
    expect(await checkNetwork(path('EP'))).to.deep.include({ offices: ['EP'], findings: [] });
  });

  it('finds nothing wrong in those for Besu', async () => {
    sample = await writeSample(samplePlan('besu', ['JP', 'EP']));
    try {
      expect((await checkNetwork(sample.folder)).findings).to.deep.equal([]);
    } finally {
      sample.remove();
    }
  });

  it('does without an admin key, which may be kept elsewhere', async () => {
    rmSync(path('JP/admin'), { recursive: true });
    expect(await found(path('JP'))).to.deep.equal([]);
  });

  const cases: readonly (readonly [name: string, break_: () => void, ...findings: string[]])[] = [
    [
      'a genesis block of another time',
      () => change('EP/genesis.json', /"timestamp": "0x\w+"/, '"timestamp": "0x1"'),
      'GENESIS_MISMATCH EP/genesis.json',
    ],
    [
      'a genesis block of another chain id',
      () => change('EP/genesis.json', /"chainId": \d+/, '"chainId": 7'),
      'GENESIS_MISMATCH EP/genesis.json',
      'GENESIS_MISMATCH EP/office/deployment.json',
    ],
    [
      'a contract with other storage',
      () => change('US/genesis.json', '"0x01"', '"0x02"'),
      'GENESIS_MISMATCH US/genesis.json',
    ],
    [
      'a contract with other code',
      () => change('US/genesis.json', '"code": "0x00"', '"code": "0x01"'),
      'GENESIS_MISMATCH US/genesis.json',
      'GENESIS_MISMATCH US/office/deployment.json',
    ],
    [
      'a signer that no office has',
      () => change('JP/genesis.json', /("extraData": "0x0{64})\w\w/, '$1ff'),
      'GENESIS_MISMATCH JP/genesis.json',
      'GENESIS_VALIDATORS JP/genesis.json',
    ],
    [
      'a deployment of another chain',
      () => edit('JP/office/deployment.json', (value: { chainId: number }) => (value.chainId = 1)),
      'GENESIS_MISMATCH JP/office/deployment.json',
    ],
    [
      'an own description that differs',
      () => change('US/network.json', /"gasLimit": \d+/, '"gasLimit": 1'),
      'NETWORK_FILE_DIFFERS US/network.json',
    ],
    [
      "another office's operator key",
      () => copyFileSync(path('EP/office/operator.keystore.json'), path('JP/copy.json')),
      'SECRET_FOREIGN JP/copy.json',
    ],
    [
      "another office's node key",
      () => copyFileSync(path('EP/rpc/geth/nodekey'), path('JP/rpc/old-key')),
      'SECRET_FOREIGN JP/rpc/old-key',
    ],
    [
      'two keys that changed places',
      () => copyFileSync(path('JP/rpc/geth/nodekey'), path('JP/validator/geth/nodekey')),
      'SECRET_MISMATCH JP/validator/geth/nodekey',
    ],
    [
      'a keystore with the password of another',
      () => copyFileSync(path('JP/admin/admin.password'), path('JP/office/operator.password')),
      'SECRET_MISMATCH JP/office/operator.keystore.json',
    ],
    [
      'a secret that others can read',
      () => chmodSync(path('US/validator/geth/nodekey'), 0o640),
      'SECRET_OPEN US/validator/geth/nodekey',
    ],
    [
      'a keystore that others can read',
      () => chmodSync(path('US/office/operator.keystore.json'), 0o644),
      'SECRET_OPEN US/office/operator.keystore.json',
    ],
    ['a missing key', () => rmSync(path('US/rpc/geth/nodekey')), 'NETWORK_FILE_MISSING US/rpc/geth/nodekey'],
    [
      'a missing genesis block',
      () => rmSync(path('US/genesis.json')),
      'NETWORK_FILE_MISSING US/genesis.json',
    ],
    [
      'a genesis block that is cut off',
      () => writeFileSync(path('US/genesis.json'), '{"config":'),
      'NETWORK_FILE_INVALID US/genesis.json',
    ],
    [
      "a node's configuration with an unknown field",
      () => edit('JP/office/config.json', (value: Record<string, unknown>) => (value.colour = 'red')),
      'NETWORK_FILE_INVALID JP/office/config.json',
    ],
    [
      "another office's configuration",
      () => copyFileSync(path('EP/office/config.json'), path('JP/office/config.json')),
      'NODE_CONFIG_MISMATCH JP/office/config.json',
    ],
    [
      'a peer with another port',
      () => change('JP/rpc.toml', /:30420"/, ':30421"'),
      'PEER_UNKNOWN JP/rpc.toml',
    ],
    [
      'JSON-RPC for everybody',
      () => change('JP/rpc.toml', 'HTTPHost = "127.0.0.1"', 'HTTPHost = "0.0.0.0"'),
      'RPC_EXPOSED JP/rpc.toml',
    ],
    [
      'JSON-RPC where a key is unlocked',
      () => change('JP/validator.toml', 'HTTPHost = ""', 'HTTPHost = "127.0.0.1"'),
      'RPC_EXPOSED JP/validator.toml',
    ],
  ];
  for (const [name, break_, ...findings] of cases) {
    it(`finds ${name}`, async () => {
      break_();
      const office = / (\w\w)\//.exec(findings[0] ?? '')?.[1] ?? '';
      // Only between folders can these be seen; all else is seen in the office's own, in a third of the time.
      const isBetween = /DIFFERS|CONFIG_MISMATCH/.test(findings.join());
      const own = findings.map((text) => text.replace(` ${office}/`, ' '));
      if (isBetween) expect(await found()).to.have.members(findings);
      else expect(await found(path(office))).to.have.members(own);
    });
  }

  it('finds a key that another network has', async () => {
    const other = path('JP/network.json');
    expect(await found(path('EP'), [other])).to.deep.equal(['KEY_REUSED network.json']);
  });

  it('says nothing without a description of the network', async () => {
    for (const [text, code] of [
      [undefined, 'NETWORK_FILE_MISSING'],
      ['{}', 'NETWORK_FILE_INVALID'],
      ['no JSON', 'NETWORK_FILE_INVALID'],
    ] as const) {
      if (text === undefined) rmSync(path('network.json'));
      else writeFileSync(path('network.json'), text);
      const error = await checkNetwork(folder).catch((thrown: NetworkError) => thrown);
      expect(error).to.include({ code });
    }
  });
});
