import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadConfig, loadObserverConfig } from '#node/config.ts';
import { NodeError } from '#node/errors.ts';
import { newFolder } from './intake/office-fixture.ts';

describe('configuration', () => {
  const folder = newFolder();
  after(() => rmSync(folder, { recursive: true }));
  const file = (content: unknown): string => {
    const path = join(folder, 'config.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const failure = (action: () => unknown): NodeError => {
    try {
      action();
    } catch (error) {
      if (error instanceof NodeError) return error;
      throw error;
    }
    throw new TypeError('accepted');
  };

  it('needs office and chain only, and is frozen to its depth', () => {
    const config = loadConfig(file({ office: 'JP', chain: { endpoints: ['http://a.example'] } }), {});
    expect(config).to.deep.include({ office: 'JP', dataFolder: '.ipanchor', publicFromFiling: ['T'] });
    expect(config.limits.maxBytes).to.equal(64 * 2 ** 20);
    expect(Object.isFrozen(config.limits)).to.equal(true);
  });

  it('puts variables over the file', () => {
    const path = file({ office: 'JP', gateway: { port: 1 }, chain: { endpoints: ['http://a.example'] } });
    const config = loadConfig(path, {
      IPANCHOR_PORT: '8081',
      IPANCHOR_CHAIN_ENDPOINTS: 'http://b.example, http://c.example',
      IPANCHOR_PUBLIC_FROM_FILING: 'T D',
      PATH: 'of no concern',
    });
    expect(config.gateway).to.include({ host: '127.0.0.1', port: 8081 });
    expect(config.gateway.access).to.deep.equal({ keysFile: 'access-keys.json', certificates: [] });
    expect(config.chain.endpoints).to.deep.equal(['http://b.example', 'http://c.example']);
    expect(config.publicFromFiling).to.deep.equal(['T', 'D']);
  });

  it('takes a signer in place of a keystore, from file and variables, and only where nobody can listen', () => {
    const account = `0x${'aB'.repeat(20)}`;
    const chain = { endpoints: ['http://a.example'], signer: { url: 'https://hsm.example/eth1' } };
    const config = loadConfig(file({ office: 'JP', chain }), { IPANCHOR_SIGNER_ACCOUNT: account });
    expect(config.chain.signer).to.deep.equal({ ...chain.signer, account, timeoutSeconds: 10 });
    const local = loadConfig(file({ office: 'JP', chain: { endpoints: chain.endpoints } }), {
      IPANCHOR_SIGNER_URL: 'http://127.0.0.1:9000',
      IPANCHOR_SIGNER_ACCOUNT: account,
    });
    expect(local.chain.signer?.url).to.equal('http://127.0.0.1:9000');
    const wrong = { url: 'http://hsm.example', account: '0x12', password: 'x', tls: { secret: 'y' } };
    const error = failure(() => loadConfig(file({ office: 'JP', chain: { ...chain, signer: wrong } }), {}));
    expect(error.fields.map(({ field }) => field)).to.have.members(
      ['url', 'account', 'password', 'tls.secret'].map((field) => `chain.signer.${field}`),
    );
  });

  it('names every wrong field of who may call the gateway', () => {
    const access = {
      tokens: {
        issuer: 'https://id.example',
        jwksUrl: 'http://id.example/keys',
        algorithms: ['HS256', 'none'],
        roleNames: { admin: ['x'] },
      },
      tls: { certificate: 'cert.pem' },
      proxy: { addresses: ['everybody', '10.0.0.0/8'], subjectHeader: 'X Subject' },
      certificates: [
        { subject: 'CN=a\nCN=b', name: 'desk', roles: [] },
        { subject: 'CN=c', name: 'oidc:a1', roles: ['auditor'] },
      ],
    };
    const chain = { endpoints: ['http://a.example'] };
    const error = failure(() => loadConfig(file({ office: 'JP', chain, gateway: { access } }), {}));
    const fields = error.fields.map(({ field }) => field.replace('gateway.access.', ''));
    expect(fields).to.have.members([
      ...['tokens.audience', 'tokens.jwksUrl', 'tokens.algorithms.0', 'tokens.algorithms.1'],
      ...['tokens.roleNames.admin', 'tls.key', 'proxy.addresses.0', 'proxy.subjectHeader'],
      ...['certificates.0.subject', 'certificates.0.roles', 'certificates.1.name'],
    ]);
  });

  it('takes no other host for this machine, and no origin that a browser would never send', () => {
    const fieldsOf = (gateway: object) =>
      failure(() =>
        loadConfig(file({ office: 'JP', chain: { endpoints: ['http://a.example'] }, gateway }), {}),
      ).fields.map(({ field }) => field);
    const tokens = { issuer: 'https://id.example', audience: 'a' };
    for (const jwksUrl of ['http://127.0.0.1:80@id.example/keys', 'http://localhost.id.example/', 'nowhere'])
      expect(fieldsOf({ access: { tokens: { ...tokens, jwksUrl } } }), jwksUrl).to.deep.equal([
        'gateway.access.tokens.jwksUrl',
      ]);
    const allowedOrigins = [
      'https://a.example',
      'null',
      'https://a.example/',
      'https://a.example/desk',
      'ftp://a.example',
    ];
    expect(fieldsOf({ allowedOrigins })).to.deep.equal(
      [2, 3, 4].map((place) => `gateway.allowedOrigins.${place}`),
    );
  });

  it('names every wrong field at once', () => {
    const path = file({
      office: 'Japan',
      limits: { maxBytes: -1, maxFiles: 3 },
      publicFromFiling: ['X'],
      extra: 1,
    });
    const error = failure(() => loadConfig(path, { IPANCHOR_PORT: 'http' }));
    expect(error.code).to.equal('CONFIG_INVALID');
    expect(error.fields.map(({ field }) => field)).to.have.members([
      'office',
      'chain.endpoints',
      'limits.maxBytes',
      'limits.maxFiles',
      'publicFromFiling.0',
      'gateway.port',
      'extra',
    ]);
  });

  it('is for an observer without office and keys, and refuses both', () => {
    const chain = { endpoints: ['http://a.example'] };
    const config = loadObserverConfig(file({ chain }), { IPANCHOR_SAVED_BLOCK_FILE: '/chain/saved' });
    expect(config.chain).to.deep.equal({
      ...{ endpoints: ['http://a.example'], contracts: 'deployment.json', savedBlockFile: '/chain/saved' },
    });
    expect(config.gateway).to.include({ host: '127.0.0.1', port: 8080 });
    const named = { office: 'JP', chain: { ...chain, keystore: 'key.json' }, intake: {} };
    const error = failure(() => loadObserverConfig(file(named), { IPANCHOR_PASSWORD_FILE: 'x' }));
    expect(error.fields.map(({ field }) => field)).to.have.members([
      ...['office', 'intake', 'chain.keystore', 'chain.passwordFile'],
    ]);
  });

  it('takes what a network is set up otherwise than its engine, and names what is no such thing', () => {
    const endpoints = ['http://a.example'];
    const profile = { pricing: 'free', logRange: 50, pollSeconds: 0.5, standsAfterSeconds: 0 };
    expect(loadConfig(file({ office: 'JP', chain: { endpoints, profile } }), {}).chain.profile).to.deep.equal(
      profile,
    );
    const wrong = { logRange: 0, pollSeconds: 61, engine: 'geth' };
    const chain = { endpoints: [...endpoints, 'ws://b.example'], profile: wrong };
    const error = failure(() => loadConfig(file({ office: 'JP', chain }), { IPANCHOR_GAS_PRICING: 'low' }));
    expect(error.fields.map(({ field }) => field)).to.have.members([
      ...['chain.endpoints.1', 'chain.profile.pricing', 'chain.profile.logRange'],
      ...['chain.profile.pollSeconds', 'chain.profile.engine'],
    ]);
  });

  it('tells a file that is not there from one that is wrong', () => {
    expect(failure(() => loadConfig(join(folder, 'none.json'), {})).code).to.equal('FILE_UNREADABLE');
    expect(failure(() => loadConfig(file('{'), {})).code).to.equal('CONFIG_INVALID');
    expect(failure(() => loadConfig(file([]), {})).code).to.equal('CONFIG_INVALID');
  });
});
