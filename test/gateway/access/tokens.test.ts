import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { type CallerOfToken, openTokens } from '#gateway/access/tokens.ts';
import { GatewayError } from '#gateway/errors.ts';
import { ACCESS } from '#node/config.ts';

const ISSUER = 'https://id.office.example';
const AUDIENCE = 'ipanchor';

describe('bearer tokens', () => {
  let provider: Server;
  let key: CryptoKey;
  let other: CryptoKey;
  let jwksUrl: string;
  let fetches = 0;
  let isDown = false;
  let published = '';

  before(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    other = (await generateKeyPair('ES256')).privateKey;
    published = JSON.stringify({
      keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }],
    });
    provider = createServer((_request, response) => {
      fetches += 1;
      response.writeHead(isDown ? 500 : 200, { 'Content-Type': 'application/json' }).end(published);
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    jwksUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`;
  });
  after(() => new Promise((resolve) => provider.close(resolve)));
  beforeEach(() => {
    [fetches, isDown] = [0, false];
  });

  function open(more: object = {}): CallerOfToken {
    const tokens = { issuer: ISSUER, audience: AUDIENCE, jwksUrl, ...more };
    const { tokens: parsed } = ACCESS.parse({ tokens });
    if (parsed === undefined) throw new TypeError('no tokens');
    return openTokens(parsed);
  }
  const seconds = (): number => Math.floor(Date.now() / 1000);
  function token(claims: object = {}, { signer = key, kid = 'one' } = {}): Promise<string> {
    const payload = {
      iss: ISSUER,
      aud: AUDIENCE,
      sub: 'a1',
      exp: seconds() + 60,
      roles: ['examiner'],
      ...claims,
    };
    return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid }).sign(signer);
  }
  async function refusal(work: Promise<unknown>): Promise<string> {
    const error: unknown = await work.then(() => undefined).catch((thrown: unknown) => thrown);
    if (!(error instanceof GatewayError)) throw new TypeError('no refusal', { cause: error });
    return `${error.code} ${error.headers['WWW-Authenticate'] ?? ''} ${error.message}`.trim();
  }

  it('name the caller and his roles, and fetch the keys of the issuer once', async () => {
    const callerOf = open();
    for (let round = 0; round < 3; round++) {
      const { name, roles } = await callerOf(await token());
      expect([name, ...roles]).to.deep.equal(['oidc:a1', 'examiner']);
    }
    expect(fetches).to.equal(1);
  });

  it('give the roles by the names of the provider, from where it puts them, and no others', async () => {
    const deep = open({ rolesClaim: 'realm_access.roles', roleNames: { operator: ['ip-desk', 'ip-admin'] } });
    const rolesOf = async (claims: object, callerOf = deep) => [
      ...(await callerOf(await token(claims))).roles,
    ];
    expect(await rolesOf({ realm_access: { roles: ['ip-admin', 'auditor', 'guest'] } })).to.deep.equal([
      'operator',
      'auditor',
    ]);
    expect(await rolesOf({ realm_access: { roles: ['operator'] } })).to.deep.equal([]);
    expect(await rolesOf({ realm_access: 'none' })).to.deep.equal([]);
    expect(await rolesOf({ roles: 'openid auditor' }, open())).to.deep.equal(['auditor']);
  });

  it('are refused when they are expired, early, for somebody else, forged, unsigned or signed by a secret', async () => {
    const callerOf = open();
    const bad: readonly (readonly [what: string, text: string | Promise<string>])[] = [
      ['expired', token({ exp: seconds() - 31 })],
      ['another issuer', token({ iss: 'https://id.other.example' })],
      ['for another audience', token({ aud: 'other' })],
      ['not for this time', token({ nbf: seconds() + 60 })],
      ['issuer, for another', token({ exp: undefined })],
      ['issuer, for another', token({ sub: undefined })],
      ['names nobody', token({ sub: '' })],
      ['names nobody', token({ sub: { id: 'a1' } })],
      ['signature', token({}, { signer: other })],
      ['does not publish', token({}, { signer: other, kid: 'two' })],
      [
        'algorithm',
        new SignJWT({ sub: 'a1' })
          .setProtectedHeader({ alg: 'HS256', kid: 'one' })
          .sign(Buffer.from(published)),
      ],
      ['not', new UnsecuredJWT({ sub: 'a1' }).setIssuer(ISSUER).setAudience(AUDIENCE).encode()],
      ['not one', 'abc.def.ghi'],
      ['not one', 'abc'],
    ];
    for (const [what, text] of bad) {
      const told = await refusal(callerOf(await text));
      expect(told, what)
        .to.match(/^CREDENTIALS_INVALID Bearer error="invalid_token" the /)
        .and.to.include(what);
      expect(told).to.not.include(await text);
    }
  });

  it('are taken for as long after their end as the clocks may differ', async () => {
    const { name } = await open()(await token({ exp: seconds() - 20 }));
    expect(name).to.equal('oidc:a1');
    expect(
      await refusal(open({ clockToleranceSeconds: 0 })(await token({ exp: seconds() - 20 }))),
    ).to.include('expired');
  });

  it('are no forgeries because the issuer cannot be asked', async () => {
    isDown = true;
    expect(await refusal(open()(await token()))).to.match(/^ACCESS_UNAVAILABLE/);
    const nobody = open({ jwksUrl: 'http://127.0.0.1:9/keys' });
    expect(await refusal(nobody(await token()))).to.match(/^ACCESS_UNAVAILABLE/);
  });
});
